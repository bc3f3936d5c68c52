import { normalizeDate } from './legacy-date.ts';

/**
 * Ways of writing dates that cannot be told from the text alone; a mapping
 * names one.
 */
export const dateStyles = [
  'text',
  'yyyymm',
  'yyyymmdd',
  'dd/mm/yyyy',
  'mm/dd/yyyy',
  'epoch-seconds',
  'epoch-milliseconds',
  'excel-serial',
] as const;

export type DateStyle = (typeof dateStyles)[number];

/** Reads a date of one style; null if the text is no such date. */
export type ReadDate = (text: string | null) => string | null;

/** The style `text` accepts everything that `normalizeDate` does. */
export function dateReader(style: DateStyle): ReadDate {
  switch (style) {
    case 'text':
      return normalizeDate;
    case 'yyyymm':
      return matching(/^\d{6}$/u, normalizeDate);
    case 'yyyymmdd':
      return matching(/^\d{8}$/u, normalizeDate);
    case 'dd/mm/yyyy':
      return matching(slashed, ordered(3, 2));
    case 'mm/dd/yyyy':
      return matching(slashed, ordered(2, 3));
    case 'epoch-seconds':
      return matching(/^-?\d{1,11}$/u, (text) =>
        dayOfInstant(Number(text) * 1_000),
      );
    case 'epoch-milliseconds':
      return matching(/^-?\d{1,14}$/u, (text) => dayOfInstant(Number(text)));
    case 'excel-serial':
      return excelSerial;
  }
}

const slashed = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/u;

function matching(
  pattern: RegExp,
  read: (text: string) => string | null,
): ReadDate {
  return (text) => {
    const plain = text?.normalize('NFKC').trim() ?? '';
    return pattern.test(plain) ? read(plain) : null;
  };
}

/**
 * The parts of a date with slashes; `month` is 2 if the month is written first.
 */
function ordered(month: 2 | 3, day: 2 | 3) {
  return (text: string): string | null => {
    const [, first = '', second = '', year = ''] = slashed.exec(text) ?? [];
    const part = { 2: first, 3: second };
    return normalizeDate(`${year}-${part[month]}-${part[day]}`);
  };
}

/** China is ahead of UTC by this; midnights in the systems are local. */
const chinaOffset = 8 * 3_600_000;

/** The day of an instant, in China. Systems write 0 for "no date". */
function dayOfInstant(milliseconds: number): string | null {
  if (milliseconds === 0) return null;
  const day = new Date(milliseconds + chinaOffset).toISOString().slice(0, 10);
  return normalizeDate(day);
}

const excelEpoch = Date.UTC(1899, 11, 30);

/**
 * Days since 1899-12-30, from 1927 on, since shorter numbers are years. A
 * workbook may contain real dates as well.
 */
function excelSerial(text: string | null): string | null {
  const plain = text?.normalize('NFKC').trim() ?? '';
  if (!/^\d{5}(?:\.\d+)?$/u.test(plain)) return normalizeDate(plain);
  const day = new Date(excelEpoch + Math.floor(Number(plain)) * 86_400_000);
  return normalizeDate(day.toISOString().slice(0, 10));
}
