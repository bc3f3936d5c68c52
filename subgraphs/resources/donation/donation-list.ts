import { column } from '../../kit/read/filter.ts';
import type { ListOf } from '../../kit/read/list-shape.ts';
import type { QueryDonationsArgs } from '../contract/generated.ts';
import { donationEntity, type DonationRow } from './donation.ts';

/**
 * Donations in order of id; as a field of an alliance, those made within it.
 */
export const donationList: ListOf<DonationRow, QueryDonationsArgs> = {
  entity: donationEntity,
  order: ['id'],
  parent: 'allianceId',
  filters: {
    id: column('row.id', 'id'),
    kind: column('row.kind', 'enum'),
    alliance: column('row.allianceId', 'id'),
  },
};
