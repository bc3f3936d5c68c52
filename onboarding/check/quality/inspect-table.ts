import { formatRecordId } from '../../../subgraphs/kit/values/ids.ts';
import {
  organizationKey,
  unitKey,
} from '../../../subgraphs/organizations/adapters/memory/record-keys.ts';
import {
  organizationNameIn,
  ownerOf,
  textOf,
} from '../../../subgraphs/organizations/adapters/memory/row-values.ts';
import {
  columnList,
  firstColumn,
  type Columns,
} from '../../../subgraphs/organizations/mapping/column-list.ts';
import type { Row } from '../../../subgraphs/organizations/mapping/row.ts';
import { joinKey } from '../../../subgraphs/organizations/normalize/composite-key.ts';
import type { FedRow, TableName } from '../row-feed.ts';
import { cellInspector } from './inspect-cells.ts';
import { createPreciseKeys, inspectKey } from './inspect-key.ts';
import { reportOf, type Inspection, type RowReport } from './inspection.ts';
import { mergedRows } from './merged-rows.ts';

/** What the inspection of one kind of record adds to that of any row. */
export interface TableInspector {
  readonly table: TableName;
  /** Inspects the values of one served row. */
  row(report: RowReport): void;
  /** Inspects the rows of a page together. */
  page(reports: readonly RowReport[]): Promise<void>;
}

export interface TableTotals {
  readonly records: number;
  readonly leftOut: number;
}

/**
 * Inspects a table page by page. Statements and memory are bounded by the page,
 * except for one entry for each key of a system that is read as a whole.
 */
export async function inspectTable(
  inspection: Inspection,
  inspector: TableInspector,
  progress: (rows: number) => void,
): Promise<TableTotals> {
  const { feed } = inspection;
  const seen = createSeenKeys(inspection, inspector.table);
  const precise = createPreciseKeys();
  const inspectCells = cellInspector(inspection, inspector.table);
  let [records, leftOut, read] = [0, 0, 0];
  for await (const page of feed.pages(inspector.table)) {
    const reports: RowReport[] = [];
    for (const fed of page) {
      const report = newReport(inspection, inspector.table, fed);
      if (fed.live) inspectCells(report);
      const found = judge(inspection, report);
      if (found === 'left-out') leftOut += 1;
      if (typeof found === 'string') continue;
      if (!seen.isNew(found)) {
        inspector.row(again(inspection, found));
        continue;
      }
      precise.add(found, seen.column);
      inspector.row(found);
      reports.push(found);
    }
    await findAgain(inspection, inspector.table, reports);
    await inspector.page(reports);
    records += reports.length;
    read += page.length;
    progress(read);
  }
  precise.finish();
  return { records, leftOut };
}

/** Inspects a further row of a record, without counting it. */
function again(
  inspection: Inspection,
  { fed, table, key }: RowReport,
): RowReport {
  return reportOf(inspection, { fed, table, key, isFirst: false });
}

/** Keys of a database are taken as they are; others are read as texts. */
function newReport(
  inspection: Inspection,
  table: TableName,
  fed: FedRow,
): RowReport {
  const { mapping, mergesKeys, prefix = '' } = inspection.feed;
  const { key } = mapping[table];
  const { row } = fed;
  const own =
    !mergesKeys && key !== undefined
      ? rawKey(row, key)
      : table === 'units'
        ? unitKey(mapping, row)
        : organizationKey(mapping, row);
  const before = table === 'units' ? '' : prefix;
  const local = own ? before + own : '';
  return reportOf(inspection, { fed, table, key: local, isFirst: true });
}

/** The key as the system has it, spaces included; null if a part is missing. */
function rawKey(row: Row, columns: Columns): string | null {
  const parts = columnList(columns).flatMap((column) => row[column] ?? []);
  return parts.length === columnList(columns).length ? joinKey(parts) : null;
}

/** The key and name of a served row; else the reason why it is not served. */
function judge(
  inspection: Inspection,
  report: RowReport,
): RowReport | 'left-out' | 'nameless' {
  const { feed } = inspection;
  const { fed, table } = report;
  const { key: keyColumns, columns } = feed.mapping[table];
  const key = firstColumn(keyColumns);
  const { row, live } = fed;
  const written = textOf(row, columns.name);
  const saysNone =
    feed.mergesKeys &&
    table === 'partyOrganizations' &&
    organizationNameIn(row, columns.name) === null;
  const name = saysNone ? null : written;
  if (!live) {
    if (name === null && feed.mergesKeys) return 'nameless';
    const finding = { field: 'live', value: name, column: key };
    report.problem('row-left-out', finding);
    return 'left-out';
  }
  if (name === null) {
    if (written !== null) {
      const finding = { field: 'name', value: written, column: columns.name };
      report.problem('organization-none-yet', finding);
      return 'nameless';
    }
    if (isOtherKind(inspection, table, fed)) return 'nameless';
    const finding = { field: 'name', value: '', column: columns.name };
    report.problem('name-empty', finding);
    return 'nameless';
  }
  if (report.key === '') {
    // For a database, one statement finds these (RowFeed.keyFindings).
    const finding = { field: 'key', value: name, column: key };
    if (feed.mergesKeys) report.problem('key-missing', finding);
    return 'nameless';
  }
  return report;
}

/** Where one table has both kinds of record, a row may lack the name of one. */
function isOtherKind(
  { feed }: Inspection,
  table: TableName,
  { row }: FedRow,
): boolean {
  const { links, units, partyOrganizations } = feed.mapping;
  if (links.in !== 'same-row') return false;
  const other = table === 'units' ? partyOrganizations : units;
  return (
    table === 'partyOrganizations' || textOf(row, other.columns.name) !== null
  );
}

interface SeenKeys {
  readonly column: string | undefined;
  /** Returns false for a further row of a record. */
  isNew(report: RowReport): boolean;
}

function createSeenKeys(inspection: Inspection, table: TableName): SeenKeys {
  const { feed, source } = inspection;
  const { mapping } = feed;
  const { key: keyColumns, columns } = mapping[table];
  const column = firstColumn(keyColumns);
  const merged = mergedRows(mapping, table);
  return {
    column,
    isNew(report) {
      const { key, fed } = report;
      const district = ownerOf(fed.row, mapping.owner, mapping.districts);
      const { system } = source.description;
      if (!feed.mergesKeys) {
        inspectKey(report, { system, district, column });
        return true;
      }
      const known = merged.add(report);
      if (known === null) {
        inspectKey(report, { system, district, column });
        return true;
      }
      const name = textOf(fed.row, columns.name) ?? '';
      const knownName = textOf(known, columns.name) ?? '';
      if (knownName !== name && column !== undefined) {
        const value = `${formatRecordId({ district, system, localId: key })}: ${knownName}, ${name}`;
        report.problem('key-duplicate', { field: 'key', value, column });
      }
      return false;
    },
  };
}

/** Checks that each record is found by the id that it is listed with. */
async function findAgain(
  { source, feed }: Inspection,
  table: TableName,
  reports: readonly RowReport[],
): Promise<void> {
  const wanted = reports.map(({ key }) => key);
  const records = await source[table].byIds(wanted);
  const found = new Set(records.map(({ localId }) => localId));
  for (const report of reports) {
    if (found.has(report.key)) continue;
    const column = firstColumn(feed.mapping[table].key);
    report.problem('id-not-found', { field: 'key', value: report.key, column });
  }
}
