import type { ListArguments } from '../../kit/read/loaders.ts';
import { stub, type Stub } from '../../kit/values/stub.ts';
import type { ResourcesContext } from '../context.ts';
import { partiesOf, type ExchangeRow } from './exchange.ts';

type Context = ResourcesContext;

export const exchangeQueries = {
  exchanges: (_: unknown, args: ListArguments, context: Context) =>
    context.exchanges.all(args),
};

export const exchangeResolvers = {
  __resolveReference: ({ id }: Stub, context: Context) =>
    context.exchange.load(id),
  provider: ({ providerId }: ExchangeRow) => stub(providerId),
  receiver: ({ receiverId }: ExchangeRow) => stub(receiverId),
  parties: (exchange: ExchangeRow) =>
    partiesOf(exchange).map((unitId) => stub(unitId)),
  alliance: ({ allianceId }: ExchangeRow) => stub(allianceId),
  request: ({ requestId }: ExchangeRow, _: unknown, context: Context) =>
    requestId && context.request.load(requestId),
  labourSharing: (
    { labourSharingId }: ExchangeRow,
    _: unknown,
    context: Context,
  ) => labourSharingId && context.labourSharing.load(labourSharingId),
};

export const labourSharingAgreementResolvers = {
  __resolveReference: ({ id }: Stub, context: Context) =>
    context.labourSharing.load(id),
};
