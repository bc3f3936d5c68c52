import { type Finding, grey, lacking, onScale } from '../finding.ts';
import type { Observed } from '../observe.ts';
import type { IndicatorRule } from '../policy.ts';
import { sayPart } from '../sentence.ts';

/** Share of joint events that answer a need raised before. [A], [D] */
export function assessRealNeed(
  observed: Observed,
  rule: IndicatorRule,
): Finding {
  const { activity } = observed;
  if (activity === null) return grey(lacking.activity(observed));
  const events = activity.jointEvents.length;
  if (events < rule.minimumCases) return grey('没有两家以上成员参加的活动');
  const answering = activity.jointEvents.filter(
    ({ answersNeed }) => answersNeed,
  ).length;
  return onScale(rule, {
    value: answering / events,
    statement: `${sayPart({
      part: answering,
      whole: events,
      unit: '次活动',
      yes: '回应了成员先提出的需求',
      no: '没有回应成员先提出的需求',
    })}。`,
    inputs: { answering, events },
  });
}
