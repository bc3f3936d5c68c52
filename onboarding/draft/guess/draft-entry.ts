/** One key of a drafted mapping, with its evidence. */
export interface DraftEntry {
  /** The keys that lead to it. */
  readonly path: readonly string[];
  /** Undefined if nothing was found; the key is then left out. */
  readonly value: unknown;
  /** One line, with figures; empty where there is nothing to say. */
  readonly evidence: string;
  /** Whether no person needs to look at it. */
  readonly isSure: boolean;
  /** Other possible values. */
  readonly choices: readonly unknown[];
}

export type EntryDetails = Partial<
  Pick<DraftEntry, 'evidence' | 'isSure' | 'choices'>
>;

/** An entry that is sure by default; `path` has dots. */
export function entry(
  path: string,
  value: unknown,
  details: EntryDetails = {},
): DraftEntry {
  const { evidence = '', isSure = true, choices = [] } = details;
  return { path: path.split('.'), value, evidence, isSure, choices };
}
