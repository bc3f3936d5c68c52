import { columnList } from '../../mapping/column-list.ts';
import type { SpreadsheetMapping } from '../../mapping/mapping-schema.ts';
import { relationIn } from '../../mapping/table-mapping.ts';
import type { LeftOutRow } from './around-table.ts';
import { mappedColumns } from './mapped-columns.ts';
import type { Omission } from './omissions.ts';
import {
  sheetColumn,
  tableOfSheet,
  titleColumn,
  type PlacedRow,
  type SheetRules,
  type SheetTable,
} from './sheet-rows.ts';
import type { Sheet } from './sheet.ts';

export type WorkbookTableName =
  'units' | 'partyOrganizations' | 'links' | 'superiors';

/** A row with the index of its sheet in the workbook, counting from 0. */
export interface WorkbookRow extends PlacedRow {
  readonly sheet: number;
}

export interface WorkbookTable {
  readonly rows: readonly WorkbookRow[];
}

/** The tables of a mapping, and what of the workbook is in none of them. */
export type WorkbookTables = Readonly<
  Record<WorkbookTableName, WorkbookTable>
> & {
  readonly omissions: readonly Omission[];
};

/** Throws if a sheet or header that the mapping names does not exist. */
export function readTables(
  sheets: readonly Sheet[],
  settings: SpreadsheetMapping,
): WorkbookTables {
  const read = tablesOf(settings).map((table) => ({
    table,
    parts: sheetsNamed(sheets, table.from).map((sheet) => ({
      sheet: sheets.indexOf(sheet),
      ...tableOfSheet(sheet, sheetRules(table.required, settings)),
    })),
  }));
  const isSameRow = settings.links.in === 'same-row';
  const rowsOf = (name: WorkbookTableName): WorkbookTable => {
    const isOrganization = name === 'partyOrganizations';
    const wanted = isSameRow && isOrganization ? 'units' : name;
    const found = read.find(({ table }) => table.name === wanted);
    const rows = (found?.parts ?? []).flatMap(({ sheet, rows: placed }) =>
      placed.map((row) => ({ sheet, ...row })),
    );
    return { rows };
  };
  const parts = read.flatMap((it) => it.parts);
  return {
    units: rowsOf('units'),
    partyOrganizations: rowsOf('partyOrganizations'),
    links: rowsOf('links'),
    superiors: rowsOf('superiors'),
    omissions: [
      ...rowOmissions(sheets, parts),
      ...cellOmissions(sheets, parts),
      ...sheetOmissions(sheets, settings),
    ],
  };
}

/** A table that a mapping reads, and what its header must have. */
export interface MappedTable {
  readonly name: WorkbookTableName;
  readonly from: string | readonly string[] | undefined;
  readonly required: readonly string[];
}

/**
 * If links are in the units' own rows, units and organizations are one table.
 */
export function tablesOf(settings: SpreadsheetMapping): MappedTable[] {
  return [...recordTables(settings), ...relationTables(settings)];
}

/** The table of pairs that holds the hierarchy, if there is one. */
function relationTables({
  partyOrganizations,
}: SpreadsheetMapping): MappedTable[] {
  const relation = relationIn(partyOrganizations.hierarchy);
  if (!relation) return [];
  const { from, organization, superior } = relation;
  const required = [organization, superior].flatMap(({ column }) =>
    columnList(column),
  );
  return [{ name: 'superiors', from, required }];
}

function recordTables(settings: SpreadsheetMapping): MappedTable[] {
  const { units, partyOrganizations, links } = settings;
  const unit = units.columns.name;
  const organization = partyOrganizations.columns.name;
  if (links.in === 'same-row') {
    const required = [unit, organization];
    return [{ name: 'units', from: units.from, required }];
  }
  const organizations: MappedTable = {
    name: 'partyOrganizations',
    from: partyOrganizations.from,
    required: [organization],
  };
  if (links.in === 'none') return [organizations];
  const both: MappedTable[] = [
    { name: 'units', from: units.from, required: [unit] },
    organizations,
  ];
  if (links.in !== 'table') return both;
  const required = [links.unit, links.organization].flatMap(columnList);
  return [...both, { name: 'links', from: links.from, required }];
}

