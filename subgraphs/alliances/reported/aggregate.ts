import type { Aggregate } from '../../kit/records/aggregate.ts';
import { reportedFactEntity } from './reported-fact.ts';
import { reportedIssueEntity } from './reported-issue.ts';
import { reportedResolvers } from './reported-resolvers.ts';

export const reportedAggregate: Aggregate = {
  records: [
    { type: 'ReportedIssue', entity: reportedIssueEntity },
    { type: 'ReportedFact', entity: reportedFactEntity },
  ],
  resolvers: reportedResolvers,
};
