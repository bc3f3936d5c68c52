import { type Finding, grey, lacking, onScale } from '../finding.ts';
import type { Observed } from '../observe.ts';
import type { IndicatorRule } from '../policy.ts';
import { sayPart } from '../sentence.ts';

export interface OutcomeYield {
  /** Joint events that ended at least 45 days ago. */
  readonly mature: number;
  readonly fruitful: number;
  /** fruitful ÷ mature; 0 if there are none. */
  readonly share: number;
}

const maturityDays = 45;
/** The quantile of the normal distribution for a 90% interval. */
const z = 1.645;

/** Share of mature joint events with an evidenced outcome. [A], limits [D] */
export function assessOutcomeYield(
  observed: Observed,
  rule: IndicatorRule,
): Finding {
  const yielded = outcomeYieldOf(observed);
  if (yielded === null) return grey(lacking.activity(observed));
  const { mature, fruitful, share } = yielded;
  if (mature < rule.minimumCases) {
    return grey(`满 ${maturityDays} 天的活动不足 ${rule.minimumCases} 次`, {
      mature,
    });
  }
  const [low, high] = wilsonInterval(share, mature);
  return onScale(rule, {
    value: share,
    statement: `${sayPart({
      part: fruitful,
      whole: mature,
      unit: '次活动',
      yes: '登记了可查的成果',
      no: '没有登记可查的成果',
    })}。`,
    inputs: { fruitful, mature, wilsonLow: low, wilsonHigh: high },
  });
}

export function outcomeYieldOf({
  activity,
  window,
}: Observed): OutcomeYield | null {
  if (activity === null) return null;
  const mature = activity.jointEvents.filter(
    ({ endedOn }) => window.end - endedOn >= maturityDays,
  );
  const fruitful = mature.filter(({ hasOutcome }) => hasOutcome).length;
  return {
    mature: mature.length,
    fruitful,
    share: fruitful / Math.max(1, mature.length),
  };
}

/** Wilson's 90% score interval of a share among `cases`. */
function wilsonInterval(share: number, cases: number): [number, number] {
  const denominator = 1 + z ** 2 / cases;
  const centre = (share + z ** 2 / (2 * cases)) / denominator;
  const spread =
    (z / denominator) *
    Math.sqrt((share * (1 - share)) / cases + z ** 2 / (4 * cases ** 2));
  return [Math.max(0, centre - spread), Math.min(1, centre + spread)];
}
