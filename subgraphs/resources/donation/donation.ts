import { loadChildren } from '../../kit/read/loaders.ts';
import {
  defineEntity,
  fields,
  orNull,
  sourcedFields,
} from '../../kit/storage/entity.ts';
import type { Sourced } from '../../kit/values/provenance.ts';
import type { Context, DonationKind } from '../contract/generated.ts';

/** A donation; its amount is never scored. */
export interface DonationRow extends Sourced {
  readonly id: string;
  readonly kind: DonationKind;
  readonly donorId: string | null;
  /**
   * The beneficiary, as the source calls it; it need not be a recorded unit.
   */
  readonly recipient: string;
  /** How many received it as one gift; null for a single beneficiary. */
  readonly recipientCount: number | null;
  readonly allianceId: string | null;
  readonly goods: string | null;
  readonly goodsQuantity: number | null;
  readonly goodsUnit: string | null;
  /** Value in yuan. */
  readonly valueCny: number | null;
  /** As precise as known: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly donatedOn: string | null;
}

export const donationEntity = defineEntity<DonationRow>(
  'donation',
  {
    id: fields.id(),
    kind: fields.text(32),
    donorId: orNull(fields.text(64)),
    recipient: fields.text(),
    recipientCount: orNull(fields.integer()),
    allianceId: orNull(fields.text(64)),
    goods: orNull(fields.text()),
    goodsQuantity: orNull(fields.real()),
    goodsUnit: orNull(fields.text()),
    valueCny: orNull(fields.real()),
    donatedOn: orNull(fields.text(10)),
    ...sourcedFields,
  },
  [['allianceId'], ['donorId']],
);

/** Loads the donations of each unit that gave, ordered by id. */
export function donationsOfUnit({ dataSource }: Context) {
  return loadChildren(dataSource, donationEntity, {
    parent: 'donorId',
    order: 'id',
  });
}
