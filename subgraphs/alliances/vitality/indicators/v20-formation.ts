import { type Finding, grey, info } from '../finding.ts';
import type { Observed } from '../observe.ts';
import type { IndicatorRule } from '../policy.ts';
import { sayPart } from '../sentence.ts';

/** Share of the units without a party organization that now have one. [A] 金山 */
export function assessFormation(
  { input }: Observed,
  rule: IndicatorRule,
): Finding {
  const formation = input.formation ?? null;
  if (formation === null) return grey('组织孵化数据在各区组织系统中，未取得');
  const { formed, total } = formation;
  if (total < rule.minimumCases) return grey('没有入盟时未建党组织的单位');
  return info({
    value: formed / total,
    statement: `${sayPart({
      part: formed,
      whole: total,
      unit: '家入盟时未建党组织的单位',
      yes: '已建立',
      no: '还没有建立',
      some: `${total} 家入盟时未建党组织的单位，${formed} 家现已建立`,
    })}。`,
    inputs: { formed, total },
  });
}
