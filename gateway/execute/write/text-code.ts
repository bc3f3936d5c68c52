/**
 * Generates the JavaScript by which a writer builds its text. `out` is the
 * current rope (V8's concatenated string), `parts` the parts that are done. The
 * answer is not one rope, since that would be flattened as a whole, and at two
 * bytes a character if it has any Chinese one. As strings are immutable, a
 * checkpoint is just the two values `out` and `parts.length`.
 *
 * It also generates tables of texts: an object that stands at many places of
 * the answer is written once. A text that is kept in such a table is not split
 * into parts.
 */

/** Characters from which a string becomes a part of its own. */
export const LONG = 4096;

/** Items of lists that are written synchronously at most. */
export const FUEL = 40_000;

/** Characters after which a part is complete. */
export const PART = 16_384;

const QUOTED = `(plain ? '"' + x + '"' : quote(x))`;

/**
 * `str` writes the string `x`, as a part of its own if it is long; `keep`
 * writes it into the current part.
 */
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

/** Remembers where to go back to when a null bubbles up. */
export const MARK = 'const mark = out, at = parts.length;';
export const UNDO = 'out = mark; parts.length = at;';

/** Ends a part. Not for texts that a table keeps. */
export const END_PART = `if (out.length > ${PART}) { put(out); out = ''; }`;

/**
 * A text that is kept is not split, so its length is checked against the limit.
 */
const CHECK_KEPT = 'if (out.length > most) took(out);';

/** Code that writes the string `x`. */
export function emitString(isKept: boolean): string {
  return isKept ? 'keep(x);' : 'str(x);';
}

/**
 * Code that returns a kept text, if there is one; it is flattened on first
 * reuse.
 */
export function reuseText(memo: string | undefined): string[] {
  if (memo === undefined) return [];
  return [
    `const known = ${memo}.get(v);`,
    `if (known !== undefined) { known.charCodeAt(0); out += known; ${CHECK_KEPT} return true; }`,
  ];
}

/** After `MARK`: begins a text of its own. */
export function beginText(memo: string | undefined): string[] {
  return memo === undefined ? [] : ["const before = wrongs; out = '';"];
}

/**
 * Code that keeps the text, unless there was an error in it: each place reports
 * its own errors.
 */
export function keepText(memo: string | undefined): string[] {
  if (memo === undefined) return [];
  return [
    `if (wrongs === before) ${memo}.set(v, out);`,
    'out = mark + out;',
    CHECK_KEPT,
  ];
}
