/** A range of days (YYYY-MM-DD): after `after`, up to and including `to`. */
export interface DayWindow {
  readonly after: string;
  readonly to: string;
}

/** China has been at UTC+8 without summer time since 1991. */
const offset = 8 * 60 * 60 * 1000;

/** The calendar day (YYYY-MM-DD) of a moment in Asia/Shanghai. */
export function dayOf(moment: Date): string {
  return new Date(moment.getTime() + offset).toISOString().slice(0, 10);
}

/**
 * The 12 months that end with `day` (YYYY-MM-DD): after the same day of the
 * year before. For 29 February that is a text that sorts rightly but is no real
 * day.
 */
export function twelveMonthsTo(day: string): DayWindow {
  const year = Number(day.slice(0, 4)) - 1;
  return { after: `${String(year).padStart(4, '0')}${day.slice(4)}`, to: day };
}
