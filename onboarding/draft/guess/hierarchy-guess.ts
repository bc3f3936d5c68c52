import type { Survey, SurveyedColumn } from '../columns/surveyed.ts';
import type { ReadTable } from './choose-tables.ts';
import type { RecordedSuperiors } from './refute-superior.ts';

/** A table of organizations with its key: its rows may be superiors. */
export interface KeyedTable {
  readonly read: ReadTable;
  readonly key: SurveyedColumn;
}

/** A column that leads from one table's rows to superiors in another. */
export interface CrossSuperior {
  readonly column: SurveyedColumn;
  readonly to: KeyedTable;
  /** As the mapping has it, but for `of`. */
  readonly value: Readonly<Record<string, unknown>>;
  readonly share: number;
  /** How much name and values speak for it together, 0 to 1. */
  readonly score: number;
  /** So clearly that both tables are taken for levels of one hierarchy. */
  readonly isStrong: boolean;
  /** The part of the rows that say a superior so. */
  readonly filled: number;
  readonly evidence: string;
}

/** A column of superiors, and the short name of the table that has them. */
export interface NamedSuperior extends CrossSuperior {
  readonly of: string;
}

/** A table of organizations, and how its superiors may be recorded. */
export interface HierarchyContext {
  readonly survey: Survey;
  readonly organizations: ReadTable;
  /** The column of the organization's key; null without one. */
  readonly key: SurveyedColumn | null;
  /** Columns that lead to other tables. */
  readonly taken: ReadonlySet<string>;
  /** The keys of the mapping that lead to the hierarchy, dotted. */
  readonly place: string;
  /** Superiors in other tables of organizations, the nearest first. */
  readonly across: readonly NamedSuperior[];
}

export interface HierarchyGuess {
  /** As the mapping has it. */
  readonly value: Readonly<Record<string, unknown>>;
  /** The part of the recorded superiors that are found, 0 to 1. */
  readonly share: number;
  /** How much name and values speak for it together, 0 to 1. */
  readonly score: number;
  readonly evidence: string;
  /** Where superiors are in columns, not in a code. */
  readonly recorded?: RecordedSuperiors;
}

/** Keys that say: no superior. */
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
