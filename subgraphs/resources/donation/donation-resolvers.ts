import { orUnknown, withKnownTotal } from '../../kit/read/known-extent.ts';
import { loadChildren } from '../../kit/read/loaders.ts';
import { stub } from '../../kit/values/stub.ts';
import type { Context, Resolvers } from '../contract/generated.ts';
import { keepsLog } from '../log/keeps-log.ts';
import { isInLogs } from '../request/is-in-logs.ts';
import { donationList } from './donation-list.ts';
import { donationEntity, type DonationRow } from './donation.ts';

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

function donationsOfUnit({ dataSource }: Context) {
  return loadChildren(dataSource, donationEntity, {
    parent: 'donorId',
    order: 'id',
  });
}
