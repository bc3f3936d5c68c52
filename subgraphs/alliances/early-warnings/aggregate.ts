import type { Aggregate } from '../../kit/records/aggregate.ts';
import type { Resolvers } from '../contract/generated.ts';
import type { EarlyWarning as Warning } from '../vitality/report.ts';
import { findWarning, listWarnings } from './warning-list.ts';

declare module '../contract/generated.ts' {
  interface Rows {
    EarlyWarning: Warning;
  }
}

const resolvers: Resolvers = {
  Query: {
    earlyWarnings: (_, args, context) => listWarnings(args, context),
  },
  EarlyWarning: {
    __resolveReference: ({ id }, context) => findWarning(id, context),
    alliance: ({ allianceId }, _, context) =>
      context.referred('Alliance', allianceId),
  },
};

export const earlyWarningsAggregate: Aggregate = { records: [], resolvers };
