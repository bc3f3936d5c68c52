/** Between the parts of a key of several columns; rare in keys, plain in URLs. */
const separator = '~';

/** Parts that hold the separator, or the sign that hides it. */
const hidden: Readonly<Record<string, string>> = { '~': '%7E', '%': '%25' };

/**
 * The local id of a key of several columns: its parts, joined so that no two
 * keys have one id. Of one column it is the value as it is.
 */
export function joinKey(parts: readonly string[]): string {
  if (parts.length === 1) return parts[0] ?? '';
  return parts
    .map((part) => part.replace(/[~%]/gu, (it) => hidden[it] ?? it))
    .join(separator);
}

/** The parts of such an id; null if no key of so many columns has it. */
export function splitKey(
  localId: string,
  columns: number,
): readonly string[] | null {
  if (columns === 1) return [localId];
  const parts = localId
    .split(separator)
    .map((part) =>
      part.replace(/%7E|%25/gu, (it) => (it === '%25' ? '%' : '~')),
    );
  return parts.length === columns && joinKey(parts) === localId ? parts : null;
}
