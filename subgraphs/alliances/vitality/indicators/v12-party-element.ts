import { type Finding, grey, lacking, onScale } from '../finding.ts';
import { percent } from '../figures.ts';
import type { Observed } from '../observe.ts';
import type { IndicatorRule } from '../policy.ts';
import { joinClauses, sayPart } from '../sentence.ts';

/**
 * Share of joint events with party-building content: `partyElement`, which is
 * true for the categories 组织共建、人才共育、文化共兴. [A], [D]
 */
export function assessPartyElement(
  observed: Observed,
  rule: IndicatorRule,
): Finding {
  const { activity } = observed;
  if (activity === null) return grey(lacking.activity(observed));
  const known = activity.jointEvents.filter(
    ({ partyElement }) => partyElement !== null,
  );
  const events = known.length;
  const unknown = activity.jointEvents.length - events;
  if (events < rule.minimumCases) {
    return grey(`活动不足 ${rule.minimumCases} 次`, { events });
  }
  const withElement = known.filter(({ partyElement }) => partyElement).length;
  const value = withElement / events;
  return onScale(rule, {
    value,
    statement: joinClauses(
      sayPart({
        part: withElement,
        whole: events,
        unit: '次活动',
        yes: '含党建内容',
        no: '不含党建内容',
        some: `${percent(value)} 的活动含党建内容`,
      }),
      unknown === 0 ? '' : `另有 ${unknown} 次未记录有无党建内容`,
    ),
    inputs: { withElement, events, unknown },
  });
}
