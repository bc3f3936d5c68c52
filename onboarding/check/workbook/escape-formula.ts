/**
 * Prefixes an apostrophe to a text that a spreadsheet would take for a formula:
 * one that begins with = + - @, perhaps after tabs or line breaks.
 */
export function escapeFormula(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text;
}
