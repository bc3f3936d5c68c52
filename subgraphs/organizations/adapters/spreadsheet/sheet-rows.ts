import type { Row } from '../../mapping/row.ts';
import { titleMark } from '../memory/record-keys.ts';
import type { Sheet } from './read-workbook.ts';

/** The column in which each row finds the superior that its title names. */
export const titleColumn = '$title';

export interface SheetRules {
  /** Columns that the header row must have, by name. */
  readonly required: readonly string[];
  /** Columns that are kept; no other cell is. */
  readonly kept: ReadonlySet<string>;
  /** Rows are left out whose first or naming cell matches. */
  readonly skip: RegExp;
  /** The columns that `skip` looks at besides the first. */
  readonly naming: readonly string[];
  /** Takes the superior's name from a title; null: titles name nobody. */
  readonly superiors: RegExp | null;
  /** The column of an organization's name. */
  readonly organization: string;
}

/** A row and where it stands in its sheet, counting from 0. */
export interface PlacedRow {
  readonly index: number;
  readonly row: Row;
}

/**
 * The rows of a sheet below its header, by column name. Titles, repeated
 * headers and totals are no rows; a title that names a superior gives a row
 * for that organization. Throws if no row has the required columns.
 */
export function rowsOfSheet(sheet: Sheet, rules: SheetRules): Row[] {
  return placedRowsOfSheet(sheet, rules).map(({ row }) => row);
}

/** The same, each with its place. */
export function placedRowsOfSheet(
  sheet: Sheet,
  rules: SheetRules,
): PlacedRow[] {
  const rows: PlacedRow[] = [];
  let header: readonly string[] | null = null;
  let title: string | null = null;
  for (const [index, cells] of sheet.rows.entries()) {
    const isTitle = sheet.titles.has(index);
    const named = isTitle ? superiorIn(cells[0] ?? '', rules) : null;
    if (named !== null) {
      title = named;
      const row = { [rules.organization]: named, [titleMark]: 'yes' };
      rows.push({ index, row });
    } else if (isTitle && sheet.titlesAreMerged) {
      continue;
    } else if (rules.required.every((name) => cells.includes(name))) {
      header = cells;
    } else if (header && !isSkipped(cells, header, rules)) {
      rows.push({ index, row: toRow(cells, header, { rules, title }) });
    }
  }
  if (!header) throw new Error(noHeader(sheet, rules));
  return rows;
}

function superiorIn(text: string, { superiors }: SheetRules): string | null {
  return superiors?.exec(text)?.[1] ?? null;
}

function isSkipped(
  cells: readonly string[],
  header: readonly string[],
  { skip, naming }: SheetRules,
): boolean {
  const looked = naming.map((name) => cells[header.indexOf(name)] ?? '');
  return [cells[0] ?? '', ...looked].some((cell) => skip.test(cell));
}

interface RowPlace {
  readonly rules: SheetRules;
  readonly title: string | null;
}

function toRow(
  cells: readonly string[],
  header: readonly string[],
  { rules, title }: RowPlace,
): Row {
  const entries = header.flatMap((name, index): [string, string | null][] =>
    rules.kept.has(name) ? [[name, cells[index] ?? null]] : [],
  );
  return { ...Object.fromEntries(entries), [titleColumn]: title };
}

function noHeader({ name, rows }: Sheet, { required }: SheetRules): string {
  const first = rows.find((row) => row.some((cell) => cell !== ''));
  const got = first?.filter((cell) => cell !== '').join(', ') ?? 'no rows';
  const where = name === '' ? '' : ` in the sheet ${name}`;
  return `Expected a header row with the columns ${required.join(', ')}${where}, but got: ${got.slice(0, 200)}`;
}
