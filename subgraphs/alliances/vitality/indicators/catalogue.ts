import { type Finding, grey } from '../finding.ts';
import type { Observed } from '../observe.ts';
import type { IndicatorRule } from '../policy.ts';
import type { IndicatorId } from '../report.ts';
import { assessSilence } from './v1-silence.ts';
import { assessInitiative } from './v10-initiative.ts';
import { assessGuidanceGap } from './v11-guidance-gap.ts';
import { assessPartyElement } from './v12-party-element.ts';
import { assessDemandClosure } from './v13-demand-closure.ts';
import { assessClaimDelivery } from './v14-claim-delivery.ts';
import { assessReciprocity } from './v15-reciprocity.ts';
import { assessInstitutionUse } from './v16-institution-use.ts';
import { assessConferences } from './v17-conferences.ts';
import { assessCost } from './v18-cost.ts';
import { assessSupport } from './v19-support.ts';
import { assessPlanReadiness } from './v2-plan-readiness.ts';
import { assessFormation } from './v20-formation.ts';
import { assessCategoryBreadth } from './v21-category-breadth.ts';
import { assessDataConfidence } from './v22-data-confidence.ts';
import { assessHollowBusy } from './v3-hollow-busy.ts';
import { assessOutcomeYield } from './v4-outcome-yield.ts';
import { assessShowcaseShare } from './v5-showcase-share.ts';
import { assessRealNeed } from './v6-real-need.ts';
import { assessActiveMembers } from './v7-active-members.ts';
import { assessScaleLoad } from './v8-scale-load.ts';
import { assessConcentration } from './v9-concentration.ts';

export type Findings = Readonly<Record<IndicatorId, Finding>>;

type Assess = (observed: Observed, rule: IndicatorRule) => Finding;

const catalogue: Readonly<Record<IndicatorId, Assess>> = {
  V1: assessSilence,
  V2: assessPlanReadiness,
  V3: assessHollowBusy,
  V4: assessOutcomeYield,
  V5: assessShowcaseShare,
  V6: assessRealNeed,
  V7: assessActiveMembers,
  V8: assessScaleLoad,
  V9: assessConcentration,
  V10: assessInitiative,
  V11: assessGuidanceGap,
  V12: assessPartyElement,
  V13: assessDemandClosure,
  V14: assessClaimDelivery,
  V15: assessReciprocity,
  V16: assessInstitutionUse,
  V17: assessConferences,
  V18: assessCost,
  V19: assessSupport,
  V20: assessFormation,
  V21: assessCategoryBreadth,
  V22: assessDataConfidence,
};

/** In the order of the report. */
export const indicatorIds = Object.keys(catalogue) as IndicatorId[];

export function assessIndicators(observed: Observed): Findings {
  return recordOf((id) =>
    catalogue[id](observed, observed.policy.indicators[id]),
  );
}

/** Every indicator grey for one reason. */
export function greyIndicators(reason: string): Findings {
  return recordOf(() => grey(reason));
}

function recordOf(make: (id: IndicatorId) => Finding): Findings {
  const entries = indicatorIds.map((id) => [id, make(id)] as const);
  return Object.fromEntries(entries) as Record<IndicatorId, Finding>;
}