/** Rules that tell a sheet's rows from its titles, headers and totals. */
export function sheetRules(
  required: readonly string[],
  settings: SpreadsheetMapping,
): SheetRules {
  const { source, units, partyOrganizations } = settings;
  const kept = mappedColumns(settings);
  kept.delete(titleColumn);
  kept.delete(sheetColumn);
  const organization = partyOrganizations.columns.name;
  return {
    required,
    kept,
    skip: new RegExp(source.skip, 'u'),
    naming: [units.columns.name, organization],
    superiors:
      source.superiors === undefined ? null : new RegExp(source.superiors, 'u'),
    organization,
  };
}

/**
 * The sheets of these names, in order; by default the first visible one. Throws
 * if a name has no sheet.
 */
export function sheetsNamed(
  sheets: readonly Sheet[],
  names: string | readonly string[] | undefined,
): Sheet[] {
  if (names === undefined) {
    const first = sheets.find(({ isHidden }) => !isHidden) ?? sheets[0];
    if (!first) throw new Error('Expected a sheet, but got: none');
    return [first];
  }
  return [names].flat().map((name) => {
    const found = sheets.find((it) => it.name === name);
    if (found) return found;
    const got = sheets.map((sheet) => sheet.name).join(', ');
    throw new Error(`Expected a sheet ${name}, but got: ${got || 'none'}`);
  });
}

type SheetPart = SheetTable & { readonly sheet: number };

/** Rows that are longer than the header for any table of their sheet. */
function cellOmissions(
  sheets: readonly Sheet[],
  parts: readonly SheetPart[],
): Omission[] {
  const bySheet = Map.groupBy(parts, ({ sheet }) => sheet);
  return [...bySheet].flatMap(([sheet, found]): Omission[] => {
    const rows = new Set(found.flatMap(({ beyondHeader }) => beyondHeader));
    const name = sheets[sheet]?.name ?? '';
    return rows.size === 0 ? [] : [{ kind: 'cells', name, rows: [...rows] }];
  });
}

/** Rows that all tables of their sheet leave out. */
function rowOmissions(
  sheets: readonly Sheet[],
  parts: readonly SheetPart[],
): Omission[] {
  const bySheet = Map.groupBy(parts, ({ sheet }) => sheet);
  return [...bySheet].flatMap(([sheet, [first, ...others]]) => {
    const isOut = (row: LeftOutRow) =>
      others.every(({ leftOut }) =>
        leftOut.some(({ index }) => index === row.index),
      );
    const name = sheets[sheet]?.name ?? '';
    return (first?.leftOut ?? [])
      .filter(isOut)
      .map((row): Omission => ({ kind: 'row', sheet, name, ...row }));
  });
}

/** Sheets that no table reads, and whether they resemble one that is read. */
function sheetOmissions(
  sheets: readonly Sheet[],
  settings: SpreadsheetMapping,
): Omission[] {
  const tables = tablesOf(settings);
  const read = new Set(tables.flatMap(({ from }) => sheetsNamed(sheets, from)));
  return sheets
    .filter((sheet) => !read.has(sheet) && sheet.rows.length > 0)
    .map((sheet): Omission => {
      const counts = tables.map(({ required }) =>
        countRows(sheet, sheetRules(required, settings)),
      );
      const { name, isHidden } = sheet;
      const rows = Math.max(...counts);
      return { kind: 'sheet', name, isHidden, rows };
    });
}

/** The number of rows below such a header; 0 without one. */
function countRows(sheet: Sheet, rules: SheetRules): number {
  try {
    return tableOfSheet(sheet, rules).rows.length;
  } catch {
    return 0;
  }
}
