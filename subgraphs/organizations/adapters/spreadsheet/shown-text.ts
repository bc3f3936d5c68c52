import type { CellValue } from 'hucre';

import { flawOf, numberText } from '../../normalize/said-by-cell.ts';

/** Formats a number as Excel does. */
export type FormatNumber = (value: number, format: string) => string;

/** The serial number of 1970-01-01 in Excel's dates. */
const epochSerial = 25_569;

/**
 * The text that a cell shows. A number format is applied if it adds something
 * (0007, 2018.10, D007), but not if it only decorates or rounds (1,234; 50%).
 */
export function shownText(
  value: CellValue,
  format: string | undefined,
  formatNumber: FormatNumber,
): string {
  if (value instanceof Date) return shownDate(value, format ?? '');
  if (typeof value !== 'number') return String(value ?? '').trim();
  const plain = numberText(value);
  const isWhole = flawOf(plain) === null;
  if (format === undefined || !isWhole || isAdornment(format)) return plain;
  const shown = formatNumber(value, format).trim();
  const digits = shown.replace(/[^\d.]/gu, '');
  return digits !== '' && Number(digits) === Math.abs(value) ? shown : plain;
}

/**
 * Formats that only decorate or round: thousands, percents, powers, fractions,
 * conditions, none, texts.
 */
function isAdornment(format: string): boolean {
  const symbols = withoutLiterals(
    format.replace(
      /\[(?:black|blue|cyan|green|magenta|red|white|yellow)\]/giu,
      '',
    ),
  );
  return /[%,?/@[]|e[+-]|general/iu.test(symbols);
}

function withoutLiterals(format: string): string {
  return format.replace(/"[^"]*"|\\./gu, '');
}

/** A date; only month or year if the format shows no more. */
function shownDate(date: Date, format: string): string {
  const days = date.getTime() / 86_400_000;
  if (Number.isNaN(days)) return '#NUM!';
  // Excel shows ######## for a number that is no date, so it is taken as a
  // number.
  if (date.getUTCFullYear() > 9999) {
    return numberText(Math.round(days) + epochSerial);
  }
  const day = date.toISOString().slice(0, 10);
  const symbols = withoutLiterals(format).replace(/\[[^\]]*\]/gu, '');
  if (/[dhs]/iu.test(symbols) || !/[ye]/iu.test(symbols)) return day;
  return /m/iu.test(symbols) ? day.slice(0, 7) : day.slice(0, 4);
}
