import type { Aggregate } from '../../kit/records/aggregate.ts';
import { exchangeResolvers } from './exchange-resolvers.ts';
import { exchangeEntity } from './exchange.ts';
import { labourSharingAgreementEntity } from './labour-sharing-agreement.ts';

export const exchangeAggregate: Aggregate = {
  records: [
    { type: 'Exchange', entity: exchangeEntity },
    { type: 'LabourSharingAgreement', entity: labourSharingAgreementEntity },
  ],
  resolvers: exchangeResolvers,
};
