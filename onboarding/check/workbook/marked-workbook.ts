import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import {
  openXlsx,
  saveXlsx,
  writeXlsx,
  type CellStyle,
  type Sheet as WorkbookSheet,
} from 'hucre/xlsx';

import { headingColumns } from '../../../subgraphs/organizations/adapters/spreadsheet/heading-columns.ts';
import {
  isTextTable,
  readWorkbook,
} from '../../../subgraphs/organizations/adapters/spreadsheet/read-workbook.ts';
import type { Sheet } from '../../../subgraphs/organizations/adapters/spreadsheet/sheet.ts';
import { tidyWorkbook } from '../../../subgraphs/organizations/adapters/spreadsheet/tidy-workbook.ts';
import { tablesOf } from '../../../subgraphs/organizations/adapters/spreadsheet/workbook-tables.ts';
import type { MappedSource } from '../../../subgraphs/organizations/mapping/mapped-source.ts';
import type { SpreadsheetMapping } from '../../../subgraphs/organizations/mapping/mapping-schema.ts';
import type { Problem, ProblemBook } from '../quality/problem-book.ts';
import { qualityRules } from '../quality/quality-rules.ts';
import { escapeFormula } from './escape-formula.ts';
import { summarySheet } from './summary-sheet.ts';

/** The heading of the added column on the right, and its width. */
const heading = '问题';
const headingWidth = 48;

const colours = { error: 'FFC7CE', warning: 'FFEB9C', note: 'DDEBF7' } as const;

/**
 * The clerk's own workbook with each row's problems on the right, coloured
 * cells and a summary. An .xlsx is changed in place, which keeps parts that we
 * do not understand; other formats become a new .xlsx.
 */
export async function markedWorkbook(
  source: MappedSource<SpreadsheetMapping>,
  book: ProblemBook,
): Promise<Uint8Array> {
  const { settings, folder } = source;
  const path = resolve(folder, settings.source.file);
  const seen = await readWorkbook(path, settings.source);
  if (!/\.xlsx$/iu.test(path))
    return rewritten(await plainSheets(path, seen), { seen, settings, book });
  const bytes = tidyWorkbook(await readFile(path));
  const workbook = await openXlsx(bytes, { readStyles: true });
  mark(workbook.sheets, { seen, settings, book });
  workbook.sheets.push(summarySheet(book, namesOf(workbook.sheets)));
  return saveXlsx(workbook);
}

interface Marking {
  /** The same sheets as displayed, with merged cells filled. */
  readonly seen: readonly Sheet[];
  readonly settings: SpreadsheetMapping;
  readonly book: ProblemBook;
}

async function rewritten(
  sheets: readonly WorkbookSheet[],
  marking: Marking,
): Promise<Uint8Array> {
  mark(sheets, marking);
  const summary = summarySheet(marking.book, namesOf(sheets));
  return writeXlsx({
    sheets: [...sheets, summary].map(
      ({ name, rows, merges, columns, cells }) => ({
        name,
        rows,
        ...(merges ? { merges } : {}),
        ...(columns ? { columns } : {}),
        ...(cells ? { cells } : {}),
      }),
    ),
  });
}

/** The sheets of a workbook that is not .xlsx: values and merged cells. */
async function plainSheets(
  path: string,
  seen: readonly Sheet[],
): Promise<readonly WorkbookSheet[]> {
  if (isTextTable(path)) {
    return seen.map(({ rows }) => ({
      name: 'Sheet1',
      rows: rows.map((row) => [...row]),
    }));
  }
  const { read } = await import('hucre');
  return (await read(await readFile(path))).sheets;
}

function namesOf(sheets: readonly WorkbookSheet[]): readonly string[] {
  return sheets.map(({ name }) => name);
}

function mark(
  sheets: readonly WorkbookSheet[],
  { seen, settings, book }: Marking,
): void {
  const placed = book.kept().filter(({ place }) => Boolean(place));
  const bySheet = Map.groupBy(placed, ({ place }) => place?.sheet ?? 0);
  for (const [index, problems] of bySheet) {
    const [sheet, shown] = [sheets[index], seen[index]];
    if (sheet && shown) markSheet(sheet, { shown, settings, problems });
  }
}

interface SheetMarking {
  readonly shown: Sheet;
  readonly settings: SpreadsheetMapping;
  readonly problems: readonly Problem[];
}

function markSheet(
  sheet: WorkbookSheet,
  { shown, settings, problems }: SheetMarking,
): void {
  const width = shown.rows.reduce(
    (most, { length }) => Math.max(most, length),
    0,
  );
  const headers = headerRows(shown, settings);
  for (const row of headers) {
    put(sheet, { row, column: width }, { text: heading, fill: 'BDD7EE' });
  }
  const byRow = Map.groupBy(problems, ({ place }) => place?.row ?? 0);
  for (const [row, found] of byRow) {
    const header = headers.findLast((it) => it < row) ?? 0;
    const headings = headingColumns(shown, header);
    for (const { rule, column } of found) {
      const [place = []] = column === undefined ? [] : headings.find(column);
      const fill = colours[qualityRules[rule].severity];
      const [at] = place;
      if (at !== undefined) paint(sheet, { row, column: at }, fill);
    }
    const text = [...new Set(found.map(sentence))].join(';');
    put(sheet, { row, column: width }, { text, fill: colours.warning });
  }
  const columns = Array.from(
    { length: width },
    (_, index) => sheet.columns?.[index] ?? {},
  );
  sheet.columns = [...columns, { width: headingWidth }];
}

function headerRows(
  shown: Sheet,
  settings: SpreadsheetMapping,
): readonly number[] {
  const required = tablesOf(settings).map((table) => table.required);
  return [...shown.rows.keys()].filter((index) => {
    const headings = headingColumns(shown, index);
    return required.some((names) =>
      names.every((name) => headings.find(name).length > 0),
    );
  });
}

function sentence({ rule, column, value }: Problem): string {
  const { zh } = qualityRules[rule].text;
  const where = column === undefined ? '' : `${column}:`;
  return value === '' ? `${where}${zh}` : `${where}${zh}(${value})`;
}

interface CellPlace {
  readonly row: number;
  readonly column: number;
}

function put(
  sheet: WorkbookSheet,
  { row, column }: CellPlace,
  { text, fill }: { readonly text: string; readonly fill: string },
): void {
  const value = escapeFormula(text);
  const cells = (sheet.rows[row] ??= []);
  while (cells.length < column) cells.push(null);
  cells[column] = value;
  sheet.cells ??= new Map();
  sheet.cells.set(`${row},${column}`, {
    value,
    type: 'string',
    style: { ...filled(fill), alignment: { wrapText: true, vertical: 'top' } },
  });
}

/** Colours a cell and keeps its other properties. */
function paint(
  sheet: WorkbookSheet,
  { row, column }: CellPlace,
  fill: string,
): void {
  const place = `${row},${column}`;
  const value = sheet.rows[row]?.[column] ?? null;
  sheet.cells ??= new Map();
  const cell = sheet.cells.get(place) ?? { value, type: typeOf(value) };
  sheet.cells.set(place, {
    ...cell,
    style: { ...cell.style, ...filled(fill) },
  });
}

function typeOf(value: unknown) {
  if (value === null) return 'empty';
  if (value instanceof Date) return 'date';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}

function filled(rgb: string): CellStyle {
  return { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb } } };
}
