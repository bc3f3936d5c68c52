import { loadChildren } from '../../kit/read/loaders.ts';
import {
  defineEntity,
  fields,
  sourcedFields,
} from '../../kit/storage/entity.ts';
import type { Sourced } from '../../kit/values/provenance.ts';
import type { Context, FactSubject } from '../contract/generated.ts';

/** One thing that a source reports of an alliance. */
export interface ReportedFactRow extends Sourced {
  readonly id: string;
  readonly allianceId: string;
  /** The place of this fact in the order in which the source reports them. */
  readonly place: number;
  readonly subject: FactSubject;
  readonly value: string;
}

export const reportedFactEntity = defineEntity<ReportedFactRow>(
  'reported_fact',
  {
    id: fields.id(),
    allianceId: fields.text(64),
    place: fields.integer(),
    subject: fields.text(32),
    value: fields.text(),
    ...sourcedFields,
  },
  [['allianceId']],
);

/** Loads the facts of each alliance in the order of its source. */
export function reportedFactsOf({ dataSource }: Context) {
  return loadChildren(dataSource, reportedFactEntity, {
    parent: 'allianceId',
    order: 'place',
  });
}
