import { basename } from 'node:path';

import {
  readWorkbook,
  type Sheet,
} from '../adapters/spreadsheet/read-workbook.ts';
import { fieldOfName } from './field-names.ts';
import { counted } from './survey-table.ts';
import {
  isPersonal,
  maximumCodes,
  sampleSize,
  type Survey,
  type SurveyedTable,
} from './survey.ts';

/** Looks at every sheet of a workbook that has a header row. */
export async function surveyWorkbook(file: string): Promise<Survey> {
  const sheets = await readWorkbook(file);
  return {
    kind: 'spreadsheet',
    name: basename(file).replace(/\.[^.]*$/u, ''),
    charset: '',
    charsetEvidence: '',
    tables: sheets.flatMap(tableOf),
    unread: [],
    contains: () => Promise.resolve(0),
  };
}

function tableOf(sheet: Sheet): SurveyedTable[] {
  const start = headerOf(sheet);
  const header = sheet.rows[start];
  if (!header) return [];
  const titles = sheet.rows.filter((_, index) => sheet.titles.has(index));
  const rows = sheet.rows
    .slice(start + 1, start + 1 + sampleSize)
    .filter((_, index) => !sheet.titles.has(start + 1 + index))
    .filter((row) => row.join() !== header.join());
  const named = header.flatMap((name, index) =>
    name ? [{ name, index }] : [],
  );
  return [
    {
      name: sheet.name,
      comment: '',
      columns: named
        .filter(({ name }) => !isPersonal(name, ''))
        .map(({ name, index }) => {
          const values = rows.map((row) => row[index] ?? '');
          const shares = counted(values);
          return {
            name,
            type: '',
            comment: '',
            isKey: false,
            values,
            shares: shares.size > maximumCodes ? null : shares,
          };
        }),
      personal: named
        .filter(({ name }) => isPersonal(name, ''))
        .map(({ name }) => name),
      sampled: rows.length,
      isWhole: sheet.rows.length - start - 1 <= sampleSize,
      titles: titles.map(([title = '']) => title),
    },
  ];
}

/** The row of the first twenty that names most fields; -1 without any. */
function headerOf({ rows, titles }: Sheet): number {
  const scores = rows
    .slice(0, 20)
    .map((row, index) =>
      titles.has(index)
        ? 0
        : row.filter((cell) => fieldOfName(cell) !== null).length,
    );
  const best = Math.max(0, ...scores);
  return best === 0 ? -1 : scores.indexOf(best);
}
