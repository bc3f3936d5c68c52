import { coloured, type Finding, grey, lacking } from '../finding.ts';
import { oneDecimal } from '../figures.ts';
import type { Observed } from '../observe.ts';
import type { IndicatorRule } from '../policy.ts';
import { planReadinessOf } from './v2-plan-readiness.ts';
import { type OutcomeYield, outcomeYieldOf } from './v4-outcome-yield.ts';

/**
 * Joint events per active month. Red only if V2 and V4 are low as well: many
 * events, badly prepared, without results. [A]
 */
export function assessHollowBusy(
  observed: Observed,
  rule: IndicatorRule,
): Finding {
  const { activity, window, policy } = observed;
  if (activity === null) return grey(lacking.activity(observed));
  if (window.activeMonths === 0) return grey('评估期内没有有效天数');
  const limits = policy.hollowBusy;
  const frequency = activity.jointEvents.length / window.activeMonths;
  if (frequency < limits.eventsPerMonth) return notHollow(frequency);
  const yielded = outcomeYieldOf(observed);
  if (yielded === null || yielded.mature < rule.minimumCases) {
    return grey(`满 45 天的活动不足 ${rule.minimumCases} 次`);
  }
  const readiness = planReadinessOf(activity);
  const hollow =
    readiness < limits.readinessBelow && yielded.share < limits.yieldBelow;
  if (!hollow) return notHollow(frequency);
  return coloured('RED', {
    value: frequency,
    statement: `平均每月 ${oneDecimal(frequency)} 次，但准备平均不足一半，${fruits(yielded)}。`,
    inputs: {
      frequency,
      planReadiness: readiness,
      outcomeYield: yielded.share,
    },
  });
}

function fruits({ fruitful, mature }: OutcomeYield): string {
  return fruitful === 0
    ? '未见可查的成果'
    : `满 45 天的 ${mature} 次只有 ${fruitful} 次有可查的成果`;
}

function notHollow(frequency: number): Finding {
  const rounded = oneDecimal(frequency);
  const often = rounded === 0 ? '不足 0.1' : String(rounded);
  return coloured('GREEN', {
    value: frequency,
    statement:
      frequency === 0
        ? '没有两家以上成员参加的活动，谈不上忙而不实。'
        : `平均每月 ${often} 次，未见忙而不实。`,
    inputs: { frequency },
  });
}
