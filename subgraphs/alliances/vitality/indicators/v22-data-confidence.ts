import { type Day, dayOf, textOf } from '../day.ts';
import { type Finding, info } from '../finding.ts';
import { mean, percent, threeDecimals } from '../figures.ts';
import type { SourceQuality } from '../input.ts';
import type { Observed } from '../observe.ts';

const lateDays = 30;

/** Fields present × freshness of the sources × (1 − share entered late). [D] */
export function assessDataConfidence(observed: Observed): Finding {
  const present = fieldsPresent(observed);
  const freshness = freshnessOf(observed);
  const late = lateShare(observed);
  const value = threeDecimals(present * freshness * (1 - late));
  return info({
    value,
    statement: sentence(observed, late),
    inputs: { fieldsPresent: present, freshness, lateShare: late },
  });
}

/** What is missing, in words; for the sentence and for `missing`. */
export function gapsOf({ activity, exchange, input }: Observed): string[] {
  const unreachable = (input.sources ?? [])
    .filter(({ reachable }) => !reachable)
    .map(({ name }) => `${name}数据`)
    .sort();
  return [
    ...(activity === null ? ['活动数据'] : []),
    ...(exchange === null ? ['互助数据'] : []),
    ...unreachable,
  ];
}

/**
 * Activities and exchanges are half each: without either, a silence cannot be
 * told from a hole in the data, so there is no number (0.5 < 0.6).
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

/** Share of known cells among those that may be empty yet are needed. */
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

/** Mean over the dated sources; an unreachable one already counts as empty. */
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
    text === null ? [] : [dayOf(text)],
  );
}

/** 补录率: activities entered more than 30 days after they ended. */
function lateShare({ activity }: Observed): number {
  const recorded = activity?.recorded ?? [];
  if (recorded.length === 0) return 0;
  const late = recorded.filter(
    ({ endedOn, recordedOn }) => dayOf(recordedOn) - dayOf(endedOn) > lateDays,
  );
  return late.length / recorded.length;
}

function sentence(observed: Observed, late: number): string {
  const names = (observed.input.sources ?? [])
    .filter(({ reachable }) => reachable)
    .map(({ name }) => name)
    .sort();
  const oldest = Math.min(observed.asOf, ...sourceDays(observed));
  const gaps = gapsOf(observed);
  const whose = names.length === 0 ? '' : `${names.join('、')} `;
  const missing = gaps.length === 0 ? '，没有缺项' : `，缺 ${gaps.join('、')}`;
  const entered = late === 0 ? '' : `；${percent(late)} 的活动为事后补录`;
  return `${whose}数据截至 ${textOf(oldest)}${missing}${entered}。`;
}
