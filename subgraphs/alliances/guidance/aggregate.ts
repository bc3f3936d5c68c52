import type { Aggregate } from '../../kit/records/aggregate.ts';
import { guidanceResolvers } from './guidance-resolvers.ts';
import { guidanceVisitEntity } from './guidance-visit.ts';
import { supportPlanEntity } from './support-plan.ts';

export const guidanceAggregate: Aggregate = {
  records: [
    { type: 'GuidanceVisit', entity: guidanceVisitEntity },
    { type: 'SupportPlan', entity: supportPlanEntity },
  ],
  resolvers: guidanceResolvers,
};
