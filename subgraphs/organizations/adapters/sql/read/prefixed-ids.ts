/** The keys behind those ids that begin so: each id is of one table only. */
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

/** A part that reads the records whose ids begin with its prefix. */
export interface Prefixed {
  /** Empty where there is one part; ends with `-`, which no other has within. */
  readonly prefix: string;
}

/** Parts in the order of their ids. */
export function inIdOrder<Part extends Prefixed>(
  parts: readonly Part[],
): readonly Part[] {
  return [...parts].sort((one, other) => (one.prefix < other.prefix ? -1 : 1));
}
