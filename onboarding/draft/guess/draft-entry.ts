/** One key of a drafted mapping, and why it is what it is. */
export interface DraftEntry {
  /** The keys that lead there. */
  readonly path: readonly string[];
  /** Undefined: nothing was found, and the key is left out. */
  readonly value: unknown;
  /** One line, with figures; empty where there is nothing to say. */
  readonly evidence: string;
  /** A person need not look at it. */
  readonly isSure: boolean;
  /** Other values that it might have. */
  readonly choices: readonly unknown[];
}

export type EntryDetails = Partial<
  Pick<DraftEntry, 'evidence' | 'isSure' | 'choices'>
>;

/** An entry that is sure unless told otherwise; `path` is dotted. */
export function entry(
  path: string,
  value: unknown,
  details: EntryDetails = {},
): DraftEntry {
  const { evidence = '', isSure = true, choices = [] } = details;
  return { path: path.split('.'), value, evidence, isSure, choices };
}
