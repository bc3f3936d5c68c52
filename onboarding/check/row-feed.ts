import type { RecordMapping } from '../../subgraphs/organizations/adapters/memory/record-keys.ts';
import type { Row } from '../../subgraphs/organizations/mapping/row.ts';

/** Where a row stands in a workbook; both count from 0. */
export interface SheetPlace {
  readonly sheet: number;
  readonly row: number;
}

/** A row as the system has it, before anything of it is understood. */
export interface FedRow {
  /** Texts by the mapping's column names. */
  readonly row: Row;
  /** Whether it meets the mapping's conditions; else it counts as deleted. */
  readonly live: boolean;
  readonly place: SheetPlace | null;
}

export type TableName = 'units' | 'partyOrganizations';

/** A key that makes no id: how often, and which. */
export interface KeyFinding {
  readonly rule: 'key-missing' | 'key-duplicate';
  readonly table: TableName;
  readonly key: string;
  readonly count: number;
}

/** A part of a system that is in no row, and how often. */
export interface NotRead {
  readonly rule:
    | 'rows-not-read'
    | 'row-around-table'
    | 'cells-beyond-header'
    | 'sheet-not-read'
    | 'sheet-other';
  /** What and where it is. */
  readonly value: string;
  readonly count: number;
}

/** The rows of a system, a bounded number at a time. */
export interface RowFeed {
  /** The mapping as far as rows go; keys are names of columns. */
  readonly mapping: RecordMapping;
  /** What local ids of the organizations begin with, beside their keys. */
  readonly prefix?: string;
  /** Further tables of organizations, each with its part of the mapping. */
  readonly others?: readonly RowFeed[];
  /** Rows of one key are one record: nothing is wrong with the second. */
  readonly mergesKeys: boolean;
  /** A place that is not recorded is already filled in: the owner's. */
  readonly fillsPlaces?: boolean;
  pages(table: TableName): AsyncIterable<readonly FedRow[]>;
  /** What only the whole table can tell of its keys. */
  keyFindings(): Promise<readonly KeyFinding[]>;
  /** What the feed left out of it, or could not read. */
  notRead?(): readonly NotRead[];
  close(): Promise<void>;
}

/** A list in pages. */
export function* inPages(
  rows: readonly FedRow[],
  size = 500,
): Generator<readonly FedRow[]> {
  for (let start = 0; start < rows.length; start += size) {
    yield rows.slice(start, start + size);
  }
}
