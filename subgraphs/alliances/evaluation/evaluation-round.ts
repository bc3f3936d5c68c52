import { loadChildren } from '../../kit/read/loaders.ts';
import { defineEntity, fields } from '../../kit/storage/entity.ts';
import type { Context, EvaluationState } from '../contract/generated.ts';

/** A period that was assessed under one policy. */
export interface EvaluationRoundRow {
  readonly id: string;
  readonly allianceId: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly policyVersion: string;
  readonly state: EvaluationState;
}

export const evaluationRoundEntity = defineEntity<EvaluationRoundRow>(
  'evaluation_round',
  {
    id: fields.id(),
    allianceId: fields.text(64),
    startsOn: fields.text(10),
    endsOn: fields.text(10),
    policyVersion: fields.text(32),
    state: fields.text(32),
  },
  [['allianceId']],
);

/** Loads the rounds of each alliance, oldest first. */
export function evaluationRoundsOf({ dataSource }: Context) {
  return loadChildren(dataSource, evaluationRoundEntity, {
    parent: 'allianceId',
    order: 'startsOn',
  });
}
