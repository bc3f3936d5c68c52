/** `7` as `007`. */
export function padded(number: number, width: number): string {
  return String(number).padStart(width, '0');
}

/** `35` as `３５`. */
export function fullWidthDigits(number: number): string {
  return Array.from(String(number))
    .map((digit) => String.fromCharCode(0xff10 + Number(digit)))
    .join('');
}

/** 2018 as clerks write it: 一八. */
export function chineseYear(year: number): string {
  return Array.from(String(year).slice(2))
    .map((digit) => '〇一二三四五六七八九'.charAt(Number(digit)))
    .join('');
}
