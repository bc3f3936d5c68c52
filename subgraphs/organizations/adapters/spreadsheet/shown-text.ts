import type { CellValue } from 'hucre';

import { flawOf, numberText } from '../../normalize/said-by-cell.ts';

/** Formats a number as Excel does. */
export type FormatNumber = (value: number, format: string) => string;

/** Days before 1970 in Excel's count. */
const epochSerial = 25_569;

/**
 * What a cell shows. A number format counts where it adds to the number (0007,
 * 2018.10, D007), not where it only adorns or rounds it (1,234; 50%).
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

/** Thousands, percents, powers, fractions, conditions; none; texts. */
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

/** A day; a month or a year where no more is shown. */
function shownDate(date: Date, format: string): string {
  const days = date.getTime() / 86_400_000;
  if (Number.isNaN(days)) return '#NUM!';
  // A number that is no day shows as ########: it was meant as a number.
  if (date.getUTCFullYear() > 9999) {
    return numberText(Math.round(days) + epochSerial);
  }
  const day = date.toISOString().slice(0, 10);
  const symbols = withoutLiterals(format).replace(/\[[^\]]*\]/gu, '');
  if (/[dhs]/iu.test(symbols) || !/[ye]/iu.test(symbols)) return day;
  return /m/iu.test(symbols) ? day.slice(0, 7) : day.slice(0, 4);
}
