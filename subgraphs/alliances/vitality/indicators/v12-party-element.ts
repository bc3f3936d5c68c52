import { type Finding, grey, lacking, onScale } from '../finding.ts';
import { percent } from '../figures.ts';
import type { Observed } from '../observe.ts';
import type { IndicatorRule } from '../policy.ts';

/**
 * Share of joint events with party-building content; the facts fold the
 * categories of 组织共建、人才共育、文化共兴 into `partyElement`. [A] 褪色, [D]
 */
export function assessPartyElement(
  { activity }: Observed,
  rule: IndicatorRule,
): Finding {
  if (activity === null) return grey(lacking.activity);
  const events = activity.jointEvents.length;
  if (events < rule.minimumCases) {
    return grey(`活动不足 ${rule.minimumCases} 次`, { events });
  }
  const withElement = activity.jointEvents.filter(
    ({ partyElement }) => partyElement,
  ).length;
  const value = withElement / events;
  return onScale(rule, {
    value,
    statement: `${percent(value)} 的活动含党建内容。`,
    inputs: { withElement, events },
  });
}
