import { orUnknown } from '../../kit/read/known-extent.ts';
import { isFromText } from '../../kit/values/provenance.ts';
import type { Resolvers } from '../contract/generated.ts';
import { guidanceVisitsOf, type GuidanceVisitRow } from './guidance-visit.ts';
import {
  planInForce,
  supportPlansOf,
  type SupportPlanRow,
} from './support-plan.ts';

declare module '../contract/generated.ts' {
  interface Rows {
    GuidanceVisit: GuidanceVisitRow;
    SupportPlan: SupportPlanRow;
  }
}

export const guidanceResolvers: Resolvers = {
  GuidanceVisit: {
    by: ({ guidedBy }) => guidedBy,
  },
  Alliance: {
    supportPlan: async ({ id }, _, context) =>
      planInForce(await context.once(supportPlansOf).load(id), context.today),
    guidanceVisits: async (alliance, _, context) => {
      const visits = await context.once(guidanceVisitsOf).load(alliance.id);
      return orUnknown(visits.toReversed(), !isFromText(alliance));
    },
  },
};
