import { type Finding, grey, lacking, onScale } from '../finding.ts';
import type { Observed } from '../observe.ts';
import { participationOf } from '../participation.ts';
import type { IndicatorRule } from '../policy.ts';
import { sayPart } from '../sentence.ts';

/**
 * Share of settled members that attended twice, or helped once. [A] for the
 * problem, [D] for the limits.
 */
export function assessActiveMembers(
  observed: Observed,
  rule: IndicatorRule,
): Finding {
  const { window, policy } = observed;
  const members = observed.members.settled.length;
  const active = participationOf(observed)?.active;
  if (active === undefined) return grey(lacking.either(observed));
  if (observed.input.alliance.memberRecords !== 'COMPLETE') {
    return grey(lacking.members);
  }
  if (members < rule.minimumCases) {
    return grey(`入盟满 90 天的成员不足 ${rule.minimumCases} 家`, { members });
  }
  // After a long pause nobody has had the time to attend twice.
  if (window.activeDays < policy.newDays) {
    return grey(`扣除暂停后不足 ${policy.newDays} 天`, {
      activeDays: window.activeDays,
    });
  }
  return onScale(rule, {
    value: active / members,
    statement: `${sayPart({
      part: active,
      whole: members,
      unit: '家成员一年内',
      yes: '至少参与两次或完成一次互助',
      no: '没有参与满两次，也没有完成互助',
    })}。`,
    inputs: { active, members },
  });
}
