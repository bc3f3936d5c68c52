import { type Finding, grey, lacking, onScale } from '../finding.ts';
import { percent } from '../figures.ts';
import type { JointEvent } from '../joint-events.ts';
import type { Observed } from '../observe.ts';
import type { IndicatorRule } from '../policy.ts';
import { joinClauses, sayPart } from '../sentence.ts';

/** Share of joint events that members proposed. [A] */
export function assessInitiative(
  observed: Observed,
  rule: IndicatorRule,
): Finding {
  const { activity, input } = observed;
  if (activity === null) return grey(lacking.activity(observed));
  // Only events whose initiator is known count; V22 falls for the others.
  const known = activity.jointEvents.filter(
    ({ initiators }) => initiators.size > 0,
  );
  if (known.length < rule.minimumCases) return grey('没有记录活动由谁提出');
  const own = known.filter((event) =>
    isOwn(event, input.superior.leadIsPartyDepartment),
  ).length;
  const value = own / known.length;
  const unknown = activity.jointEvents.length - known.length;
  return onScale(rule, {
    value,
    statement: joinClauses(
      sayPart({
        part: own,
        whole: known.length,
        unit: '次活动',
        yes: '由成员提出',
        no: '由上级安排',
        some: `${percent(value)} 的活动由成员提出，其余由上级安排`,
      }),
      unknown === 0 ? '' : `另有 ${unknown} 次未记录由谁提出`,
    ),
    inputs: { own, events: known.length, unknown },
  });
}

/**
 * Whether members proposed it. A lead that is a party department counts as
 * superior.
 */
function isOwn({ initiators }: JointEvent, leadIsSuperior: boolean): boolean {
  return (
    initiators.has('MEMBER') || (!leadIsSuperior && initiators.has('LEAD'))
  );
}
