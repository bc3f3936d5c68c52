/**
 * JavaScript for the text that a writer's functions build: `out`, a rope, and
 * `parts`, what is done of it. One rope for all would be flattened as a whole,
 * two bytes a character from the first Chinese one on; and strings are
 * immutable, so a checkpoint is two words.
 *
 * And for a table of texts: one object that stands at many places of the
 * answer is written once. What goes into such a table stays in one part.
 */

/** Characters from which a string is a part of its own. */
export const LONG = 4096;

/** Items of lists that are written in one go. */
export const FUEL = 40_000;

/** Characters after which a part is done. */
export const PART = 16_384;

const QUOTED = `(plain ? '"' + x + '"' : quote(x))`;

/** `keep` writes the string `x`; `str` does so apart, if it is long. */
export const TEXT_VARIABLES = [
  "let out = '', parts = [], budget, most = 0;",
  'const took = text => budget.takeWritten(text);',
  'const put = text => { took(text); parts.push(text); };',
  `const keep = x => { out += ${QUOTED}; };`,
  'const str = x => {',
  `if (x.length < ${LONG}) out += ${QUOTED};`,
  `else { put(out); put(${QUOTED}); out = ''; }`,
  '};',
];

/** Where to go back to when a null bubbles. */
export const MARK = 'const mark = out, at = parts.length;';
export const UNDO = 'out = mark; parts.length = at;';

/** Ends a part; not within what a table keeps. */
export const END_PART = `if (out.length > ${PART}) { put(out); out = ''; }`;

/** What a table keeps is no part yet, and may have grown beyond all bounds. */
const CHECK_KEPT = 'if (out.length > most) took(out);';

/** Writes the string `x`. */
export function emitString(isKept: boolean): string {
  return isKept ? 'keep(x);' : 'str(x);';
}

/** Answers from the table; the text is flattened on its first reuse. */
export function reuseText(memo: string | undefined): string[] {
  if (memo === undefined) return [];
  return [
    `const known = ${memo}.get(v);`,
    `if (known !== undefined) { known.charCodeAt(0); out += known; ${CHECK_KEPT} return true; }`,
  ];
}

/** After `MARK`: what follows is written apart. */
export function beginText(memo: string | undefined): string[] {
  return memo === undefined ? [] : ["const before = wrongs; out = '';"];
}

/** Not kept when something in it was wrong: each place reports its own. */
export function keepText(memo: string | undefined): string[] {
  if (memo === undefined) return [];
  return [
    `if (wrongs === before) ${memo}.set(v, out);`,
    'out = mark + out;',
    CHECK_KEPT,
  ];
}
