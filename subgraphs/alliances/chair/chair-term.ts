import { loadChildren } from '../../kit/read/loaders.ts';
import {
  defineEntity,
  fields,
  orNull,
  sourcedFields,
} from '../../kit/storage/entity.ts';
import type { Sourced } from '../../kit/values/provenance.ts';
import type { ChairTermState, Context } from '../contract/generated.ts';

/** A term of the rotating chair (轮值盟主). */
export interface ChairTermRow extends Sourced {
  readonly id: string;
  readonly allianceId: string;
  readonly ordinal: number;
  readonly unitId: string | null;
  readonly state: ChairTermState;
  /** As precise as known: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly startsOn: string | null;
  /** The last day of the term. */
  readonly endsOn: string | null;
}

export const chairTermEntity = defineEntity<ChairTermRow>(
  'chair_term',
  {
    id: fields.id(),
    allianceId: fields.text(64),
    ordinal: fields.integer(),
    unitId: orNull(fields.text(128)),
    state: fields.text(32),
    startsOn: orNull(fields.text(10)),
    endsOn: orNull(fields.text(10)),
    ...sourcedFields,
  },
  [['allianceId'], ['unitId'], ['state', 'endsOn']],
);

/** Loads the terms of each alliance, ordered by ordinal. */
export function chairTermsOf({ dataSource }: Context) {
  return loadChildren(dataSource, chairTermEntity, {
    parent: 'allianceId',
    order: 'ordinal',
  });
}

/** Loads the terms of each unit, ordered by id. */
export function chairTermsOfUnit({ dataSource }: Context) {
  return loadChildren(dataSource, chairTermEntity, {
    parent: 'unitId',
    order: 'id',
  });
}
