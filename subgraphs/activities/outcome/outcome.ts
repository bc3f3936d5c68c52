import { loadChildren } from '../../kit/read/loaders.ts';
import {
  defineEntity,
  fields,
  orNull,
  sourcedFields,
} from '../../kit/storage/entity.ts';
import type { Sourced } from '../../kit/values/provenance.ts';
import type { Context, OutcomeMetric } from '../contract/generated.ts';

/** What came of an activity, with how far it is backed. */
export interface OutcomeRow extends Sourced {
  readonly id: string;
  readonly activityId: string;
  readonly metric: OutcomeMetric;
  /** In the metric's unit; null where only a fact is told. */
  readonly value: number | null;
  /** The source's word for imprecision, such as 余. */
  readonly qualifier: string | null;
  /** The period it took, days. */
  readonly withinDays: number | null;
  readonly description: string | null;
}

export const outcomeEntity = defineEntity<OutcomeRow>(
  'outcome',
  {
    id: fields.id(),
    activityId: fields.text(64),
    metric: fields.text(32),
    value: orNull(fields.real()),
    qualifier: orNull(fields.text()),
    withinDays: orNull(fields.integer()),
    description: orNull(fields.long()),
    ...sourcedFields,
  },
  [['activityId']],
);

/** By activity, in order of id. */
export function outcomesOfActivity({ dataSource }: Context) {
  return loadChildren(dataSource, outcomeEntity, {
    parent: 'activityId',
    order: 'id',
  });
}
