import { resolve } from 'node:path';

import { describe, type MappedSource } from '../../mapping/mapped-source.ts';
import type { SpreadsheetMapping } from '../../mapping/mapping-schema.ts';
import type { Row } from '../../mapping/row.ts';
import type { OrganizationSource } from '../../organization-source.ts';
import { hookedRows } from '../memory/hooked-rows.ts';
import { mappedMemorySource } from '../memory/mapped-memory-source.ts';
import { buildRecords, type RecordSet } from '../memory/record-set.ts';
import { mappedColumns } from './mapped-columns.ts';
import { readOncePerVersion } from './read-once-per-version.ts';
import { readWorkbook, type Sheet } from './read-workbook.ts';
import { rowsOfSheet, titleColumn, type SheetRules } from './sheet-rows.ts';

/**
 * A workbook or CSV file kept by hand, read once for each version of it. Where
 * it has no key, a local id is a hash of the name, which stays when rows are
 * inserted; two spellings are two units.
 */
export function openSpreadsheet(
  source: MappedSource<SpreadsheetMapping>,
): OrganizationSource {
  const { settings, folder } = source;
  const { file, separator } = settings.source;
  const readVersion = readOncePerVersion(resolve(folder, file), async (path) =>
    parseSheets(await readWorkbook(path, separator), source),
  );
  return mappedMemorySource(settings, {
    description: describe(settings, 'SPREADSHEET'),
    readVersion,
  });
}

/** What a workbook says of units and organizations. */
export function parseSheets(
  sheets: readonly Sheet[],
  { settings, hook }: MappedSource<SpreadsheetMapping>,
): RecordSet {
  const { units, partyOrganizations, links } = settings;
  const known = new Map<string, readonly Row[]>();
  const rowsOf = (name: string | undefined, required: readonly string[]) => {
    const place = `${name ?? ''}\n${required.join('\n')}`;
    const rows =
      known.get(place) ??
      hookedRows(rowsIn(sheetNamed(sheets, name), required, settings), hook);
    known.set(place, rows);
    return rows;
  };
  const unitName = units.columns.name;
  const organizationName = partyOrganizations.columns.name;
  const sameRow = links.in === 'same-row';
  const unitRows = rowsOf(
    units.from,
    sameRow ? [unitName, organizationName] : [unitName],
  );
  return buildRecords(
    settings,
    {
      units: unitRows,
      partyOrganizations: sameRow
        ? unitRows
        : rowsOf(partyOrganizations.from, [organizationName]),
      links:
        links.in === 'table'
          ? rowsOf(links.from, [links.unit, links.organization])
          : [],
    },
    hook,
  );
}

function rowsIn(
  sheet: Sheet,
  required: readonly string[],
  settings: SpreadsheetMapping,
): Row[] {
  return rowsOfSheet(sheet, sheetRules(required, settings));
}

/** How the rows of a sheet are told from its titles, headers and totals. */
export function sheetRules(
  required: readonly string[],
  settings: SpreadsheetMapping,
): SheetRules {
  const { source, units, partyOrganizations } = settings;
  const kept = mappedColumns(settings);
  kept.delete(titleColumn);
  return {
    required,
    kept,
    skip: new RegExp(source.skip, 'u'),
    naming: [units.columns.name],
    superiors:
      source.superiors === undefined ? null : new RegExp(source.superiors, 'u'),
    organization: partyOrganizations.columns.name,
  };
}

/** The first sheet unless told. Throws if there is none of that name. */
export function sheetNamed(
  sheets: readonly Sheet[],
  name: string | undefined,
): Sheet {
  const found =
    name === undefined ? sheets[0] : sheets.find((it) => it.name === name);
  if (found) return found;
  const names = sheets.map((sheet) => sheet.name).join(', ');
  throw new Error(
    `Expected a sheet ${name ?? ''}, but got: ${names || 'none'}`,
  );
}
