import type { ListArguments } from '../../kit/read/loaders.ts';
import { stub, type Stub } from '../../kit/values/stub.ts';
import type { ResourcesContext } from '../context.ts';
import type { DonationRow } from './donation.ts';

type Context = ResourcesContext;

export const donationQueries = {
  donations: (_: unknown, args: ListArguments, context: Context) =>
    context.donations.all(args),
};

export const donationResolvers = {
  __resolveReference: ({ id }: Stub, context: Context) =>
    context.donation.load(id),
  donor: ({ donorId }: DonationRow) => stub(donorId),
  alliance: ({ allianceId }: DonationRow) => stub(allianceId),
};
