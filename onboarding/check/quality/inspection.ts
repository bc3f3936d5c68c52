import { writtenOf } from '../../../subgraphs/organizations/adapters/memory/row-values.ts';
import type { OrganizationSource } from '../../../subgraphs/organizations/source/organization-source.ts';
import type { DistrictHook } from '../../../subgraphs/organizations/mapping/district-hook.ts';
import { flawOf } from '../../../subgraphs/organizations/normalize/said-by-cell.ts';
import type { FedRow, RowFeed, TableName } from '../row-feed.ts';
import type { DistrictTally } from './district-tally.ts';
import type { FieldCounts } from './field-counts.ts';
import type { ProblemBook } from './problem-book.ts';
import type { RuleName } from './quality-rules.ts';

/** What the inspection of a system needs. */
export interface Inspection {
  readonly source: OrganizationSource;
  readonly feed: RowFeed;
  readonly hook: DistrictHook;
  readonly book: ProblemBook;
  readonly fields: FieldCounts;
  readonly districts: DistrictTally;
}

/** A row under inspection, and where its problems are collected. */
export interface RowReport {
  readonly fed: FedRow;
  readonly table: TableName;
  readonly key: string;
  /** False for a further row of a record. */
  readonly isFirst: boolean;
  problem(rule: RuleName, finding: Finding): void;
  /** Counts a field as filled or not. */
  field(name: string, isFilled: boolean): void;
}

export interface Finding {
  readonly field: string;
  readonly value: string | null;
  readonly column?: string | undefined;
  /**
   * Set if it concerns the whole table, so that no row of a workbook is marked.
   */
  readonly isEverywhere?: boolean;
}

export function reportOf(
  { book, fields }: Inspection,
  row: Pick<RowReport, 'fed' | 'table' | 'key' | 'isFirst'>,
): RowReport {
  const { fed, table, key, isFirst } = row;
  return {
    ...row,
    problem(rule, { field, value, column, isEverywhere = false }) {
      if (isSaidByItsCell(rule, fed, column)) return;
      book.add({
        rule,
        table,
        key,
        field,
        value: value ?? '',
        place: isEverywhere ? null : fed.place,
        column,
      });
    },
    field(name, isFilled) {
      if (isFirst) fields.add(table, name, isFilled);
    },
  };
}

/** A broken cell is reported as broken only. */
function isSaidByItsCell(
  rule: RuleName,
  { row }: FedRow,
  column: string | undefined,
): boolean {
  const flaw = flawOf(writtenOf(row, column) ?? '');
  return flaw !== null && rule !== flaw && rule !== 'key-missing';
}
