import { type Finding, grey, lacking, onScale } from '../finding.ts';
import { percent } from '../figures.ts';
import type { Observed } from '../observe.ts';
import type { IndicatorRule } from '../policy.ts';
import { sayPart } from '../sentence.ts';

const showcaseOnly = '只属于学习、参观、路演、发布四类，未回应需求';

/** Share of joint events that only study, visit, pitch or promote. [A] */
export function assessShowcaseShare(
  observed: Observed,
  rule: IndicatorRule,
): Finding {
  const { activity } = observed;
  if (activity === null) return grey(lacking.activity(observed));
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
    statement: `${sayPart({
      part: showcase,
      whole: events,
      unit: '次活动',
      yes: showcaseOnly,
      no: '不限于学习、参观、路演、发布四类，或回应了需求',
      some: `${percent(value)} 的活动${showcaseOnly}`,
    })}。`,
    inputs: { showcase, events },
  });
}
