import type { SpreadsheetMapping } from '../../../subgraphs/organizations/mapping/mapping-schema.ts';
import type { DistrictMapping } from '../../../subgraphs/organizations/mapping/read-mapping.ts';
import type { ProblemBook } from '../quality/problem-book.ts';
import { markedWorkbook } from './marked-workbook.ts';
import { problemWorkbook } from './problem-workbook.ts';

/** The workbook with the results of a check: the clerk's own, or a list. */
export function reportWorkbook(
  { settings, hook, folder }: DistrictMapping,
  book: ProblemBook,
): Promise<Uint8Array> {
  return settings.source.kind === 'spreadsheet'
    ? markedWorkbook(
        { settings: settings as SpreadsheetMapping, hook, folder },
        book,
      )
    : problemWorkbook(book);
}
