/** The keys of the ids with this prefix; each id belongs to one table. */
export function keysOf(
  prefix: string,
  localIds: readonly string[],
): readonly string[] {
  return prefix === ''
    ? localIds
    : localIds
        .filter((it) => it.startsWith(prefix))
        .map((it) => it.slice(prefix.length));
}

/** A part that reads the records whose ids have its prefix. */
export interface Prefixed {
  /**
   * Empty if there is only one part; else it ends with `-`, which no prefix has
   * within it.
   */
  readonly prefix: string;
}

/** Parts in the order of their ids. */
export function inIdOrder<Part extends Prefixed>(
  parts: readonly Part[],
): readonly Part[] {
  return [...parts].sort((one, other) => (one.prefix < other.prefix ? -1 : 1));
}
