import { resolve } from 'node:path';

import { meets } from '../../../subgraphs/organizations/adapters/memory/row-values.ts';
import {
  cellsText,
  reasonTexts,
  sheetText,
  type Omission,
} from '../../../subgraphs/organizations/adapters/spreadsheet/omissions.ts';
import { readWorkbook } from '../../../subgraphs/organizations/adapters/spreadsheet/read-workbook.ts';
import {
  readTables,
  type WorkbookTables,
} from '../../../subgraphs/organizations/adapters/spreadsheet/workbook-tables.ts';
import type { MappedSource } from '../../../subgraphs/organizations/mapping/mapped-source.ts';
import type { SpreadsheetMapping } from '../../../subgraphs/organizations/mapping/mapping-schema.ts';
import {
  inPages,
  type FedRow,
  type NotRead,
  type RowFeed,
  type TableName,
} from '../row-feed.ts';

/** The rows of a workbook, which is read whole, with their places. */
export async function sheetFeed(
  source: MappedSource<SpreadsheetMapping>,
): Promise<RowFeed> {
  const { settings, folder } = source;
  const path = resolve(folder, settings.source.file);
  const sheets = await readWorkbook(path, settings.source);
  const tables = readTables(sheets, settings);
  return {
    mapping: settings,
    mergesKeys: true,
    // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous
    async *pages(table) {
      yield* inPages(fedRows(tables, source, table));
    },
    keyFindings: () => Promise.resolve([]),
    notRead: () => notRead(tables.omissions),
    close: () => Promise.resolve(),
  };
}

function fedRows(
  tables: WorkbookTables,
  { settings, hook }: MappedSource<SpreadsheetMapping>,
  table: TableName,
): FedRow[] {
  const { live } = settings[table];
  return tables[table].rows.flatMap(({ sheet, index, row }) => {
    const changed = hook.row ? hook.row(row) : row;
    if (changed === null) return [];
    const place = { sheet, row: index };
    return [{ row: changed, live: meets(changed, live), place }];
  });
}

function notRead(omissions: readonly Omission[]): NotRead[] {
  const rows = omissions.filter((it) => it.kind === 'row');
  const sheets = omissions.filter((it) => it.kind === 'sheet');
  const cells = omissions.filter((it) => it.kind === 'cells');
  const groups = Map.groupBy(rows, (it) => `${it.sheet} ${it.reason}`);
  return [
    ...[...groups.values()].map((found): NotRead => {
      const name = found[0]?.name ?? '';
      const value = `${name === '' ? '' : `${name}: `}${reasonTexts(found)}`;
      return { rule: 'row-around-table', value, count: found.length };
    }),
    ...cells.map((found): NotRead => ({
      rule: 'cells-beyond-header',
      value: cellsText(found),
      count: found.rows.length,
    })),
    ...sheets.map((sheet): NotRead => {
      const rule = sheet.rows === 0 ? 'sheet-other' : 'sheet-not-read';
      return { rule, value: sheetText(sheet), count: 1 };
    }),
  ];
}
