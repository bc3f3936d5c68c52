import { basename } from 'node:path';

import { headingColumns } from '../../../subgraphs/organizations/adapters/spreadsheet/heading-columns.ts';
import {
  omissionTexts,
  type Omission,
} from '../../../subgraphs/organizations/adapters/spreadsheet/omissions.ts';
import { readWorkbook } from '../../../subgraphs/organizations/adapters/spreadsheet/read-workbook.ts';
import { tableOfSheet } from '../../../subgraphs/organizations/adapters/spreadsheet/sheet-rows.ts';
import type { Sheet } from '../../../subgraphs/organizations/adapters/spreadsheet/sheet.ts';
import { textOf } from '../../../subgraphs/organizations/adapters/memory/row-values.ts';
import { defaultSkip } from '../../../subgraphs/organizations/mapping/mapping-schema.ts';
import type { Row } from '../../../subgraphs/organizations/mapping/row.ts';
import { fieldOfName } from '../columns/field-names.ts';
import { counted } from './survey-table.ts';
import {
  isPersonal,
  maximumCodes,
  sampleSize,
  type Survey,
  type SurveyedTable,
} from '../columns/surveyed.ts';

/** Looks at every sheet of a workbook that has a header row. */
export async function surveyWorkbook(file: string): Promise<Survey> {
  const sheets = await readWorkbook(file);
  const read = sheets.map(readSheet);
  const alike = Map.groupBy(
    read.flatMap((it) => it ?? []),
    ({ sheet, names }) => `${sheet.isHidden} ${JSON.stringify(names)}`,
  );
  const omissions = read.flatMap((it, index): Omission[] => {
    const { name, rows, isHidden } = sheets[index] ?? emptySheet;
    if (it) return [...it.omissions];
    return rows.length === 0
      ? []
      : [{ kind: 'sheet', name, isHidden, rows: 0 }];
  });
  return {
    kind: 'spreadsheet',
    name: basename(file).replace(/\.[^.]*$/u, ''),
    charset: '',
    charsetEvidence: '',
    tables: [...alike.values()].map(tableOf),
    unread: [],
    notices: [
      ...sheets.flatMap(({ taken }) => taken ?? []),
      ...omissionTexts(omissions),
    ],
    contains: () => Promise.resolve(0),
  };
}

const emptySheet = { name: '', rows: [], isHidden: false };

/** A sheet with a header, and its rows by what their columns are called. */
interface ReadSheet {
  readonly sheet: Sheet;
  readonly names: readonly string[];
  readonly rows: readonly Row[];
  readonly titles: readonly string[];
  readonly omissions: readonly Omission[];
}

function readSheet(sheet: Sheet, place: number): ReadSheet | null {
  const start = headerOf(sheet);
  if (start === -1) return null;
  const names = headingColumns(sheet, start).names;
  const naming = names.filter(namesRecord);
  const { rows, leftOut } = tableOfSheet(sheet, {
    required: names,
    kept: new Set(names),
    skip: new RegExp(defaultSkip, 'u'),
    naming,
    superiors: null,
    organization: '',
  });
  const titles = [...sheet.titles].map((row) => sheet.rows[row]?.[0] ?? '');
  const { name } = sheet;
  return {
    sheet,
    names,
    rows: rows.map(({ row }) => row),
    titles,
    omissions: leftOut.map((row) => ({
      kind: 'row',
      sheet: place,
      name,
      ...row,
    })),
  };
}

function namesRecord(heading: string): boolean {
  const field = fieldOfName(heading);
  return field === 'unit.name' || field === 'organization.name';
}

/** Sheets of one header are one table: a workbook with a sheet a street. */
function tableOf(parts: readonly ReadSheet[]): SurveyedTable {
  const [first] = parts;
  const names = first?.names ?? [];
  const all = parts.flatMap(({ rows }) => rows);
  const rows = all.slice(0, sampleSize);
  return {
    name: first?.sheet.name ?? '',
    sheets: parts.map(({ sheet }) => sheet.name),
    isHidden: first?.sheet.isHidden === true,
    comment: '',
    columns: names
      .filter((name) => !isPersonal(name, ''))
      .map((name) => {
        const values = rows.map((row) => textOf(row, name) ?? '');
        const shares = counted(values);
        return {
          name,
          type: '',
          comment: '',
          isKey: false,
          references: null,
          values,
          shares: shares.size > maximumCodes ? null : shares,
        };
      }),
    personal: names.filter((name) => isPersonal(name, '')),
    sampled: rows.length,
    isWhole: all.length <= sampleSize,
    titles: parts.flatMap(({ titles }) => titles),
  };
}

/** The row of the first twenty that names most fields; -1 without any. */
function headerOf(sheet: Sheet): number {
  const scores = sheet.rows
    .slice(0, 20)
    .map((_, index) =>
      sheet.titles.has(index)
        ? 0
        : headingColumns(sheet, index).names.filter(
            (name) => fieldOfName(name) !== null,
          ).length,
    );
  const best = Math.max(0, ...scores);
  return best === 0 ? -1 : scores.indexOf(best);
}
