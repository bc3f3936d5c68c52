import { compactText, readableText } from '../../normalize/readable-text.ts';
import type { Sheet } from './sheet.ts';

/** The cells of one column: a single one, or several merged ones. */
export type ColumnPlace = readonly number[];

/** The columns of a header row, by the names that they can be called. */
export interface HeadingColumns {
  /** A name for each column: its heading, made unique if others have it too. */
  readonly names: readonly string[];
  /**
   * The columns of a name: empty if there is none, several if it is ambiguous.
   */
  find(name: string): readonly ColumnPlace[];
  /** The unique names of the columns that share a heading. */
  namesLike(name: string): readonly string[];
}

interface Column {
  readonly place: ColumnPlace;
  readonly heading: string;
  /** The name with the heading above it, or with its number. */
  readonly fullName: string;
}

/**
 * Reads a row as headings. A heading that occurs more than once is named
 * together with the heading above it (单位/名称), or with its number (名称(2)).
 */
export function headingColumns(sheet: Sheet, index: number): HeadingColumns {
  const columns = columnsOf(sheet, index);
  const byName = new Map<string, ColumnPlace[]>();
  const like = (name: string) =>
    columns.filter(({ heading }) => headingKey(heading) === headingKey(name));
  for (const { place, heading, fullName } of columns) {
    for (const name of new Set([heading, fullName].map(headingKey))) {
      byName.set(name, [...(byName.get(name) ?? []), place]);
    }
  }
  return {
    names: columns.map(({ heading, fullName }) =>
      like(heading).length === 1 ? heading : fullName,
    ),
    find: (name) => byName.get(headingKey(name)) ?? [],
    namesLike: (name) => like(name).map(({ fullName }) => fullName),
  };
}

/**
 * A heading for comparison: clerks put spaces and line breaks into headings.
 */
export function headingKey(text: string): string {
  return compactText(text).normalize('NFKC');
}

function columnsOf(sheet: Sheet, index: number): Column[] {
  const cells = (sheet.rows[index] ?? []).map(readableText);
  const hasAbove = !sheet.titles.has(index - 1);
  const above = hasAbove ? (sheet.rows[index - 1] ?? []) : [];
  const columns: Column[] = [];
  const taken = new Map<string, number>();
  for (const place of placesOf(sheet, index)) {
    const [first = 0] = place;
    const heading = cells[first] ?? '';
    if (heading === '') continue;
    const upper = readableText(above[first] ?? '');
    const isUnder = upper !== '' && headingKey(upper) !== headingKey(heading);
    const named = isUnder ? `${upper}/${heading}` : heading;
    const number = (taken.get(headingKey(named)) ?? 0) + 1;
    taken.set(headingKey(named), number);
    const isNumbered = !isUnder || number > 1;
    const fullName = isNumbered ? `${named}(${number})` : named;
    columns.push({ place, heading, fullName });
  }
  return columns;
}

/** Columns from left to right; merged cells are one. */
function placesOf({ rows, spans }: Sheet, index: number): ColumnPlace[] {
  const width = rows[index]?.length ?? 0;
  const merged = spans.get(index) ?? [];
  const places: ColumnPlace[] = [];
  for (let column = 0; column < width; column += 1) {
    const span = merged.find(({ first }) => first === column);
    const last = span?.last ?? column;
    places.push(
      Array.from({ length: last - column + 1 }, (_, more) => column + more),
    );
    column = last;
  }
  return places;
}
