import { loadChildren } from '../../kit/read/loaders.ts';
import {
  defineEntity,
  fields,
  orNull,
  sourcedFields,
} from '../../kit/storage/entity.ts';
import type { Sourced } from '../../kit/values/provenance.ts';
import type { Context, OutcomeMetric } from '../contract/generated.ts';

/** A result of an activity, and how well it is evidenced. */
export interface OutcomeRow extends Sourced {
  readonly id: string;
  readonly activityId: string;
  readonly metric: OutcomeMetric;
  /** In the metric's unit; null where the source tells the fact only. */
  readonly value: number | null;
  /** The source's word for an imprecise figure, such as 余. */
  readonly qualifier: string | null;
  /** The time that it took, in days. */
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

/** Loads the outcomes of each activity, ordered by id. */
export function outcomesOfActivity({ dataSource }: Context) {
  return loadChildren(dataSource, outcomeEntity, {
    parent: 'activityId',
    order: 'id',
  });
}
