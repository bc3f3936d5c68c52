import type { Resolvers } from '../contract/generated.ts';
import { reportedFactsOf, type ReportedFactRow } from './reported-fact.ts';
import { reportedIssuesOf, type ReportedIssueRow } from './reported-issue.ts';

declare module '../contract/generated.ts' {
  interface Rows {
    ReportedFact: ReportedFactRow;
    ReportedIssue: ReportedIssueRow;
  }
}

export const reportedResolvers: Resolvers = {
  Alliance: {
    reportedFacts: ({ id }, _, context) =>
      context.once(reportedFactsOf).load(id),
  },
  District: {
    reportedIssues: ({ code }, _, context) =>
      context.once(reportedIssuesOf).load(code),
  },
};
