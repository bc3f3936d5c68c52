import { readFile } from 'node:fs/promises';

import { readXlsx } from 'hucre/xlsx';

/** A sheet as it looks: every cell of a merged range shows its value. */
export interface Sheet {
  /** Texts, trimmed; an empty cell is an empty text. */
  readonly rows: readonly (readonly string[])[];
  /** Rows that are one merged cell from the first column on: titles. */
  readonly titles: ReadonlySet<number>;
}

/** Whatever reads a sheet; a CSV file could be read by another. */
export type ReadSheet = (path: string) => Promise<Sheet>;

/** The first sheet of an Excel workbook. */
export const readWorkbook: ReadSheet = async (path) => {
  const { sheets } = await readXlsx(await readFile(path));
  const [first] = sheets;
  if (!first) throw new Error(`Expected a workbook with a sheet: ${path}`);
  const rows = first.rows.map((row) =>
    row.map((cell) => String(cell ?? '').trim()),
  );
  const width = Math.max(0, ...rows.map((row) => row.length));
  const titles = new Set<number>();
  for (const merge of first.merges ?? []) {
    const value = rows[merge.startRow]?.[merge.startCol] ?? '';
    for (let row = merge.startRow; row <= merge.endRow; row += 1) {
      rows[row]?.fill(value, merge.startCol, merge.endCol + 1);
    }
    if (merge.startCol === 0 && merge.endCol + 1 >= width) {
      titles.add(merge.startRow);
    }
  }
  return { rows, titles };
};
