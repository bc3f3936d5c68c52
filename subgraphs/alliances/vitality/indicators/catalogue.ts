import { type Finding, grey } from '../finding.ts';
import type { Observed } from '../observe.ts';
import type { IndicatorRule } from '../policy.ts';
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
import type { IndicatorId } from '../../contract/generated.ts';

export type Findings = Readonly<Record<IndicatorId, Finding>>;

type Assess = (observed: Observed, rule: IndicatorRule) => Finding;

/** V22 is not in it, since it depends on what the others lack. */
const catalogue: Readonly<Record<Exclude<IndicatorId, 'V22'>, Assess>> = {
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
};

const ownIds = Object.keys(catalogue) as (keyof typeof catalogue)[];

/** The indicators in the order of the report. */
export const indicatorIds: readonly IndicatorId[] = [...ownIds, 'V22'];

export function assessIndicators(observed: Observed): Findings {
  const { indicators } = observed.policy;
  const own = recordOf((id) => catalogue[id](observed, indicators[id]));
  const unassessed = ownIds.filter(
    (id) => own[id].kind === 'GREY' && indicators[id].weight > 0,
  );
  return { ...own, V22: assessDataConfidence(observed, unassessed) };
}

/**
 * All indicators grey for the same reason; V22 tells what is missing, if
 * anything.
 */
export function greyIndicators(
  reason: string,
  missing: readonly string[],
): Findings {
  return {
    ...recordOf(() => grey(reason)),
    V22: grey(missing.length === 0 ? reason : `缺 ${missing.join('、')}`),
  };
}

function recordOf(
  make: (id: keyof typeof catalogue) => Finding,
): Omit<Findings, 'V22'> {
  const entries = ownIds.map((id) => [id, make(id)] as const);
  return Object.fromEntries(entries) as Omit<Findings, 'V22'>;
}
