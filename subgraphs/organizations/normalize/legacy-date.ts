/** Digits as clerks write them by hand. */
const chineseDigits = '〇一二三四五六七八九';

const chineseMonths = [
  '一',
  '二',
  '三',
  '四',
  '五',
  '六',
  '七',
  '八',
  '九',
  '十',
  '十一',
  '十二',
];

/**
 * Reads a typed date as precisely as it is known: `2018.5` and `2018-05-00` are
 * 2018-05, `一八年` and `2018` are 2018. Two-digit years are those of 1931 to
 * 2030. Null for no date: empty, zero or impossible.
 */
export function normalizeDate(text: string | null): string | null {
  if (text === null) return null;
  const plain = withAsciiDigits(text.normalize('NFKC').trim());
  const match =
    /^(\d{4})(\d{2})(\d{2})?$/u.exec(plain) ??
    /^(\d{4}|\d{2}(?=年))(?:[-./年](?:(\d{1,2})(?:[-./月](?:(\d{1,2})日?)?)?)?)?(?:[T ].*)?$/u.exec(
      plain,
    );
  if (!match) return null;
  const [, year = '', month, day] = match;
  return partialDate(fullYear(year), Number(month ?? 0), Number(day ?? 0));
}

function partialDate(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2100 || month > 12) return null;
  if (month === 0) return day === 0 ? String(year) : null;
  const prefix = `${year}-${String(month).padStart(2, '0')}`;
  if (day === 0) return prefix;
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day > lastDay ? null : `${prefix}-${String(day).padStart(2, '0')}`;
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return year > 30 ? 1900 + year : 2000 + year;
}

/** `二〇一八年五月` as `2018年5月`. */
function withAsciiDigits(text: string): string {
  return text
    .replace(/[○零]/gu, '〇')
    .replace(/([一二三四五六七八九十]+)月/u, (whole, month: string) => {
      const number = chineseMonths.indexOf(month) + 1;
      return number === 0 ? whole : `${number}月`;
    })
    .replace(/[〇一二三四五六七八九]/gu, (digit) =>
      String(chineseDigits.indexOf(digit)),
    );
}
