import { type Day, dayNumber, earliestDay, latestDay } from './day.ts';
import type { AllianceRecords, MembershipRecord } from './input.ts';
import type { MembershipStatus } from '../contract/generated.ts';

/** Whose attendance counts, and who is expected to take part. */
export interface Members {
  /**
   * M: units that are ACTIVE now and have been members for at least 90 days.
   */
  readonly settled: readonly string[];
  /** Of M, those who have been members for at least a year. */
  readonly yearLong: readonly string[];
  /** Whether the unit was a member on that day. */
  readonly includes: (unitId: string, on: Day) => boolean;
}

interface Interval {
  readonly from: Day;
  readonly to: Day;
}

const settledDays = 90;
const yearDays = 365;
const admitted: ReadonlySet<MembershipStatus> = new Set([
  'ACTIVE',
  'PAUSED',
  'WITHDRAWN',
  'REMOVED',
  'TRANSFERRED',
]);

/**
 * Observers are neither expected nor counted, since they made no promise. A
 * member without a date of joining counts as a founder; V22 falls for it.
 */
export function membersOf(records: AllianceRecords): Members {
  const memberships = records.memberships.filter(
    ({ role }) => role !== 'OBSERVER',
  );
  const asOf = dayNumber(records.asOf);
  const intervals = intervalsOf(memberships);
  return {
    settled: activeSince(memberships, asOf - settledDays),
    yearLong: activeSince(memberships, asOf - yearDays),
    includes: (unitId, on) =>
      intervals.get(unitId)?.some(({ from, to }) => from <= on && on <= to) ===
      true,
  };
}

/**
 * Distinct units that are ACTIVE now and joined certainly no later than `day`.
 */
function activeSince(
  memberships: readonly MembershipRecord[],
  day: Day,
): string[] {
  const settled = memberships.filter(
    ({ status, since }) =>
      status === 'ACTIVE' && (since === null || latestDay(since) <= day),
  );
  return [...new Set(settled.map(({ unitId }) => unitId))].sort();
}

function intervalsOf(
  memberships: readonly MembershipRecord[],
): Map<string, Interval[]> {
  const intervals = new Map<string, Interval[]>();
  for (const { unitId, status, since, until } of memberships) {
    if (!admitted.has(status)) continue;
    const known = intervals.get(unitId) ?? [];
    known.push({
      from: since === null ? -Infinity : earliestDay(since),
      to: until === null ? Infinity : latestDay(until),
    });
    intervals.set(unitId, known);
  }
  return intervals;
}
