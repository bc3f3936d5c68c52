import { type Finding, grey, lacking, onScale } from '../finding.ts';
import { percent } from '../figures.ts';
import type { Observed } from '../observe.ts';
import type { IndicatorRule } from '../policy.ts';

/** Share of joint events that only study, visit, pitch or promote. [A] 为主 */
export function assessShowcaseShare(
  { activity }: Observed,
  rule: IndicatorRule,
): Finding {
  if (activity === null) return grey(lacking.activity);
  const events = activity.jointEvents.length;
  if (events < rule.minimumCases) {
    return grey(`活动不足 ${rule.minimumCases} 次`, { events });
  }
  const showcase = activity.jointEvents.filter(
    ({ isShowcase }) => isShowcase,
  ).length;
  const value = showcase / events;
  return onScale(rule, {
    value,
    statement: `${percent(value)} 的活动属于学习、参观、路演、发布四类。`,
    inputs: { showcase, events },
  });
}
