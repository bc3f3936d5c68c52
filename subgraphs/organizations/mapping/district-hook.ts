import type { Row } from './row.ts';

/**
 * What a mapping cannot say, in TypeScript: `hook: ./odd.ts` names a module
 * beside the mapping file that exports any of these functions. They are pure:
 * the same texts give the same answer, and nothing is read or written.
 */
export interface DistrictHook {
  /** Brings a recorded superior into the form in which it can be found. */
  readonly superior?: (recorded: string) => string;
  /** Whether two hierarchical codes fit; null if they do not tell. */
  readonly codesFit?: (
    code: string | null,
    superior: string | null,
  ) => boolean | null;
  /**
   * A date of establishment as YYYY, YYYY-MM or YYYY-MM-DD; null if there is
   * none.
   */
  readonly date?: (text: string | null) => string | null;
  /**
   * Changes a row to what the mapping's columns expect; null leaves it out.
   * Only for spreadsheets and GraphQL lists, whose rows are filtered in memory.
   */
  readonly row?: (row: Row) => Row | null;
}

/** Names of the functions that a hook may export. */
export const hookFunctions = ['superior', 'codesFit', 'date', 'row'] as const;
