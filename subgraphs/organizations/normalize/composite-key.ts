/** Separates the parts of a key; rare in keys, and not escaped in URLs. */
const separator = '~';

/** Escapes for the separator and the escape character within a part. */
const hidden: Readonly<Record<string, string>> = { '~': '%7E', '%': '%25' };

/**
 * The local id of a key: its parts joined, so that different keys have
 * different ids. A key of one column is its own id.
 */
export function joinKey(parts: readonly string[]): string {
  if (parts.length === 1) return parts[0] ?? '';
  return parts
    .map((part) => part.replace(/[~%]/gu, (it) => hidden[it] ?? it))
    .join(separator);
}

/** The parts of such an id; null if no key of this many columns has it. */
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
