import { defineEntity, fields, orNull } from '../../kit/entity.ts';
import type { Evidence, Provenance } from '../../kit/provenance.ts';
import type { ResourceKind } from './resource-kind.ts';

/** Where an exchange stands; the contract's enum. */
export type ExchangeState =
  'AGREED' | 'FULFILLING' | 'FULFILLED' | 'CONFIRMED' | 'REPORTED';

/** One unit gave, another received, within an alliance. */
export interface ExchangeRow {
  readonly id: string;
  readonly kind: ResourceKind;
  readonly title: string;
  readonly providerId: string | null;
  readonly receiverId: string | null;
  readonly allianceId: string;
  readonly state: ExchangeState;
  readonly agreedOn: string | null;
  /** Confirmed by the receiver. */
  readonly confirmedOn: string | null;
  readonly requestId: string | null;
  readonly labourSharingId: string | null;
  readonly provenance: Provenance;
  readonly evidence: Evidence;
  /** The sentence it was taken from. */
  readonly quote: string | null;
}

export const exchangeEntity = defineEntity<ExchangeRow>(
  'exchange',
  {
    id: fields.id(),
    kind: fields.text(32),
    title: fields.text(),
    providerId: orNull(fields.text(64)),
    receiverId: orNull(fields.text(64)),
    allianceId: fields.text(64),
    state: fields.text(32),
    agreedOn: orNull(fields.text(10)),
    confirmedOn: orNull(fields.text(10)),
    requestId: orNull(fields.text(64)),
    labourSharingId: orNull(fields.text(64)),
    provenance: fields.text(32),
    evidence: fields.text(32),
    quote: orNull(fields.long()),
  },
  [['allianceId']],
);
