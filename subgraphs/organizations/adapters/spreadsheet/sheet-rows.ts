import type { Row } from '../../mapping/row.ts';
import { compactText, readableText } from '../../normalize/readable-text.ts';
import { titleMark } from '../memory/record-keys.ts';
import {
  aroundTable,
  isRevokedTitle,
  isStamped,
  mayBeHeadings,
  mayBeTitle,
  readsAsAppendix,
  readsAsHeadings,
  readsAsSum,
  rowTexts,
  type LeftOutReason,
  type LeftOutRow,
  type RowTexts,
} from './around-table.ts';
import {
  headingColumns,
  headingKey,
  type ColumnPlace,
} from './heading-columns.ts';
import type { Sheet } from './sheet.ts';

/** A column of ours that holds the superior named by the title above a row. */
export const titleColumn = '$title';

/** A column of ours that holds the name of a row's sheet. */
export const sheetColumn = '$sheet';

export interface SheetRules {
  /** Columns that the header row must have, by name. */
  readonly required: readonly string[];
  /** Columns that are kept; all other cells are dropped. */
  readonly kept: ReadonlySet<string>;
  /** Leaves out rows whose first cell or name matches. */
  readonly skip: RegExp;
  /** The columns of names, which `skip` tests besides the first cell. */
  readonly naming: readonly string[];
  /** Finds the superior's name in a title; null if titles name no superiors. */
  readonly superiors: RegExp | null;
  /** The column of an organization's name. */
  readonly organization: string;
}

/** A row and where it stands in its sheet, counting from 0. */
export interface PlacedRow {
  readonly index: number;
  readonly row: Row;
}

/** The table of a sheet, and what was left out. */
export interface SheetTable {
  readonly rows: readonly PlacedRow[];
  readonly leftOut: readonly LeftOutRow[];
  /**
   * Rows of a text file with more cells than its header, so that cells may be
   * shifted.
   */
  readonly beyondHeader: readonly number[];
}

/**
 * The rows of a sheet below its header, by column name, without what stands
 * around them. A title that names a superior gives a row for that organization.
 * Throws if no row has the required columns.
 */
export function tableOfSheet(sheet: Sheet, rules: SheetRules): SheetTable {
  const rows: PlacedRow[] = [];
  const leftOut: LeftOutRow[] = [];
  const beyondHeader: number[] = [];
  const usual = usualWidth(sheet);
  const state: ReadingState = {
    header: null,
    title: null,
    isCaptioned: false,
    isOther: false,
    caption: null,
    isRevoked: false,
  };
  for (const [index, cells] of sheet.rows.entries()) {
    const said = rowTexts(cells);
    if (said.texts.length === 0) continue;
    const line: Line = { sheet, index, cells, said };
    const found = readLine(line, rules, state);
    if (typeof found === 'object') {
      rows.push({ index, row: found });
      if (isBeyond(line, state.header, usual)) beyondHeader.push(index);
    } else if (found !== 'first-header') leftOut.push({ index, reason: found });
  }
  if (!state.header) throw new Error(noHeader(sheet, rules));
  return { rows, leftOut, beyondHeader };
}

/**
 * The number of cells that most rows of a text file have. Cells of a workbook
 * cannot shift.
 */
function usualWidth({ rows, titlesAreMerged }: Sheet): number {
  if (titlesAreMerged) return Infinity;
  const widths = Map.groupBy(rows, ({ length }) => length);
  const [usual] = [...widths].sort(
    ([, one], [, other]) => other.length - one.length,
  );
  return usual?.[0] ?? 0;
}

/** Some programs end each row, but not the header, with a separator. */
function isBeyond(
  { sheet, cells }: Line,
  header: Header | null,
  usual: number,
): boolean {
  if (header === null || sheet.titlesAreMerged) return false;
  const width = sheet.rows[header.index]?.length ?? 0;
  if (cells.slice(width).some((cell) => cell !== '')) return true;
  return cells.length > Math.max(width, usual);
}

interface ReadingState {
  header: Header | null;
  title: string | null;
  /** Whether the row is just below the caption of what may be another table. */
  isCaptioned: boolean;
  /** Whether the row is below the header of another table. */
  isOther: boolean;
  /** What the title since the last row of a table says of the rows below. */
  caption: 'revoked' | 'other' | null;
  /** Whether the row is in a table of what was dissolved. */
  isRevoked: boolean;
}

interface Header {
  readonly index: number;
  /** The mapping's columns that the header has. */
  readonly columns: ReadonlyMap<string, ColumnPlace>;
}

interface Line {
  readonly sheet: Sheet;
  readonly index: number;
  readonly cells: readonly string[];
  readonly said: RowTexts;
}

function readLine(
  line: Line,
  rules: SheetRules,
  state: ReadingState,
): Row | LeftOutReason | 'first-header' {
  const { sheet, said } = line;
  if (state.header && isRevokedTitle(said)) {
    state.caption = 'revoked';
    return 'title';
  }
  const named = isTitle(line, state.header) ? superiorIn(line, rules) : null;
  if (named !== null) {
    state.title = named;
    state.isOther = state.isRevoked;
    return {
      [rules.organization]: named,
      [titleMark]: 'yes',
      [sheetColumn]: sheet.name,
    };
  }
  const header = headerIn(line, rules);
  if (header) {
    const isFirst = state.header === null;
    state.header = header;
    beginTable(state);
    return isFirst ? 'first-header' : 'header';
  }
  if (!state.header) return 'above';
  if (mayBeTitle(said)) state.caption = 'other';
  if (sheet.titlesAreMerged && isMergedTitle(line, state.header)) {
    return 'title';
  }
  const reason = reasonOf(line, { rules, state, header: state.header });
  return reason ?? toRow(line, { state, header: state.header });
}

