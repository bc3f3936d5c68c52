import type { RecordMapping } from '../../subgraphs/organizations/adapters/memory/record-keys.ts';
import type { Row } from '../../subgraphs/organizations/mapping/row.ts';

/** The place of a row in a workbook; sheet and row count from 0. */
export interface SheetPlace {
  readonly sheet: number;
  readonly row: number;
}

/** A row as the system has it, before it is interpreted. */
export interface FedRow {
  /** Texts by the mapping's column names. */
  readonly row: Row;
  /**
   * Whether it meets the mapping's conditions; if not, it counts as deleted.
   */
  readonly live: boolean;
  readonly place: SheetPlace | null;
}

export type TableName = 'units' | 'partyOrganizations';

/** A key that cannot be an id: which, and how often. */
export interface KeyFinding {
  readonly rule: 'key-missing' | 'key-duplicate';
  readonly table: TableName;
  readonly key: string;
  readonly count: number;
}

/** Something of a system that is in no row, and how often. */
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
  /** The mapping's sections for rows, with column names. */
  readonly mapping: RecordMapping;
  /** The prefix of the organizations' local ids. */
  readonly prefix?: string;
  /** Further tables of organizations, each with its section of the mapping. */
  readonly others?: readonly RowFeed[];
  /**
   * Set if rows with the same key are one record, so that repetition is no
   * problem.
   */
  readonly mergesKeys: boolean;
  /** Set if a missing place was already filled in with the owner's. */
  readonly fillsPlaces?: boolean;
  pages(table: TableName): AsyncIterable<readonly FedRow[]>;
  /** Problems of keys that only the whole table shows. */
  keyFindings(): Promise<readonly KeyFinding[]>;
  /** What the feed left out or could not read. */
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
