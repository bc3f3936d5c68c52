import { loadChildren } from '../../kit/read/loaders.ts';
import {
  defineEntity,
  fields,
  sourcedFields,
} from '../../kit/storage/entity.ts';
import type { Sourced } from '../../kit/values/provenance.ts';
import type { Context, FactSubject } from '../contract/generated.ts';

/** One thing that a source tells of an alliance. */
export interface ReportedFactRow extends Sourced {
  readonly id: string;
  readonly allianceId: string;
  /** The order in which the alliance's facts are told. */
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

/** By alliance, as they are told. */
export function reportedFactsOf({ dataSource }: Context) {
  return loadChildren(dataSource, reportedFactEntity, {
    parent: 'allianceId',
    order: 'place',
  });
}
