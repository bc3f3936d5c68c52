import { writeFile } from 'node:fs/promises';

import { writeXlsx } from 'hucre/xlsx';

import type { LedgerSheet } from './hmtz/sheet.ts';

/** Writes the ledger as an Excel workbook of one sheet. */
export async function writeWorkbook(
  path: string,
  sheet: LedgerSheet,
): Promise<void> {
  const written = new Date('2020-08-10T17:30:00+08:00');
  const bytes = await writeXlsx({
    sheets: [{ name: '联盟台账', rows: sheet.rows, merges: sheet.merges }],
    properties: { created: written, modified: written },
  });
  await writeFile(path, bytes);
}
