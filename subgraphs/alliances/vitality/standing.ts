import { type Day, dayNumber } from './day.ts';
import type { AllianceRecords } from './input.ts';
import type { IndicatorPolicy } from './policy.ts';
import { ageOf, isPausedOn, pausesOf } from './window.ts';
import type { AllianceState, Provenance } from '../contract/generated.ts';

/** The phase of an alliance's life; decided before any indicator is read. */
export type Standing =
  /**
   * The alliance has ended, or is known from a publication only: nothing is
   * assessed.
   */
  | { readonly phase: 'UNASSESSABLE'; readonly reason: string }
  | { readonly phase: 'PAUSED'; readonly reason: string }
  | { readonly phase: 'NEW'; readonly reason: string }
  | { readonly phase: 'RUNNING'; readonly provisional: boolean };

const closedStates: ReadonlySet<AllianceState> = new Set([
  'DISSOLVING',
  'DISSOLVED',
  'EVOLVED',
]);
const unfoundedStates: ReadonlySet<AllianceState> = new Set([
  'PROPOSED',
  'NEGOTIATING',
  'SIGNING',
]);
const fromText: ReadonlySet<Provenance> = new Set(['ARTICLE', 'EXTERNAL']);

export function standingOf(
  records: AllianceRecords,
  policy: IndicatorPolicy,
): Standing {
  const unassessable = whyUnassessable(records);
  if (isPaused(records, dayNumber(records.asOf))) {
    return { phase: 'PAUSED', reason: '联盟暂停中，不出分' };
  }
  if (unassessable !== null) {
    return { phase: 'UNASSESSABLE', reason: unassessable };
  }
  const { state } = records.alliance;
  const age = ageOf(records);
  if (unfoundedStates.has(state)) {
    return { phase: 'NEW', reason: '联盟尚未成立，不出分' };
  }
  if (age !== null && age < policy.newDays) {
    return { phase: 'NEW', reason: `成立不足 ${policy.newDays} 天，不出分` };
  }
  const provisional = age !== null && age <= policy.provisionalDays;
  return { phase: 'RUNNING', provisional };
}

/**
 * A publication says what an alliance did, not what it did not do. Judging a
 * real alliance by missing records would invent a bad record for it.
 */
export function whyUnassessable({
  alliance,
}: Pick<AllianceRecords, 'alliance'>): string | null {
  if (closedStates.has(alliance.state)) return '联盟已解散或已演化，不再评估';
  if (isKnownFromText({ alliance })) return '仅见于公开文字';
  return null;
}

export function isKnownFromText({
  alliance,
}: Pick<AllianceRecords, 'alliance'>): boolean {
  return fromText.has(alliance.provenance);
}

function isPaused(records: AllianceRecords, asOf: Day): boolean {
  return (
    records.alliance.state === 'SUSPENDED' ||
    isPausedOn(pausesOf(records.suspensions, asOf), asOf)
  );
}
