/** Characters that leave no trace on paper; a tab and line ends do. */
const invisible = /(?![\t\n\v\f\r\u0085])[\p{Cc}\p{Cf}\u034F]/gu;

/** Blanks of every width, and letters that look like one. */
const blanks = /[\p{Zs}\t\u115F\u1160\u2800\u3164\uFFA0]+/gu;

const lineEnds =
  / *[\n\v\f\r\u0085\u2028\u2029]+[ \n\v\f\r\u0085\u2028\u2029]*/gu;

/** Radicals of the Kangxi dictionary, as PDFs give them for characters. */
const radicals = /[\u2E80-\u2FDF]/gu;

/** Texts of these need no look: a quick way for nearly all of them. */
const plain = /^(?:[\p{sc=Han}A-Za-z0-9()（）·.,:;/_-]|(?<=\S) (?=\S))*$/u;

/**
 * The text as a person reads it: without what cannot be seen, every blank a
 * space, none at its ends. A line that is broken between Chinese characters
 * goes on; between others the break is a space. Applied twice it is the same.
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

/** Han characters that stand in Unicode a second time, for other encodings. */
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

/** Whether a line that ends so goes on without a space in the next one. */
export function linesAreJoined(last: string, first: string): boolean {
  return chinese.test(last) || chinese.test(first);
}

/**
 * What takes the place of one character before its neighbours are looked at:
 * nothing, a space, a line feed for any line end, the usual form of a
 * character, or itself.
 */
export function characterAsRead(character: string): string {
  if (/[\n\v\f\r\u0085\u2028\u2029]/u.test(character)) return '\n';
  return character
    .replace(invisible, '')
    .replace(radicals, (radical) => radical.normalize('NFKC'))
    .normalize('NFC')
    .replace(blanks, ' ');
}

/** The text without any blank: 合 计 is set apart only to fill its cell. */
export function compactText(text: string): string {
  return readableText(text).replaceAll(' ', '');
}
