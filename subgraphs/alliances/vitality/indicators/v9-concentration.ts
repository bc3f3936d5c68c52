import { type Finding, grey, lacking, onScale } from '../finding.ts';
import { percent } from '../figures.ts';
import type { Observed } from '../observe.ts';
import { attendanceCounts } from '../participation.ts';
import type { IndicatorRule } from '../policy.ts';

/** Share of attendances by the top fifth. [D] */
export function assessConcentration(
  observed: Observed,
  rule: IndicatorRule,
): Finding {
  const { activity, members } = observed;
  if (activity === null) return grey(lacking.activity(observed));
  if (observed.input.alliance.memberRecords !== 'COMPLETE') {
    return grey(lacking.members);
  }
  const { settled } = members;
  if (settled.length < rule.minimumCases) {
    return grey(`入盟满 90 天的成员不足 ${rule.minimumCases} 家`, {
      members: settled.length,
    });
  }
  const counts = attendanceCounts(activity);
  const attendances = settled
    .map((unitId) => counts.get(unitId) ?? 0)
    .sort((one, other) => other - one);
  const total = sum(attendances);
  if (total === 0) return grey('没有成员参加活动的记录');
  const top = Math.ceil(settled.length / 5);
  const value = sum(attendances.slice(0, top)) / total;
  return onScale(rule, {
    value,
    statement: `${top} 家成员承担了${value === 1 ? '全部' : ` ${percent(value)} 的`}参与。`,
    inputs: { top, attendances: total, members: settled.length },
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
