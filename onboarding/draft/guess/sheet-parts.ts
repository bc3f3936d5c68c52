import type { SurveyedTable } from '../columns/surveyed.ts';
import { assignFields } from './assign-fields.ts';
import type { ReadTable } from './choose-tables.ts';

/** Sheets that hold the same table as another one, in headings of their own. */
export interface SheetPart {
  readonly sheets: readonly string[];
  /** The mapping reads them, too: its names are headings there. */
  readonly isReadable: boolean;
  /** Nothing that the mapping reads is called otherwise there. */
  readonly isSame: boolean;
  /** What a person is told of it. */
  readonly evidence: string;
}

/** Parts of a table among the other sheets of its workbook. */
export function sheetParts(
  { fields }: ReadTable,
  others: readonly SurveyedTable[],
): readonly SheetPart[] {
  const names = [...fields.keys()].filter((it) => it.endsWith('.name'));
  return others.flatMap((table): SheetPart[] => {
    const theirs = assignFields(table);
    const shared = [...fields.keys()].filter((it) => theirs.has(it));
    const isPart =
      names.every((it) => theirs.has(it)) && shared.length >= fields.size / 2;
    if (!isPart || names.length === 0) return [];
    const other = [...fields].filter(([field, { column }]) => {
      const heading = theirs.get(field)?.column.name;
      return heading !== undefined && heading !== column.name;
    });
    const worded = other.map(
      ([field, { column }]) =>
        `「${column.name}」写作「${theirs.get(field)?.column.name ?? ''}」`,
    );
    const isReadable = !other.some(([field]) => names.includes(field));
    const isSame = other.length === 0 && table.isHidden !== true;
    const sheets = table.sheets ?? [table.name];
    return [
      { sheets, isReadable, isSame, evidence: told(table, worded, isReadable) },
    ];
  });
}

function told(
  { name, sheets = [name], sampled, isHidden }: SurveyedTable,
  worded: readonly string[],
  isReadable: boolean,
): string {
  const which = `工作表 ${sheets.join('、')}${isHidden ? '(隐藏)' : ''}(${sampled} 行)`;
  if (worded.length === 0) return `${which}列有增减,也是这张表`;
  const advice = isReadable
    ? '可加入 from,这些列在其中为空'
    : '统一表头后加入 from,否则不会读取';
  return `${which}也是这张表,只是${worded.join('、')}:${advice}`;
}
