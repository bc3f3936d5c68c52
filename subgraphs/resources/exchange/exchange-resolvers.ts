import { coverageOf, withKnownTotal } from '../../kit/read/known-extent.ts';
import { stub } from '../../kit/values/stub.ts';
import type { Resolvers } from '../contract/generated.ts';
import { keepsLog } from '../log/keeps-log.ts';
import { exchangeList } from './exchange-list.ts';
import { partiesOf, type ExchangeRow } from './exchange.ts';
import type { LabourSharingAgreementRow } from './labour-sharing-agreement.ts';

declare module '../contract/generated.ts' {
  interface Rows {
    Exchange: ExchangeRow;
    LabourSharingAgreement: LabourSharingAgreementRow;
  }
}

export const exchangeResolvers: Resolvers = {
  Query: {
    exchanges: (_, args, context) => context.list(exchangeList).all(args),
  },
  Exchange: {
    provider: ({ providerId }) => stub(providerId),
    receiver: ({ receiverId }) => stub(receiverId),
    parties: (exchange) => partiesOf(exchange).map((unitId) => stub(unitId)),
    alliance: ({ allianceId }) => stub(allianceId),
    request: ({ requestId }, _, context) =>
      requestId === null
        ? null
        : context.byId('ResourceRequest').load(requestId),
    labourSharing: ({ labourSharingId }, _, context) =>
      labourSharingId === null
        ? null
        : context.byId('LabourSharingAgreement').load(labourSharingId),
  },
  Alliance: {
    exchanges: ({ id }, args, context) =>
      withKnownTotal(context.list(exchangeList).of(id, args), () =>
        context.once(keepsLog).load(id),
      ),
    exchangeRecords: async ({ id }, _, context) =>
      coverageOf(await context.once(keepsLog).load(id), () =>
        context.list(exchangeList).of(id, {}).recordedCount(),
      ),
  },
};
