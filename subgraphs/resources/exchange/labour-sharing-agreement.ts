import { defineEntity, fields, orNull } from '../../kit/storage/entity.ts';
import type { LabourSharingState } from '../contract/generated.ts';

/** Employees work at another unit for a time and stay employed by their own. */
export interface LabourSharingAgreementRow {
  readonly id: string;
  /** Null where the source does not say. */
  readonly state: LabourSharingState | null;
  readonly headcount: number | null;
  readonly from: string | null;
  readonly to: string | null;
  /** The effects that the source claims. */
  readonly effects: readonly string[];
}

export const labourSharingAgreementEntity =
  defineEntity<LabourSharingAgreementRow>('labour_sharing_agreement', {
    id: fields.id(),
    state: orNull(fields.text(32)),
    headcount: orNull(fields.integer()),
    from: orNull(fields.text(10)),
    to: orNull(fields.text(10)),
    effects: fields.json(),
  });
