import type { Aggregate } from '../../kit/records/aggregate.ts';
import type { Resolvers } from '../contract/generated.ts';
import {
  activityFactsReader,
  type ActivityFactsReader,
} from './activity-facts-reader.ts';

declare module '../contract/generated.ts' {
  interface Rows {
    ActivityFacts: ReturnType<ActivityFactsReader>;
  }
}

const resolvers: Resolvers = {
  Alliance: {
    facts12m: ({ id }, _, context) => context.once(activityFactsReader)(id),
  },
};

export const factsAggregate: Aggregate = { records: [], resolvers };
