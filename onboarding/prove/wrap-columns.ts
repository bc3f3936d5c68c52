/** Chinese characters and punctuation are two columns wide. */
const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;

/** How many columns of a fixed-width page a text takes. */
export function columnsOf(text: string): number {
  return Array.from(text).reduce(
    (sum, character) => sum + (wide.test(character) ? 2 : 1),
    0,
  );
}

/** Wraps a line to at most `width` columns, later lines indented. */
export function wrapColumns(line: string, width: number): string[] {
  const indent = `${/^\s*/u.exec(line)?.[0] ?? ''}   `;
  const lines: string[] = [];
  let current = '';
  for (const piece of line
    .split(/(?<=[\s,、;。])/u)
    .flatMap((it) => shortened(it, width - 10))) {
    if (current.trim() !== '' && columnsOf(current + piece.trimEnd()) > width) {
      lines.push(current.trimEnd());
      current = indent;
    }
    current += piece;
  }
  return [...lines, current.trimEnd()];
}

/** Splits a piece that is longer than a line. */
function shortened(piece: string, width: number): string[] {
  if (columnsOf(piece) <= width) return [piece];
  const characters = Array.from(piece);
  const half = Math.floor(characters.length / 2);
  return [characters.slice(0, half), characters.slice(half)].flatMap((it) =>
    shortened(it.join(''), width),
  );
}
