import { type Day, dayNumber, textOf } from '../day.ts';
import { type Finding, info } from '../finding.ts';
import { mean, percent, threeDecimals } from '../figures.ts';
import type { SourceQuality } from '../input.ts';
import type { Observed } from '../observe.ts';
import type { IndicatorId } from '../../contract/generated.ts';

const lateDays = 30;

/** Fields present × freshness of the sources × (1 − share entered late). [D] */
export function assessDataConfidence(
  observed: Observed,
  unassessed: readonly IndicatorId[],
): Finding {
  const present = fieldsPresent(observed);
  const freshness = freshnessOf(observed);
  const late = lateShare(observed);
  const value = threeDecimals(present * freshness * (1 - late));
  return info({
    value,
    statement: sentence(observed, unassessed),
    inputs: { fieldsPresent: present, freshness, lateShare: late },
  });
}

/** Something that is missing in the data as a whole. */
export interface Gap {
  /** Its name in the sentence, such as `活动台账`. */
  readonly what: string;
  /** Its entry in `missing`, such as `没有活动台账`. */
  readonly why: string;
}

/** What is missing in the data as a whole, whatever single indicators need. */
export function gapsOf({ input }: Observed): Gap[] {
  const unreachable = (input.sources ?? [])
    .filter(({ reachable }) => !reachable)
    .map(({ name }) => `${name}数据`)
    .sort();
  return [
    ...logGap('活动', input.activityFacts),
    ...logGap('互助', input.exchangeFacts),
    ...(input.alliance.memberRecords === 'COMPLETE'
      ? []
      : [{ what: '完整的成员名单', why: '成员名单不全' }]),
    ...(input.alliance.foundedOn === null
      ? [{ what: '成立时间', why: '没有记录成立时间' }]
      : []),
    ...unreachable.map((what) => ({ what, why: `${what}不可用` })),
  ];
}

function logGap(name: string, facts: { hasLog: boolean } | null): Gap[] {
  if (facts === null) {
    return [{ what: `${name}数据`, why: `${name}数据不可用` }];
  }
  return facts.hasLog ? [] : [{ what: `${name}台账`, why: `没有${name}台账` }];
}

/**
 * Activities and exchanges count a half each. Without either, silence and
 * missing data cannot be told apart, so the value stays below the policy's
 * minimum (0.5 < 0.6).
 */
function fieldsPresent(observed: Observed): number {
  const { activity, exchange, input } = observed;
  const facts = (activity === null ? 0 : 0.5) + (exchange === null ? 0 : 0.5);
  const filled = mean((input.sources ?? []).map(completenessOf)) ?? 1;
  return facts * filled * knownCells(observed);
}

function completenessOf({ reachable, completeness }: SourceQuality): number {
  return reachable ? (completeness ?? 1) : 0;
}

/** Share of filled cells among those that may be empty but are needed. */
function knownCells({ activity, input }: Observed): number {
  const cells = [
    ...input.memberships
      .filter(({ status }) => status === 'ACTIVE')
      .map(({ since }) => since),
    ...(activity?.recorded ?? []).map(({ initiatedBy }) => initiatedBy),
  ];
  if (cells.length === 0) return 1;
  return cells.filter((cell) => cell !== null).length / cells.length;
}

/**
 * Mean over the dated sources. Unreachable ones are left out: their fields
 * already count as empty.
 */
function freshnessOf(observed: Observed): number {
  const { freshDays, staleDays } = observed.policy;
  const ages = sourceDays(observed).map((day) =>
    Math.max(0, observed.asOf - day),
  );
  const shares = ages.map((age) =>
    Math.min(1, Math.max(0, (staleDays - age) / (staleDays - freshDays))),
  );
  return mean(shares) ?? 1;
}

function sourceDays({ input }: Observed): Day[] {
  const dated = (input.sources ?? [])
    .filter(({ reachable }) => reachable)
    .map(({ asOf }) => asOf);
  return [...dated, input.activityFacts?.asOf ?? null].flatMap((text) =>
    text === null ? [] : [dayNumber(text)],
  );
}

/** 补录率: activities entered more than 30 days after they ended. */
function lateShare({ activity }: Observed): number {
  const recorded = activity?.recorded ?? [];
  if (recorded.length === 0) return 0;
  const late = recorded.filter(
    ({ endedOn, recordedOn }) =>
      dayNumber(recordedOn) - dayNumber(endedOn) > lateDays,
  );
  return late.length / recorded.length;
}

/** The sentence; it says that nothing is missing only if that is so. */
function sentence(
  observed: Observed,
  unassessed: readonly IndicatorId[],
): string {
  const names = (observed.input.sources ?? [])
    .filter(({ reachable }) => reachable)
    .map(({ name }) => name)
    .sort();
  const oldest = Math.min(observed.asOf, ...sourceDays(observed));
  const whose = names.length === 0 ? '' : `${names.join('、')} `;
  const lacks = lacksOf(observed, unassessed);
  const all = lacks.length === 0 ? ['没有缺项'] : lacks;
  return `${whose}数据截至 ${textOf(oldest)}，${all.join('；')}。`;
}

function lacksOf(
  observed: Observed,
  unassessed: readonly IndicatorId[],
): string[] {
  const gaps = gapsOf(observed).map(({ what }) => what);
  const { joined, initiated } = unknownCells(observed);
  const late = lateShare(observed);
  const lacks = [
    [gaps.length > 0, `缺 ${gaps.join('、')}`],
    [joined > 0, `${joined} 家成员未记录入盟时间`],
    [initiated > 0, `${initiated} 次活动未记录由谁提出`],
    [
      late > 0,
      late === 1 ? '活动都为事后补录' : `${percent(late)} 的活动为事后补录`,
    ],
    [unassessed.length > 0, `${unassessed.join('、')} 缺少样本或记录，未评估`],
  ] as const;
  return lacks.flatMap(([holds, words]) => (holds ? [words] : []));
}

function unknownCells({ activity, input }: Observed): {
  joined: number;
  initiated: number;
} {
  return {
    joined: input.memberships.filter(
      ({ status, since }) => status === 'ACTIVE' && since === null,
    ).length,
    initiated: (activity?.recorded ?? []).filter(
      ({ initiatedBy }) => initiatedBy === null,
    ).length,
  };
}
