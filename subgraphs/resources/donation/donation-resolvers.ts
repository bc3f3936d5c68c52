import { orUnknown, withKnownTotal } from '../../kit/read/known-extent.ts';
import { stub } from '../../kit/values/stub.ts';
import type { Resolvers } from '../contract/generated.ts';
import { keepsLog } from '../log/keeps-log.ts';
import { isInLogs } from '../request/is-in-logs.ts';
import { donationList } from './donation-list.ts';
import { donationsOfUnit, type DonationRow } from './donation.ts';

declare module '../contract/generated.ts' {
  interface Rows {
    Donation: DonationRow;
  }
}

export const donationResolvers: Resolvers = {
  Query: {
    donations: (_, args, context) => context.list(donationList).all(args),
  },
  Donation: {
    donor: ({ donorId }) => stub(donorId),
    alliance: ({ allianceId }) => stub(allianceId),
  },
  Alliance: {
    donations: ({ id }, args, context) =>
      withKnownTotal(context.list(donationList).of(id, args), () =>
        context.once(keepsLog).load(id),
      ),
  },
  Unit: {
    donations: async ({ id }, _, context) =>
      orUnknown(
        await context.once(donationsOfUnit).load(id),
        await context.once(isInLogs).load(id),
      ),
  },
};
