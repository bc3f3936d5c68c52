import { resolve } from 'node:path';

import { meets } from '../../adapters/memory/row-values.ts';
import {
  readWorkbook,
  type Sheet,
} from '../../adapters/spreadsheet/read-workbook.ts';
import { placedRowsOfSheet } from '../../adapters/spreadsheet/sheet-rows.ts';
import {
  sheetNamed,
  sheetRules,
} from '../../adapters/spreadsheet/spreadsheet-source.ts';
import type { MappedSource } from '../../mapping/mapped-source.ts';
import type { SpreadsheetMapping } from '../../mapping/mapping-schema.ts';
import {
  inPages,
  type FedRow,
  type RowFeed,
  type TableName,
} from '../row-feed.ts';

/** The rows of a workbook, which is read whole, with their places. */
export async function sheetFeed(
  source: MappedSource<SpreadsheetMapping>,
): Promise<RowFeed> {
  const { settings, folder } = source;
  const { file, separator } = settings.source;
  const sheets = await readWorkbook(resolve(folder, file), separator);
  return {
    mapping: settings,
    mergesKeys: true,
    // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous
    async *pages(table) {
      yield* inPages(fedRows(sheets, source, table));
    },
    keyFindings: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  };
}

/** The columns without which a row is no header, for each table. */
export function requiredColumns({
  units,
  partyOrganizations,
  links,
}: SpreadsheetMapping): Readonly<Record<TableName, readonly string[]>> {
  const unit = units.columns.name;
  const organization = partyOrganizations.columns.name;
  return links.in === 'same-row'
    ? { units: [unit, organization], partyOrganizations: [unit, organization] }
    : { units: [unit], partyOrganizations: [organization] };
}

function fedRows(
  sheets: readonly Sheet[],
  { settings, hook }: MappedSource<SpreadsheetMapping>,
  table: TableName,
): FedRow[] {
  const { units, partyOrganizations, links } = settings;
  const sameRow = links.in === 'same-row';
  const from = (sameRow ? units : settings[table]).from;
  const sheet = sheetNamed(sheets, from);
  const { live } = table === 'units' ? units : partyOrganizations;
  const required = requiredColumns(settings)[table];
  const rows = placedRowsOfSheet(sheet, sheetRules(required, settings));
  return rows.flatMap(({ index, row }) => {
    const changed = hook.row ? hook.row(row) : row;
    if (changed === null) return [];
    const place = { sheet: sheets.indexOf(sheet), row: index };
    return [{ row: changed, live: meets(changed, live), place }];
  });
}
