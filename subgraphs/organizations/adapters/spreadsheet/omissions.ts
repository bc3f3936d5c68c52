import type { LeftOutReason, LeftOutRow } from './around-table.ts';

/** A part of a workbook that is not served. */
export type Omission =
  | ({
      readonly kind: 'row';
      /** The sheet's place in the workbook, counting from 0. */
      readonly sheet: number;
      readonly name: string;
    } & LeftOutRow)
  | {
      readonly kind: 'cells';
      readonly name: string;
      /** Rows that have cells beyond the header's columns, counting from 0. */
      readonly rows: readonly number[];
    }
  | {
      readonly kind: 'sheet';
      readonly name: string;
      readonly isHidden: boolean;
      /**
       * Rows below a header like the mapping's; 0 if there is no such header.
       */
      readonly rows: number;
    };

type RowOmission = Extract<Omission, { kind: 'row' }>;

export const leftOutNames: Readonly<Record<LeftOutReason, string>> = {
  above: '表头以上 above the header',
  title: '标题 title',
  header: '重复或下级表头 another header',
  total: '合计 total',
  signature: '填表审核 signature',
  note: '注与计量单位 note',
  'other-table': '另一张表 another table',
  revoked: '已撤销的 dissolved',
  'no-values': '映射列全空 no mapped value',
};

/** Most rows that a message names for each reason. */
const namedRows = 10;

/** A line for each sheet that was left out or of which something was. */
export function omissionTexts(omissions: readonly Omission[]): string[] {
  const rows = omissions.filter((it) => it.kind === 'row');
  const bySheet = Map.groupBy(rows, ({ sheet }) => sheet);
  return [
    ...[...bySheet.values()].map(
      (found) =>
        `略去 left out: ${inSheet(found[0]?.name ?? '')}${reasonTexts(found)}`,
    ),
    ...omissions
      .filter((it) => it.kind === 'cells')
      .map(
        (it) => `单元格多于表头 more cells than the header: ${cellsText(it)}`,
      ),
    ...omissions.filter((it) => it.kind === 'sheet').map(sheetText),
  ];
}

/** Each reason with its count and its rows, counting from 1. */
export function reasonTexts(rows: readonly RowOmission[]): string {
  const byReason = Map.groupBy(rows, ({ reason }) => reason);
  return [...byReason]
    .map(([reason, found]) => {
      const places = found.map(({ index }) => index);
      return `${leftOutNames[reason]} ${countedRows(places)}`;
    })
    .join(', ');
}

/**
 * The rows of a text file that have more cells than its header, counting from
 * 1.
 */
export function cellsText({
  name,
  rows,
}: Extract<Omission, { kind: 'cells' }>): string {
  return `${inSheet(name)}${countedRows(rows)}`;
}

function countedRows(rows: readonly number[]): string {
  const places = rows.slice(0, namedRows).map((index) => index + 1);
  const more = rows.length > namedRows ? ' …' : '';
  return `${rows.length} (行 rows ${places.join(', ')}${more})`;
}

export function sheetText({
  name,
  isHidden,
  rows,
}: Extract<Omission, { kind: 'sheet' }>): string {
  const hidden = isHidden ? ' (隐藏 hidden)' : '';
  const alike =
    rows === 0
      ? '没有这样的表头 no such header'
      : `表头相同,${rows} 行未读 the same header, ${rows} rows not read`;
  return `未读的工作表 sheet not read: ${name}${hidden}: ${alike}`;
}

function inSheet(name: string): string {
  return name === '' ? '' : `${name}: `;
}
