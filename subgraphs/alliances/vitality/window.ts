import {
  type Day,
  dayNumber,
  earliestDay,
  latestDay,
  textOf,
  yearBefore,
} from './day.ts';
import type { AllianceRecords, SuspensionRecord } from './input.ts';

/**
 * The days that an assessment considers: the 12 months up to the last day of
 * which facts are known, but not before the founding. First and last day are
 * included.
 */
export interface Window {
  readonly start: Day;
  readonly end: Day;
  /** Days of the window without the paused ones. */
  readonly activeDays: number;
  /** The same in months: 12 for a full year without pauses. */
  readonly activeMonths: number;
  readonly pauses: readonly Pause[];
}

/** A pause, first and last day included. Pauses are disjoint and in order. */
export interface Pause {
  readonly from: Day;
  readonly to: Day;
}

/**
 * `knownUntil` is the last day of which facts are known, at most the report's
 * day.
 */
export function windowOf(records: AllianceRecords, knownUntil: Day): Window {
  const yearStart = yearBefore(knownUntil);
  const founded = foundingDay(records, earliestDay);
  const start = Math.min(Math.max(yearStart, founded ?? yearStart), knownUntil);
  const pauses = pausesOf(records.suspensions, dayNumber(records.asOf));
  const activeDays = activeDaysBetween(pauses, start, knownUntil);
  const activeMonths = (12 * activeDays) / (knownUntil - yearStart);
  return { start, end: knownUntil, activeDays, activeMonths, pauses };
}

/**
 * The day of founding. `read` chooses the earliest or the latest day that the
 * record may mean. Null when it is not recorded.
 */
export function foundingDay(
  { alliance }: AllianceRecords,
  read: (text: string) => Day,
): Day | null {
  return alliance.foundedOn === null ? null : read(alliance.foundedOn);
}

/**
 * Days since founding, from the latest day that the record may mean, so that an
 * imprecise date never makes an alliance older. Null when it is not recorded.
 */
export function ageOf(records: AllianceRecords): number | null {
  const founded = foundingDay(records, latestDay);
  return founded === null
    ? null
    : Math.max(0, dayNumber(records.asOf) - founded);
}

/** Whether the alliance is paused on that day, in either scope. */
export function isPausedOn(pauses: readonly Pause[], day: Day): boolean {
  return pauses.some((pause) => pause.from <= day && day <= pause.to);
}

/** Days after `from`, up to and including `to`, that are not paused. */
export function activeDaysBetween(
  pauses: readonly Pause[],
  from: Day,
  to: Day,
): number {
  if (to <= from) return 0;
  const paused = pauses.map((pause) =>
    Math.max(0, Math.min(pause.to, to) - Math.max(pause.from - 1, from)),
  );
  return to - from - paused.reduce((sum, days) => sum + days, 0);
}

/** The day on which `days` unpaused days have passed since `from`. */
export function dayAfterActiveDays(
  pauses: readonly Pause[],
  from: Day,
  days: number,
): Day {
  let day = from + days;
  for (const pause of pauses) {
    const firstPaused = Math.max(pause.from, from + 1);
    if (firstPaused > day) break;
    day += Math.max(0, pause.to - firstPaused + 1);
  }
  return day;
}

/**
 * Both scopes of a suspension stop offline activity, so both count as pauses.
 */
export function pausesOf(
  suspensions: readonly SuspensionRecord[],
  asOf: Day,
): Pause[] {
  const pauses = suspensions
    .map(({ from, to }) => ({
      from: dayNumber(from),
      to: dayNumber(to ?? textOf(asOf)),
    }))
    .sort((one, other) => one.from - other.from);
  return pauses.reduce<Pause[]>(joinPause, []);
}

function joinPause(pauses: Pause[], next: Pause): Pause[] {
  const last = pauses.at(-1);
  if (last === undefined || next.from > last.to) return [...pauses, next];
  const joined = { from: last.from, to: Math.max(last.to, next.to) };
  return [...pauses.slice(0, -1), joined];
}
