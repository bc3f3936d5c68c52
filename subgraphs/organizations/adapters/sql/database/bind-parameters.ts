import type { SqlValue } from '../../../../kit/storage/mysql/parameter.ts';
import type { BoundStatement } from '../../../../kit/storage/mysql/run-bound.ts';
import { paddedList } from '../../../../kit/read/padded-list.ts';

/**
 * Replaces `:name` by `?`, and `:...name`, a list of `IN`, by one `?` for each
 * element (paddedList); names that have no parameter stay as they are, and so
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
      const elements = paddedList(value as SqlValue[]);
      for (const element of elements) values.push(element);
      return elements.map(() => '?').join(', ');
    },
  );
  return { text, values };
}
