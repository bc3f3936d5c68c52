import { column } from '../../kit/read/filter.ts';
import type { ListShape } from '../../kit/read/connection-loader.ts';
import { donationEntity, type DonationRow } from './donation.ts';

/** Donations in id order; below an alliance, those made within it. */
export const donationList: ListShape<DonationRow> = {
  entity: donationEntity,
  order: ['id'],
  parent: 'allianceId',
  filters: {
    id: column('row.id', 'id'),
    kind: column('row.kind', 'enum'),
    alliance: column('row.allianceId', 'id'),
  },
};
