import { defineEntity, fields, orNull } from '../../kit/entity.ts';
import type { Evidence, Provenance } from '../../kit/provenance.ts';

/** The contract's enum. */
export type ChairTermState =
  'NOMINATED' | 'CONFIRMED' | 'SERVING' | 'HANDED_OVER';

/** A term of the rotating chair (轮值盟主). */
export interface ChairTermRow {
  readonly id: string;
  readonly allianceId: string;
  readonly ordinal: number;
  readonly unitId: string | null;
  readonly state: ChairTermState;
  /** As precise as known: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly startsOn: string | null;
  /** The last day of the term. */
  readonly endsOn: string | null;
  readonly provenance: Provenance;
  readonly evidence: Evidence;
  readonly quote: string | null;
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
    provenance: fields.text(32),
    evidence: fields.text(32),
    quote: orNull(fields.long()),
  },
  [['allianceId'], ['unitId'], ['state', 'endsOn']],
);
