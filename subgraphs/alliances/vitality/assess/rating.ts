import { oneDecimal } from '../figures.ts';
import { type Findings, indicatorIds } from '../indicators/catalogue.ts';
import type { IndicatorGroup, IndicatorPolicy } from '../policy.ts';
import type { VitalityBand } from '../../contract/generated.ts';

export interface Rating {
  /** 0 to 100, one decimal. */
  readonly index: number;
  readonly band: VitalityBand;
}

/**
 * The mean of the indicators' points by weight. Grey indicators are left out.
 */
export function rate(findings: Findings, policy: IndicatorPolicy): Rating {
  const sum = indicatorIds.reduce((total, id) => {
    const finding = findings[id];
    const points = finding.kind === 'ASSESSED' ? (finding.points ?? 0) : 0;
    return total + points * policy.indicators[id].weight;
  }, 0);
  const index = oneDecimal(sum / assessedWeight(findings, policy));
  return { index, band: bandOf(index, redGroups(findings, policy), policy) };
}

/** Weight, of 100, of the indicators that have points. */
export function assessedWeight(
  findings: Findings,
  policy: IndicatorPolicy,
): number {
  return indicatorIds
    .filter((id) => {
      const finding = findings[id];
      return finding.kind === 'ASSESSED' && finding.points !== null;
    })
    .reduce((total, id) => total + policy.indicators[id].weight, 0);
}

/**
 * The groups with a red indicator. Several red ones of a group count once,
 * since they may have one cause. V3 and V8 count, too.
 */
function redGroups(
  findings: Findings,
  policy: IndicatorPolicy,
): Set<IndicatorGroup> {
  const groups = indicatorIds.flatMap((id) => {
    const finding = findings[id];
    const { group } = policy.indicators[id];
    const red = finding.kind === 'ASSESSED' && finding.signal === 'RED';
    return red && group !== null ? [group] : [];
  });
  return new Set(groups);
}

function bandOf(
  index: number,
  reds: ReadonlySet<IndicatorGroup>,
  { bands }: IndicatorPolicy,
): VitalityBand {
  if (index >= bands.lively) return 'LIVELY';
  if (index >= bands.steady) return 'STEADY';
  if (index >= bands.attention || reds.size < 2) return 'ATTENTION';
  return 'IDLE_RISK';
}
