/**
 * JavaScript for a table of written texts, in a writer's functions: one object
 * that stands at many places of the answer is written once.
 */

/** Answers from the table; the text is flattened on its first reuse. */
export function reuseText(memo: string | undefined): string[] {
  if (memo === undefined) return [];
  return [
    `const known = ${memo}.get(v);`,
    'if (known !== undefined) { known.charCodeAt(0); out += known; return true; }',
  ];
}

/** After `mark` is set: what follows is written apart. */
export function beginText(memo: string | undefined): string[] {
  return memo === undefined ? [] : ["const before = wrongs; out = '';"];
}

/** Not kept when something in it was wrong: each place reports its own. */
export function keepText(memo: string | undefined): string[] {
  if (memo === undefined) return [];
  return [`if (wrongs === before) ${memo}.set(v, out);`, 'out = mark + out;'];
}
