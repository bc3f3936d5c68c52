import { resolve } from 'node:path';

import { describe, type MappedSource } from '../../mapping/mapped-source.ts';
import type { SpreadsheetMapping } from '../../mapping/mapping-schema.ts';
import type { OrganizationSource } from '../../source/organization-source.ts';
import { hookedRows } from '../memory/hooked-rows.ts';
import { mappedMemorySource } from '../memory/mapped-memory-source.ts';
import { buildRecords, type RecordSet } from '../memory/record-set.ts';
import { omissionTexts } from './omissions.ts';
import { readOncePerVersion } from './read-once-per-version.ts';
import { readWorkbook } from './read-workbook.ts';
import type { Sheet } from './sheet.ts';
import {
  readTables,
  type WorkbookTableName,
  type WorkbookTables,
} from './workbook-tables.ts';

/**
 * A source for a workbook or CSV file, read once for each of its versions.
 * Without a key column, a local id is a hash of the name: it survives inserted
 * rows, and two spellings are two units. `onNotice` is told, once for each
 * version, how a text was read and what was left out.
 */
export function openSpreadsheet(
  source: MappedSource<SpreadsheetMapping>,
  onNotice: (notice: string) => void = () => undefined,
): OrganizationSource {
  const { settings, folder } = source;
  const { file } = settings.source;
  const readVersion = readOncePerVersion(
    resolve(folder, file),
    async (path) => {
      const sheets = await readWorkbook(path, settings.source);
      const tables = readTables(sheets, settings);
      for (const text of noticesOf(sheets, tables)) {
        onNotice(`${settings.system} ${file}: ${text}`);
      }
      return recordsOf(tables, source);
    },
  );
  return mappedMemorySource(settings, {
    description: describe(settings, 'SPREADSHEET'),
    readVersion,
  });
}

/** The units and organizations of a workbook. */
export function parseSheets(
  sheets: readonly Sheet[],
  source: MappedSource<SpreadsheetMapping>,
): RecordSet {
  return recordsOf(readTables(sheets, source.settings), source);
}

function recordsOf(
  tables: WorkbookTables,
  { settings, hook }: MappedSource<SpreadsheetMapping>,
): RecordSet {
  const rowsOf = (name: WorkbookTableName) =>
    hookedRows(
      tables[name].rows.map(({ row }) => row),
      hook,
    );
  const units = rowsOf('units');
  const isSameRow = settings.links.in === 'same-row';
  return buildRecords(
    settings,
    {
      units,
      partyOrganizations: isSameRow ? units : rowsOf('partyOrganizations'),
      links: rowsOf('links'),
      superiors: rowsOf('superiors'),
    },
    hook,
  );
}

function noticesOf(
  sheets: readonly Sheet[],
  { omissions }: WorkbookTables,
): string[] {
  const taken = sheets.flatMap((sheet) => sheet.taken ?? []);
  return [...taken, ...omissionTexts(omissions)];
}
