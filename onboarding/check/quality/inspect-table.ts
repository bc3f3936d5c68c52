import { formatRecordId } from '../../../subgraphs/kit/values/ids.ts';
import {
  organizationKey,
  unitKey,
} from '../../../subgraphs/organizations/adapters/memory/record-keys.ts';
import {
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

/** What one kind of record adds to what is looked at in every row. */
export interface TableInspector {
  readonly table: TableName;
  /** Looks at the values of one row that is served. */
  row(report: RowReport): void;
  /** Looks at the rows of a page together. */
  page(reports: readonly RowReport[]): Promise<void>;
}

export interface TableTotals {
  readonly records: number;
  readonly leftOut: number;
}

/**
 * Goes through a table page by page: each statement and what is remembered of
 * it is bounded by the page, but for one entry for each key of a system that
 * is read whole.
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

/** A further row of a record is looked at, and counts nowhere. */
function again(
  inspection: Inspection,
  { fed, table, key }: RowReport,
): RowReport {
  return reportOf(inspection, { fed, table, key, isFirst: false });
}

/** A database's keys are what they are; those of others are read as texts. */
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

/** As the system has it, spaces and all; null if a part of it is missing. */
function rawKey(row: Row, columns: Columns): string | null {
  const parts = columnList(columns).flatMap((column) => row[column] ?? []);
  return parts.length === columnList(columns).length ? joinKey(parts) : null;
}

/** The row as one that is served; else why it is none. */
function judge(
  inspection: Inspection,
  report: RowReport,
): RowReport | 'left-out' | 'nameless' {
  const { feed } = inspection;
  const { fed, table } = report;
  const { key: keyColumns, columns } = feed.mapping[table];
  const key = firstColumn(keyColumns);
  const { row, live } = fed;
  const name = textOf(row, columns.name);
  if (!live) {
    if (name === null && feed.mergesKeys) return 'nameless';
    const finding = { field: 'live', value: name, column: key };
    report.problem('row-left-out', finding);
    return 'left-out';
  }
  if (name === null) {
    if (isOtherKind(inspection, table, fed)) return 'nameless';
    const finding = { field: 'name', value: '', column: columns.name };
    report.problem('name-empty', finding);
    return 'nameless';
  }
  if (report.key === '') {
    // A database is asked for these as a whole (RowFeed.keyFindings).
    const finding = { field: 'key', value: name, column: key };
    if (feed.mergesKeys) report.problem('key-missing', finding);
    return 'nameless';
  }
  return report;
}

/** A row of both tables need not have both names. */
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
  /** False for a further row of a record. */
  isNew(report: RowReport): boolean;
}

function createSeenKeys(inspection: Inspection, table: TableName): SeenKeys {
  const { feed, source } = inspection;
  const { mapping } = feed;
  const { key: keyColumns, columns } = mapping[table];
  const column = firstColumn(keyColumns);
  const names = new Map<string, string>();
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
      const name = textOf(fed.row, columns.name) ?? '';
      const known = names.get(key);
      if (known === undefined) {
        names.set(key, name);
        inspectKey(report, { system, district, column });
        return true;
      }
      if (known !== name && column !== undefined) {
        const value = `${formatRecordId({ district, system, localId: key })}: ${known}, ${name}`;
        report.problem('key-duplicate', { field: 'key', value, column });
      }
      return false;
    },
  };
}

/** Every record must be found again by the id it is listed with. */
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
