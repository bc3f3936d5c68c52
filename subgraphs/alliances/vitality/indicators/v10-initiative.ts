import { type Finding, grey, lacking, onScale } from '../finding.ts';
import { percent } from '../figures.ts';
import type { JointEvent } from '../joint-events.ts';
import type { Observed } from '../observe.ts';
import type { IndicatorRule } from '../policy.ts';

/** Share of joint events that members proposed. [A] 包办干涉太多 */
export function assessInitiative(
  { activity, input }: Observed,
  rule: IndicatorRule,
): Finding {
  if (activity === null) return grey(lacking.activity);
  // Whose idea it was must be known; V22 pays for the others.
  const known = activity.jointEvents.filter(
    ({ initiators }) => initiators.size > 0,
  );
  if (known.length < rule.minimumCases) return grey('没有记录活动由谁提出');
  const own = known.filter((event) =>
    isOwn(event, input.superior.leadIsPartyDepartment),
  ).length;
  const value = own / known.length;
  return onScale(rule, {
    value,
    statement: `${percent(value)} 的活动由成员提出，其余由上级安排。`,
    inputs: { own, events: known.length },
  });
}

/** A lead that is a party department counts as superior. */
function isOwn({ initiators }: JointEvent, leadIsSuperior: boolean): boolean {
  return (
    initiators.has('MEMBER') || (!leadIsSuperior && initiators.has('LEAD'))
  );
}
