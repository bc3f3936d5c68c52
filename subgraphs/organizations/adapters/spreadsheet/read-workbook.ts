import { readFile } from 'node:fs/promises';

import type { CellValue, Sheet as WorkbookSheet } from 'hucre';

import { type FileFault, UnreadableFile } from '../files/unreadable-file.ts';
import { readTextTable, type TextFormat } from './read-text-table.ts';
import type { Sheet, Span } from './sheet.ts';
import { shownText, type FormatNumber } from './shown-text.ts';
import { tidyWorkbook } from './tidy-workbook.ts';

/** A larger file is not a ledger kept by hand. */
const maximumBytes = 64 * 1024 * 1024;

/** Whether a file is a text of separated cells, judged by its name. */
export function isTextTable(path: string): boolean {
  return /\.(?:csv|tsv|txt)$/iu.test(path);
}

/** All sheets of a workbook; a CSV file is one sheet. */
export async function readWorkbook(
  path: string,
  format: TextFormat = {},
): Promise<readonly Sheet[]> {
  const bytes = await readFile(path);
  if (bytes.length > maximumBytes) {
    throw new Error(
      `Expected a file of at most ${maximumBytes} bytes, but got: ${bytes.length}`,
    );
  }
  if (isTextTable(path) && !isWorkbook(bytes)) {
    return [readTextTable(path, bytes, format)];
  }
  const sheets = await parseWorkbook(path, bytes);
  const formatNumber = await numberFormatter(sheets);
  return sheets.map((sheet) => toSheet(sheet, formatNumber));
}

/**
 * Throws UnreadableFile for bytes that are no workbook. The format is detected
 * from the bytes, since clerks rename `.xls` to `.xlsx`.
 */
async function parseWorkbook(
  path: string,
  bytes: Uint8Array,
): Promise<readonly WorkbookSheet[]> {
  // Imported by format: most of the library reads formats that few districts
  // use.
  const { readXlsx } = await import('hucre/xlsx');
  try {
    const { sheets } =
      isZip(bytes) && !/\.xlsb$/iu.test(path)
        ? await readXlsx(tidyWorkbook(bytes), { readStyles: true })
        : await (await import('hucre')).read(bytes);
    return sheets;
  } catch (cause) {
    throw new UnreadableFile(faultOf(bytes, cause), path, cause);
  }
}

function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b]);
}

/** A workbook that was renamed to `.csv` is read as what it is. */
function isWorkbook(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, compound);
}

/** The first bytes of OLE2, the format of `.xls` and of encrypted `.xlsx`. */
const compound = [0xd0, 0xcf, 0x11, 0xe0];

function faultOf(bytes: Uint8Array, cause: unknown): FileFault {
  if (bytes.length === 0) return 'empty';
  const { name } = cause as { readonly name?: unknown };
  if (name === 'EncryptedFileError') return 'encrypted';
  const isKnown = isZip(bytes) || startsWith(bytes, compound);
  return isKnown ? 'damaged' : 'foreign';
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/**
 * Loads the formatter only for workbooks with number formats, which are few.
 */
async function numberFormatter(
  sheets: readonly WorkbookSheet[],
): Promise<FormatNumber> {
  const isFormatted = sheets.some(({ cells }) =>
    [...(cells?.values() ?? [])].some(
      ({ style }) => style?.numFmt !== undefined,
    ),
  );
  return isFormatted ? (await import('hucre')).formatValue : String;
}

function toSheet(
  { name, rows: given, merges = [], cells: styled, ...more }: WorkbookSheet,
  formatNumber: FormatNumber,
): Sheet {
  const isFilled = (value: unknown) => value !== null && value !== '';
  // Empty rows of .xls are holes in the array.
  const cells = Array.from(given, (row: CellValue[] | undefined) => row ?? []);
  const end = cells.findLastIndex((row) => row.some(isFilled)) + 1;
  const rows = cells.slice(0, end).map((row, index) =>
    row.map((value, column) => {
      const format = styled?.get(`${index},${column}`)?.style?.numFmt;
      return shownText(value, format, formatNumber);
    }),
  );
  const spans = new Map<number, Span[]>();
  for (const merge of merges) {
    const value = rows[merge.startRow]?.[merge.startCol] ?? '';
    const span = { first: merge.startCol, last: merge.endCol };
    const last = Math.min(merge.endRow, end - 1);
    for (let row = merge.startRow; row <= last; row += 1) {
      rows[row]?.fill(value, span.first, span.last + 1);
      if (span.last === span.first) continue;
      spans.set(row, [...(spans.get(row) ?? []), span]);
    }
  }
  return {
    name,
    isHidden: more.hidden === true || more.veryHidden === true,
    rows,
    titles: titleRows(rows, spans),
    titlesAreMerged: true,
    spans,
    taken: null,
  };
}

/** Rows whose only text is in a merged cell that begins at the first column. */
function titleRows(
  rows: readonly (readonly string[])[],
  spans: Sheet['spans'],
): Set<number> {
  const found = [...spans].filter(([row, [span, another]]) => {
    if (span?.first !== 0 || another) return false;
    const rest = rows[row]?.slice(span.last + 1) ?? [];
    return rest.every((cell) => cell === '');
  });
  return new Set(found.map(([row]) => row));
}
