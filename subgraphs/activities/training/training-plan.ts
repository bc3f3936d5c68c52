import {
  defineEntity,
  fields,
  orNull,
  sourcedFields,
} from '../../kit/storage/entity.ts';
import type { Sourced } from '../../kit/values/provenance.ts';
import type { TrainingPlanState } from '../contract/generated.ts';

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
