import { loadChildren } from '../../kit/read/loaders.ts';
import {
  defineEntity,
  fields,
  orNull,
  sourcedFields,
} from '../../kit/storage/entity.ts';
import type { Sourced } from '../../kit/values/provenance.ts';
import type { Context, TrainingPlanState } from '../contract/generated.ts';

/** A training that members' joint demand led to. */
export interface TrainingPlanRow extends Sourced {
  readonly id: string;
  readonly topic: string;
  readonly state: TrainingPlanState;
  readonly venue: string | null;
  readonly demandClusterId: string | null;
  readonly allianceId: string | null;
}

export const trainingPlanEntity = defineEntity<TrainingPlanRow>(
  'training_plan',
  {
    id: fields.id(),
    topic: fields.text(),
    state: fields.text(32),
    venue: orNull(fields.text()),
    demandClusterId: orNull(fields.text(64)),
    allianceId: orNull(fields.text(64)),
    ...sourcedFields,
  },
  [['demandClusterId'], ['allianceId']],
);

/** Loads the plans of each alliance, ordered by id. */
export function plansOfAlliance({ dataSource }: Context) {
  return loadChildren(dataSource, trainingPlanEntity, {
    parent: 'allianceId',
    order: 'id',
  });
}

/** Loads the plans of each demand cluster, ordered by id. */
export function plansOfCluster({ dataSource }: Context) {
  return loadChildren(dataSource, trainingPlanEntity, {
    parent: 'demandClusterId',
    order: 'id',
  });
}
