import type { Survey, SurveyedColumn } from '../columns/surveyed.ts';
import type { ReadTable } from './choose-tables.ts';
import type { RecordedSuperiors } from './refute-superior.ts';

/** A table of organizations with its key, in which superiors may be found. */
export interface KeyedTable {
  readonly read: ReadTable;
  readonly key: SurveyedColumn;
}

/** A column that refers to superiors in another table. */
export interface CrossSuperior {
  readonly column: SurveyedColumn;
  readonly to: KeyedTable;
  /** As in the mapping, without `of`. */
  readonly value: Readonly<Record<string, unknown>>;
  readonly share: number;
  /** How well name and values support it together, 0 to 1. */
  readonly score: number;
  /**
   * Set if it is so clear that both tables are taken for levels of one
   * hierarchy.
   */
  readonly isStrong: boolean;
  /** The share of the rows that name a superior in this column. */
  readonly filled: number;
  readonly evidence: string;
}

/** A column of superiors, with the short name of the table that they are in. */
export interface NamedSuperior extends CrossSuperior {
  readonly of: string;
}

/** A table of organizations, and how its superiors may be recorded. */
export interface HierarchyContext {
  readonly survey: Survey;
  readonly organizations: ReadTable;
  /** The column of the organization's key; null without one. */
  readonly key: SurveyedColumn | null;
  /** Columns that refer to other tables. */
  readonly taken: ReadonlySet<string>;
  /** The keys of the mapping that lead to the hierarchy, dotted. */
  readonly place: string;
  /** Superiors in other tables of organizations, the nearest first. */
  readonly across: readonly NamedSuperior[];
}

export interface HierarchyGuess {
  /** As the mapping has it. */
  readonly value: Readonly<Record<string, unknown>>;
  /** The share of the recorded superiors that are found, 0 to 1. */
  readonly share: number;
  /** How much name and values speak for it together, 0 to 1. */
  readonly score: number;
  readonly evidence: string;
  /** Where superiors are in columns, not in a code. */
  readonly recorded?: RecordedSuperiors;
}

/** Values of a key that mean "no superior". */
export const noSuperior = [
  '0',
  '-1',
  'ROOT',
  'root',
  'NULL',
  'null',
  '#',
  '无',
];
