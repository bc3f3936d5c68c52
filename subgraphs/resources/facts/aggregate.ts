import type { Aggregate } from '../../kit/records/aggregate.ts';
import type { Resolvers } from '../contract/generated.ts';
import {
  exchangeFactsReader,
  type ExchangeFactsReader,
} from './exchange-facts-reader.ts';

declare module '../contract/generated.ts' {
  interface Rows {
    ExchangeFacts: ReturnType<ExchangeFactsReader>;
  }
}

const resolvers: Resolvers = {
  Alliance: {
    exchangeFacts12m: ({ id }, _, context) =>
      context.once(exchangeFactsReader)(id),
  },
};

export const factsAggregate: Aggregate = { records: [], resolvers };
