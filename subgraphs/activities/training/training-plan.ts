import { loadChildren } from '../../kit/read/loaders.ts';
import {
  defineEntity,
  fields,
  orNull,
  sourcedFields,
} from '../../kit/storage/entity.ts';
import type { Sourced } from '../../kit/values/provenance.ts';
import type { Context, TrainingPlanState } from '../contract/generated.ts';

/** Training that members' joint demand brought about. */
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

/** By alliance, in order of id. */
export function plansOfAlliance({ dataSource }: Context) {
  return loadChildren(dataSource, trainingPlanEntity, {
    parent: 'allianceId',
    order: 'id',
  });
}

/** By demand cluster, in order of id. */
export function plansOfCluster({ dataSource }: Context) {
  return loadChildren(dataSource, trainingPlanEntity, {
    parent: 'demandClusterId',
    order: 'id',
  });
}
