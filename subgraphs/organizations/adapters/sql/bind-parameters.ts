/** A statement with `?` in place of names, and what they stand for. */
export interface BoundStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * Replaces `:name` by `?`, and `:...name` by one `?` for each element; names
 * that have no parameter stay as they are.
 */
export function bindParameters(
  sql: string,
  parameters: Readonly<Record<string, unknown>>,
): BoundStatement {
  const values: unknown[] = [];
  const text = sql.replace(
    /:(\.\.\.)?([A-Za-z]\w*)/gu,
    (whole, spread: string | undefined, name: string) => {
      if (!Object.hasOwn(parameters, name)) return whole;
      const value = parameters[name];
      if (spread === undefined || !Array.isArray(value)) {
        values.push(value);
        return '?';
      }
      values.push(...(value as unknown[]));
      return value.map(() => '?').join(', ');
    },
  );
  return { text, values };
}
