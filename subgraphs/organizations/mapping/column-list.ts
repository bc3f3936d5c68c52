/** One column, or those of a key of several in its order. */
export type Columns = string | readonly string[];

export function columnList(columns: Columns): readonly string[] {
  return typeof columns === 'string' ? [columns] : columns;
}

/** The first column of a key, where one is to be shown. */
export function firstColumn(columns: Columns | undefined): string | undefined {
  return columns === undefined ? undefined : columnList(columns)[0];
}
