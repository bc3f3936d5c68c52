import { defineEntity, fields, orNull } from '../../kit/entity.ts';
import type { Evidence, Provenance } from '../../kit/provenance.ts';

/** Demands of several units for the same training. */
export interface DemandClusterRow {
  readonly id: string;
  readonly topic: string;
  readonly allianceId: string | null;
  readonly provenance: Provenance;
  readonly evidence: Evidence;
  /** The sentence it was taken from. */
  readonly quote: string | null;
}

export const demandClusterEntity = defineEntity<DemandClusterRow>(
  'demand_cluster',
  {
    id: fields.id(),
    topic: fields.text(),
    allianceId: orNull(fields.text(64)),
    provenance: fields.text(32),
    evidence: fields.text(32),
    quote: orNull(fields.long()),
  },
  [['allianceId']],
);
