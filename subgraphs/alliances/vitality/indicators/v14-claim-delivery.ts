import { type Finding, grey, lacking, onScale } from '../finding.ts';
import { isWithin } from '../joint-events.ts';
import type { Observed } from '../observe.ts';
import type { IndicatorRule } from '../policy.ts';
import { sayPart } from '../sentence.ts';

/** Share of the claims due in the window that are confirmed. [A] 项目认领, [D] */
export function assessClaimDelivery(
  observed: Observed,
  rule: IndicatorRule,
): Finding {
  const { activity, window } = observed;
  if (activity === null) return grey(lacking.activity(observed));
  const due = activity.claims.filter(({ dueOn }) => isWithin(window, dueOn));
  if (due.length < rule.minimumCases) {
    const unused = activity.projects.length === 0;
    return grey(unused ? '未使用项目认领' : '没有到期的认领');
  }
  const confirmed = due.filter((claim) => claim.confirmed).length;
  return onScale(rule, {
    value: confirmed / due.length,
    statement: `${sayPart({
      part: confirmed,
      whole: due.length,
      unit: '个到期的认领项目',
      yes: '已确认完成',
      no: '还没有确认完成',
      some: `到期 ${due.length} 个认领项目，${confirmed} 个已确认完成`,
    })}。`,
    inputs: { confirmed, due: due.length },
  });
}
