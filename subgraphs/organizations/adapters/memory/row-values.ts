import type { Row } from '../../mapping/row.ts';
import { readableText } from '../../normalize/readable-text.ts';
import { saysNoOrganization, valueIn } from '../../normalize/said-by-cell.ts';
import type {
  CodedColumn,
  ConditionMapping,
  PlaceMapping,
} from '../../mapping/table-mapping.ts';

/** The text of a cell as a person reads it; null only if it is empty. */
export function writtenOf(row: Row, column: string | undefined): string | null {
  if (column === undefined) return null;
  const text = readableText(row[column] ?? '');
  return text === '' ? null : text;
}

/** The value of a cell; null also if its text means "none" (无) or is broken. */
export function textOf(row: Row, column: string | undefined): string | null {
  return column === undefined ? null : valueIn(row[column] ?? null);
}

/** The name of an organization; null also if its text says "none yet". */
export function organizationNameIn(row: Row, column: string): string | null {
  const text = textOf(row, column);
  return text === null || saysNoOrganization(text) ? null : text;
}

/** Whether a row meets every condition, with the same meaning as in SQL. */
export function meets(
  row: Row,
  conditions: readonly ConditionMapping[],
): boolean {
  return conditions.every(({ column, is, not, filled }) => {
    const text = writtenOf(row, column);
    if (filled && textOf(row, column) === null) return false;
    if (is && !isAmong(text, is)) return false;
    return !not || !isAmong(text, not);
  });
}

function isAmong(
  text: string | null,
  values: NonNullable<ConditionMapping['is']>,
): boolean {
  return values.some((value) => {
    if (value === null || value === '') return text === null;
    if (text === null) return false;
    return typeof value === 'number' ? Number(text) === value : text === value;
  });
}

/** The division that a row names; null if it names none. */
export function placeOf(
  row: Row,
  place: PlaceMapping | undefined,
): string | null {
  if (place === undefined) return null;
  if (typeof place === 'string') return textOf(row, place);
  const translated = place.values?.[writtenOf(row, place.column) ?? ''];
  return (
    translated ?? textOf(row, place.column)?.slice(0, place.prefix) ?? null
  );
}

/** The district of a row: one of `districts`, else the first of them. */
export function ownerOf(
  row: Row,
  place: PlaceMapping | undefined,
  districts: readonly [string, ...string[]],
): string {
  const named = placeOf(row, place);
  return named !== null && districts.includes(named) ? named : districts[0];
}

/** The meaning of a column's code, or of the ending of its text. */
export function meaningIn<Meaning extends string>(
  row: Row,
  coded:
    | (CodedColumn & {
        readonly codes?: Readonly<Record<string, Meaning>> | undefined;
        readonly endings?: Readonly<Record<string, Meaning>> | undefined;
      })
    | undefined,
): Meaning | null {
  const text = writtenOf(row, coded?.column);
  if (!coded || text === null) return null;
  const { codes = {}, endings = {} } = coded;
  if (Object.hasOwn(codes, text)) return codes[text] ?? null;
  const found = Object.entries(endings).find(([ending]) =>
    text.endsWith(ending),
  );
  return found?.[1] ?? null;
}
