/** Invisible characters; tabs and line ends are not among them. */
const invisible = /(?![\t\n\v\f\r\u0085])[\p{Cc}\p{Cf}\u034F]/gu;

/** Spaces of every width, and letters that look like one. */
const blanks = /[\p{Zs}\t\u115F\u1160\u2800\u3164\uFFA0]+/gu;

const lineEnds =
  / *[\n\v\f\r\u0085\u2028\u2029]+[ \n\v\f\r\u0085\u2028\u2029]*/gu;

/**
 * Radicals of the Kangxi dictionary, which PDFs contain instead of characters.
 */
const radicals = /[\u2E80-\u2FDF]/gu;

/** A quick test: texts of these characters are readable as they are. */
const plain = /^(?:[\p{sc=Han}A-Za-z0-9()（）·.,:;/_-]|(?<=\S) (?=\S))*$/u;

/**
 * The text as a person reads it: without invisible characters, every blank a
 * space, none at the ends. A line break between Chinese characters is removed,
 * any other becomes a space. Applying it twice changes nothing more.
 */
export function readableText(text: string): string {
  if (plain.test(text) && !hasLookalike(text)) return text;
  return text
    .replace(invisible, '')
    .replace(radicals, (radical) => radical.normalize('NFKC'))
    .normalize('NFC')
    .replace(blanks, ' ')
    .replace(lineEnds, joint)
    .trim();
}

/**
 * Whether a text has Han characters that Unicode repeats for compatibility with
 * other encodings.
 */
function hasLookalike(text: string): boolean {
  return /[\u2E80-\u2FDF\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/u.test(text);
}

const chinese = /[\p{sc=Han}\u3000-\u303F\uFF00-\uFFEF·]/u;

function joint(lineEnd: string, offset: number, text: string): string {
  const before = Array.from(text.slice(Math.max(0, offset - 2), offset));
  const after = text.codePointAt(offset + lineEnd.length);
  const next = after === undefined ? '' : String.fromCodePoint(after);
  return linesAreJoined(before.at(-1) ?? '', next) ? '' : ' ';
}

/** Whether two lines are joined without a space. */
export function linesAreJoined(last: string, first: string): boolean {
  return chinese.test(last) || chinese.test(first);
}

/**
 * What replaces a character before its neighbours are considered: nothing, a
 * space, a line feed for any line end, its usual form, or itself.
 */
export function characterAsRead(character: string): string {
  if (/[\n\v\f\r\u0085\u2028\u2029]/u.test(character)) return '\n';
  return character
    .replace(invisible, '')
    .replace(radicals, (radical) => radical.normalize('NFKC'))
    .normalize('NFC')
    .replace(blanks, ' ');
}

/** The text without blanks: 合 计 has a space only to fill its cell. */
export function compactText(text: string): string {
  return readableText(text).replaceAll(' ', '');
}
