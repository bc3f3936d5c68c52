/**
 * A text that no spreadsheet takes for a formula: one that begins with
 * = + - @, or with a tab or line break before them, gets an apostrophe.
 */
export function escapeFormula(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text;
}
