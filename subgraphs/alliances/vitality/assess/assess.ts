import type { Finding } from '../finding.ts';
import { oneDecimal, threeDecimals } from '../figures.ts';
import {
  assessIndicators,
  type Findings,
  greyIndicators,
  indicatorIds,
} from '../indicators/catalogue.ts';
import { hasRecovered } from '../indicators/v1-silence.ts';
import { gapsOf } from '../indicators/v22-data-confidence.ts';
import type { VitalityInput } from '../input.ts';
import { type Observed, observe } from '../observe.ts';
import type { IndicatorPolicy, IndicatorRule } from '../policy.ts';
import { assessedWeight, rate } from './rating.ts';
import type {
  IndicatorReading,
  MissingInput,
  VitalityReport,
} from '../report.ts';
import { describeScale } from '../scale.ts';
import {
  isKnownFromText,
  type Standing,
  standingOf,
  whyUnassessable,
} from '../standing.ts';
import { listWarnings } from '../warnings/list-warnings.ts';
import type { IndicatorId, VitalityStatus } from '../../contract/generated.ts';

/**
 * Reports whether an alliance is alive or idles (空转), and why: signals with
 * sentences, never a rank. The result does not depend on the order of the
 * input's lists. Money, counts of party members and donations are never scored.
 */
export function assessVitality(input: VitalityInput): VitalityReport {
  const { policy } = input;
  const observed = observe(input);
  const standing = standingOf(input, policy);
  const findings = findingsOf(observed);
  const doubts = doubtsOf(findings, policy);
  const status = statusOf(standing, doubts);
  const rated = status === 'RATED' || status === 'PROVISIONAL';
  const { index, band } = rated
    ? rate(findings, policy)
    : { index: null, band: null };
  const judged = standing.phase === 'RUNNING' && !doubts.untrusted;
  return {
    asOf: input.asOf,
    policyVersion: policy.version,
    status,
    index,
    band,
    recovered: judged && hasRecovered(observed, policy.indicators.V1),
    indicators: indicatorIds.map((id) =>
      readingOf(
        id,
        judged ? findings[id] : withoutVerdict(findings[id]),
        policy,
      ),
    ),
    warnings: listWarnings(observed, findings, doubts.untrusted),
    dataConfidence: findings.V22.kind === 'GREY' ? null : doubts.confidence,
    missing: missingOf(observed, standing, findings),
  };
}

/** Why there may be no index. */
interface Doubts {
  /** Value of V22 (confidence in the data), 0 to 1. */
  readonly confidence: number;
  /** V22 is below the policy's minimum. */
  readonly untrusted: boolean;
  /** Weight of the indicators that could be assessed, of 100. */
  readonly weight: number;
  readonly tooLittle: boolean;
}

function findingsOf(observed: Observed): Findings {
  const reason = whyUnassessable(observed.input);
  if (reason === null) return assessIndicators(observed);
  const missing = isKnownFromText(observed.input) ? gapsOf(observed) : [];
  return greyIndicators(
    reason,
    missing.map(({ what }) => what),
  );
}

function doubtsOf(findings: Findings, policy: IndicatorPolicy): Doubts {
  const { V22 } = findings;
  const confidence = V22.kind === 'GREY' ? 0 : V22.value;
  const weight = assessedWeight(findings, policy);
  return {
    confidence,
    untrusted: confidence < policy.minimumConfidence,
    weight,
    tooLittle: weight < policy.minimumWeight,
  };
}

function statusOf(standing: Standing, doubts: Doubts): VitalityStatus {
  switch (standing.phase) {
    case 'PAUSED':
      return 'PAUSED';
    case 'NEW':
      return 'NEW';
    case 'UNASSESSABLE':
      return 'INSUFFICIENT_DATA';
    case 'RUNNING':
      if (doubts.untrusted || doubts.tooLittle) return 'INSUFFICIENT_DATA';
      return standing.provisional ? 'PROVISIONAL' : 'RATED';
  }
}

/**
 * While the alliance is paused or new or its data are doubtful, the value is
 * shown without a colour.
 */
function withoutVerdict(finding: Finding): Finding {
  if (finding.kind !== 'ASSESSED') return finding;
  const { value, statement, inputs } = finding;
  return { kind: 'INFO', value, statement, inputs };
}

/**
 * Rounds values for display. They are not rounded earlier, so that comparisons
 * with thresholds stay exact.
 */
function readingOf(
  id: IndicatorId,
  finding: Finding,
  policy: IndicatorPolicy,
): IndicatorReading {
  const rule = policy.indicators[id];
  const common = {
    id,
    name: rule.name,
    weight: rule.weight,
    inputs: finding.inputs.map(({ name, value }) => ({
      name,
      value: value === null ? null : threeDecimals(value),
    })),
    thresholds: thresholdsOf(rule),
  };
  if (finding.kind === 'GREY') {
    const statement = `未评估：${finding.reason}。`;
    return { ...common, signal: 'GREY', value: null, points: null, statement };
  }
  const { statement } = finding;
  const value = threeDecimals(finding.value);
  if (finding.kind === 'INFO') {
    return { ...common, signal: 'INFO', value, points: null, statement };
  }
  const { signal } = finding;
  const points = finding.points === null ? null : oneDecimal(finding.points);
  const scored = rule.weight === 0 ? null : points;
  return { ...common, signal, value, points: scored, statement };
}

function thresholdsOf({ scale, minimumCases, basis }: IndicatorRule): string {
  const parts = [
    ...(scale === null ? [] : [describeScale(scale)]),
    ...(minimumCases > 1 ? [`少于 ${minimumCases} 个样本不评`] : []),
    basis,
  ];
  return parts.join('；');
}

/**
 * What is missing: why there is no index, then what each scored indicator
 * lacks.
 */
function missingOf(
  observed: Observed,
  standing: Standing,
  findings: Findings,
): MissingInput[] {
  const { policy } = observed;
  const general = (reason: string) => ({ indicator: null, reason });
  const state = standing.phase === 'RUNNING' ? [] : [general(standing.reason)];
  const unassessable = whyUnassessable(observed.input);
  const gaps = gapsOf(observed).map(({ why }) => general(why));
  if (unassessable !== null) {
    return [
      ...state,
      ...(standing.phase === 'UNASSESSABLE' ? [] : [general(unassessable)]),
      ...(isKnownFromText(observed.input) ? gaps : []),
    ];
  }
  return [
    ...state,
    ...doubtReasons(doubtsOf(findings, policy), policy),
    ...gaps,
    ...indicatorIds.flatMap((id) => greyReason(id, findings[id], policy)),
  ];
}

function doubtReasons(doubts: Doubts, policy: IndicatorPolicy): MissingInput[] {
  const reasons: MissingInput[] = [];
  if (doubts.untrusted) {
    const reason = `数据可信度 ${doubts.confidence}，低于 ${policy.minimumConfidence}`;
    reasons.push({ indicator: 'V22', reason });
  }
  if (doubts.tooLittle) {
    const reason = `可评估指标的权重共 ${doubts.weight}，低于 ${policy.minimumWeight}`;
    reasons.push({ indicator: null, reason });
  }
  return reasons;
}

function greyReason(
  id: IndicatorId,
  finding: Finding,
  policy: IndicatorPolicy,
): MissingInput[] {
  if (finding.kind !== 'GREY' || policy.indicators[id].weight === 0) return [];
  return [{ indicator: id, reason: finding.reason }];
}