/**
 * A header repeated on another page goes on with its table; below a title it
 * begins what the title says.
 */
function beginTable(state: ReadingState): void {
  if (state.caption !== null) state.isRevoked = state.caption === 'revoked';
  state.caption = null;
  state.isOther = state.isRevoked;
}

/** Whether a row may name the superior of the rows below it. */
function isTitle(line: Line, header: Header | null): boolean {
  // Below a table it is an office's stamp; above a table it may be a title.
  if (header && isStamped(line.said)) return false;
  if (line.sheet.titles.has(line.index)) return isMergedTitle(line, header);
  // A single text below a column that the mapping does not use is not in the
  // table.
  const column = line.cells.findIndex((cell) => cell !== '');
  const places = [...(header?.columns.values() ?? [])];
  return line.said.isLonely && !places.some((place) => place.includes(column));
}

/**
 * A merged cell is a title, unless a heading is merged over the same columns.
 */
function isMergedTitle({ sheet, index }: Line, header: Header | null): boolean {
  if (!sheet.titles.has(index)) return false;
  const last = sheet.spans.get(index)?.[0]?.last;
  const places = [...(header?.columns.values() ?? [])];
  return !places.some(
    (place) => place.length > 1 && place[0] === 0 && place.at(-1) === last,
  );
}

function superiorIn({ cells }: Line, { superiors }: SheetRules): string | null {
  const text = readableText(cells.find((cell) => cell !== '') ?? '');
  return superiors?.exec(text)?.[1] ?? null;
}

/** Throws if a column of the mapping fits several columns of the sheet. */
function headerIn(
  { sheet, index, said }: Line,
  { required, kept }: SheetRules,
): Header | null {
  if (!mayHead(said, required[0] ?? '')) return null;
  const headings = headingColumns(sheet, index);
  if (!required.every((name) => headings.find(name).length > 0)) return null;
  const columns = new Map<string, ColumnPlace>();
  for (const name of new Set([...required, ...kept])) {
    const [place, another] = headings.find(name);
    if (another) {
      const names = headings.namesLike(name).join(', ');
      throw new Error(
        `Expected one column ${name}${inSheet(sheet)}, but got several: write ${names}`,
      );
    }
    if (place) columns.set(name, place);
  }
  return { index, columns };
}

/**
 * A cheap test that excludes nearly all rows: a heading is a part of its full
 * name.
 */
function mayHead({ texts }: RowTexts, name: string): boolean {
  const key = headingKey(name);
  return texts.some((text) => key.includes(text.normalize('NFKC')));
}

interface Below {
  readonly rules: SheetRules;
  readonly state: ReadingState;
  readonly header: Header;
}

/** Why a row below a header does not belong to its table; null if it does. */
function reasonOf(line: Line, below: Below): LeftOutReason | null {
  const { rules, state, header } = below;
  const { said, index } = line;
  const names = rules.naming.map((name) => cellOf(line, header, name));
  if (isTotal([said.texts[0] ?? '', ...names], rules)) return 'total';
  if (!said.isLonely) state.caption = null;
  if (readsAsAppendix(said)) {
    state.isCaptioned = true;
    return 'note';
  }
  const around = aroundTable(said);
  if (around) return around;
  if ([said.texts[0] ?? '', ...names].some(readsAsSum)) return 'total';
  if (state.isCaptioned && mayBeHeadings(said)) state.isOther = true;
  state.isCaptioned = false;
  if (!state.isOther && readsAsHeadings(said)) {
    if (index <= header.index + 1 || names.every((name) => name === '')) {
      return 'header';
    }
    state.isOther = true;
  }
  if (state.isOther) return state.isRevoked ? 'revoked' : 'other-table';
  const hasValue = [...header.columns.keys()].some(
    (name) => cellOf(line, header, name) !== '',
  );
  return hasValue ? null : 'no-values';
}

function isTotal(cells: readonly string[], { skip }: SheetRules): boolean {
  return cells.some(
    (cell) => skip.test(readableText(cell)) || skip.test(compactText(cell)),
  );
}

/** The first filled cell of those that a heading spans. */
function cellOf({ cells }: Line, header: Header, name: string): string {
  const place = header.columns.get(name) ?? [];
  const column = place.find((it) => (cells[it] ?? '') !== '');
  return column === undefined ? '' : (cells[column] ?? '');
}

function toRow(
  line: Line,
  { state, header }: Pick<Below, 'state' | 'header'>,
): Row {
  const entries = [...header.columns.keys()].map((name) => [
    name,
    cellOf(line, header, name),
  ]);
  return {
    ...(Object.fromEntries(entries) as Row),
    [titleColumn]: state.title,
    [sheetColumn]: line.sheet.name,
  };
}

function inSheet({ name }: Sheet): string {
  return name === '' ? '' : ` in the sheet ${name}`;
}

function noHeader(sheet: Sheet, { required }: SheetRules): string {
  const first = sheet.rows.find((row) => row.some((cell) => cell !== ''));
  const got = first?.filter((cell) => cell !== '').join(', ') ?? 'no rows';
  return `Expected a header row with the columns ${required.join(', ')}${inSheet(sheet)}, but got: ${got.slice(0, 200)}`;
}
