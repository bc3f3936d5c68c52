import type { SqlValue } from '../../../../kit/storage/mysql/parameter.ts';
import type { BoundStatement } from '../../../../kit/storage/mysql/run-bound.ts';
import { paddedList } from '../../../../kit/read/padded-list.ts';

/**
 * Replaces `:name` by `?`, and `:...name`, a list of `IN`, by one `?` for each
 * element (paddedList), or by `(?, ?)` where elements are rows; names that have
 * no parameter stay as they are, and so
 * do those of tables and columns.
 */
export function bindParameters(
  sql: string,
  parameters: Readonly<Record<string, unknown>>,
): BoundStatement {
  const values: SqlValue[] = [];
  const text = sql.replace(
    /`[^`]*`|:(\.\.\.)?([A-Za-z]\w*)/gu,
    (whole, spread: string | undefined, name: string | undefined) => {
      if (name === undefined || !Object.hasOwn(parameters, name)) return whole;
      const value = parameters[name];
      if (spread === undefined || !Array.isArray(value)) {
        values.push(value as SqlValue);
        return '?';
      }
      const elements = paddedList(value as (SqlValue | SqlValue[])[]);
      return elements.map((element) => placeholder(element, values)).join(', ');
    },
  );
  return { text, values };
}

function placeholder(
  element: SqlValue | readonly SqlValue[],
  values: SqlValue[],
): string {
  if (!isRow(element)) {
    values.push(element);
    return '?';
  }
  for (const value of element) values.push(value);
  return `(${element.map(() => '?').join(', ')})`;
}

function isRow(
  element: SqlValue | readonly SqlValue[],
): element is readonly SqlValue[] {
  return Array.isArray(element);
}
