import type { DayText, PartialDayText } from './input.ts';

/**
 * A calendar day as the number of days since 1970-01-01, so that days can be
 * subtracted.
 */
export type Day = number;

const millisecondsOfDay = 86_400_000;
const pattern = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

/** The day of a text; throws TypeError if the text is no day. */
export function dayNumber(text: DayText): Day {
  if (text.length !== 10) throw notADay(text);
  return latestDay(text);
}

/** The first day that `2018`, `2018-05` or `2018-05-17` may mean. */
export function earliestDay(text: PartialDayText): Day {
  const [year, month, date] = partsOf(text);
  return toDay(year, month ?? 1, date ?? 1);
}

/** The last day that `2018`, `2018-05` or `2018-05-17` may mean. */
export function latestDay(text: PartialDayText): Day {
  const [year, month, date] = partsOf(text);
  if (month === null) return toDay(year, 12, 31);
  return date === null
    ? toDay(year, month + 1, 1) - 1
    : toDay(year, month, date);
}

export function textOf(day: Day): DayText {
  return new Date(day * millisecondsOfDay).toISOString().slice(0, 10);
}

/** The same date a year earlier; 28 February for 29 February. */
export function yearBefore(day: Day): Day {
  const [year, month, date] = partsOf(textOf(day));
  const leapDay = month === 2 && date === 29;
  return toDay(year - 1, month ?? 1, leapDay ? 28 : (date ?? 1));
}

function partsOf(text: string): [number, number | null, number | null] {
  const match = pattern.exec(text);
  if (!match) throw notADay(text);
  const [, year, month, date] = match;
  return [
    Number(year),
    month === undefined ? null : Number(month),
    date === undefined ? null : Number(date),
  ];
}

function toDay(year: number, month: number, date: number): Day {
  return Date.UTC(year, month - 1, date) / millisecondsOfDay;
}

function notADay(text: string): TypeError {
  return new TypeError(
    `Vitality needs a date such as 2020-08-11, but got: ${text}`,
  );
}
