import { readFile } from 'node:fs/promises';

import { parse } from 'csv-parse/sync';
import type { CellValue, Sheet as WorkbookSheet } from 'hucre';

import { UnreadableFile } from '../files/unreadable-file.ts';
import { decodeText } from './decode-text.ts';

/** A sheet as it looks: every cell of a merged range shows its value. */
export interface Sheet {
  readonly name: string;
  /** Texts, trimmed; an empty cell is an empty text. */
  readonly rows: readonly (readonly string[])[];
  /** Rows that are one merged cell from the first column on: titles. */
  readonly titles: ReadonlySet<number>;
  /** False for CSV, where a title may as well be a row that is hardly filled. */
  readonly titlesAreMerged: boolean;
}

/** A file longer than this is no ledger that a clerk keeps. */
const maximumBytes = 64 * 1024 * 1024;

/** All sheets of a workbook; a CSV file is one sheet. */
export async function readWorkbook(
  path: string,
  separator = ',',
): Promise<readonly Sheet[]> {
  const bytes = await readFile(path);
  if (bytes.length > maximumBytes) {
    throw new Error(
      `Expected a file of at most ${maximumBytes} bytes, but got: ${bytes.length}`,
    );
  }
  if (/\.csv$/iu.test(path)) return [readCsv(bytes, separator)];
  return (await parseWorkbook(path, bytes)).map(toSheet);
}

/** Throws UnreadableFile for bytes that are no workbook. */
async function parseWorkbook(
  path: string,
  bytes: Uint8Array,
): Promise<readonly WorkbookSheet[]> {
  // Most of the library reads formats that few districts use.
  const { readXlsx } = await import('hucre/xlsx');
  try {
    const { sheets } = /\.xlsx$/iu.test(path)
      ? await readXlsx(bytes)
      : await (await import('hucre')).read(bytes);
    return sheets;
  } catch (cause) {
    throw new UnreadableFile('damaged', path, cause);
  }
}

function readCsv(bytes: Uint8Array, separator: string): Sheet {
  const rows = parse(decodeText(bytes), {
    bom: true,
    delimiter: separator,
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
  });
  const titles = lonelyCells(rows);
  return { name: '', rows, titles, titlesAreMerged: false };
}

/** A CSV file merges nothing: a title is a row whose first cell is alone. */
function lonelyCells(rows: readonly (readonly string[])[]): Set<number> {
  const alone = rows.flatMap(([first = '', ...others], index) =>
    first !== '' && others.length > 0 && others.every((cell) => cell === '')
      ? [index]
      : [],
  );
  return new Set(alone);
}

function toSheet({ name, rows: cells, merges }: WorkbookSheet): Sheet {
  const rows = cells.map((row) => row.map(textOf));
  const width = Math.max(0, ...rows.map((row) => row.length));
  const titles = new Set<number>();
  for (const merge of merges ?? []) {
    const value = rows[merge.startRow]?.[merge.startCol] ?? '';
    for (let row = merge.startRow; row <= merge.endRow; row += 1) {
      rows[row]?.fill(value, merge.startCol, merge.endCol + 1);
    }
    if (merge.startCol === 0 && merge.endCol + 1 >= width) {
      titles.add(merge.startRow);
    }
  }
  return { name, rows, titles, titlesAreMerged: true };
}

function textOf(cell: CellValue): string {
  return cell instanceof Date
    ? cell.toISOString().slice(0, 10)
    : String(cell ?? '').trim();
}
