import { column } from '../../kit/read/filter.ts';
import type { ListShape } from '../../kit/read/loaders.ts';
import { donationEntity, type DonationRow } from './donation.ts';

/** Donations in id order; below an alliance, those made within it. */
export const donationList: ListShape<DonationRow> = {
  entity: donationEntity,
  order: ['id'],
  parent: 'allianceId',
  filters: {
    id: column('row.id'),
    kind: column('row.kind'),
    alliance: column('row.allianceId'),
  },
};
