import { demoSize } from '../shared/districts.ts';
import { personMask } from '../shared/synthetic-units.ts';
import {
  noActivity,
  type LedgerOrganization,
  type LedgerSection,
  type LedgerUnit,
} from './ledger.ts';
import { hmtzSections } from './sections.ts';

/** A merged range; rows and columns count from 0, both ends included. */
export interface Merge {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}

export interface LedgerSheet {
  readonly rows: (string | null)[][];
  /** Only the first cell of a merged range holds a value. */
  readonly merges: Merge[];
}

export const ledgerHeader = [
  '序号',
  '单位名称',
  '统一社会信用代码',
  '党组织名称',
  '书记',
  '电话',
  '入盟时间',
  '活动时间',
  '活动名称',
  '参加单位',
  '人数',
  '成效',
] as const;

const lastColumn = ledgerHeader.length - 1;
const organizationColumn = ledgerHeader.indexOf('党组织名称');
/** 序号, 单位名称, 统一社会信用代码, 入盟时间: one cell for a unit. */
const unitColumns = [0, 1, 2, 6];
/** 党组织名称, 书记, 电话: one cell for an organization. */
const organizationColumns = [3, 4, 5];

/** 联盟台账 as a clerk keeps it: titles, merged cells, subtotals, a total. */
export function ledgerSheet(size = demoSize): LedgerSheet {
  const sheet: LedgerSheet = { rows: [], merges: [] };
  addTitle(sheet, '示例·企业党建联盟台账(2020年8月)');
  sheet.rows.push([...ledgerHeader]);
  let number = 0;
  for (const [index, section] of hmtzSections(size).entries()) {
    addSectionTitle(sheet, section, index);
    for (const unit of section.units) addUnit(sheet, unit, (number += 1));
    if (section.superior !== null) addSum(sheet, '小计', section.units.length);
  }
  addSum(sheet, '合计', number);
  addTitle(sheet, '注:本台账为示例,人数、金额均为估计数。');
  return sheet;
}

/** Every other section repeats the header, as a printed page does. */
function addSectionTitle(
  sheet: LedgerSheet,
  { superior, units }: LedgerSection,
  index: number,
): void {
  if (superior === null) return;
  const ordinal = '一二三四五六七八九十'.charAt((index - 1) % 10);
  addTitle(sheet, `${ordinal}、${superior}(共${units.length}家)`);
  if (index % 2 === 0) sheet.rows.push([...ledgerHeader]);
}

function addTitle({ rows, merges }: LedgerSheet, text: string): void {
  merges.push(merge(rows.length, 1, [0, lastColumn]));
  rows.push([text, ...ledgerHeader.slice(1).map(() => null)]);
}

function addSum({ rows, merges }: LedgerSheet, word: string, count: number) {
  merges.push(merge(rows.length, 1, [0, 1]));
  rows.push([
    word,
    null,
    null,
    `${count}家`,
    ...ledgerHeader.slice(4, -2).map(() => null),
    '约1200',
    '650余万元',
  ]);
}

/** One row for each activity; cells about the unit are merged over them. */
function addUnit(sheet: LedgerSheet, unit: LedgerUnit, number: number): void {
  const { rows, merges } = sheet;
  const start = rows.length;
  const organizations = unit.organizations.length
    ? unit.organizations
    : [{ name: unit.noOrganization ?? '', activities: [noActivity] }];
  for (const organization of organizations) {
    const first = rows.length;
    const shared = unit.sharesOrganization === true && first === start;
    addActivities(rows, organization, shared);
    if (shared) widen(merges, first, rows.length - 1);
    else addMerges(sheet, first, organizationColumns);
  }
  const top = rows[start];
  if (top) {
    [top[0], top[1], top[2]] = [String(number), unit.name, unit.uscc];
    top[6] = unit.joinedOn;
  }
  addMerges(sheet, start, unitColumns);
}

function addActivities(
  rows: LedgerSheet['rows'],
  organization: LedgerOrganization,
  shared: boolean,
): void {
  for (const [index, activity] of organization.activities.entries()) {
    const named = index === 0 && !shared;
    rows.push([
      null,
      null,
      null,
      named ? organization.name : null,
      named ? personMask : null,
      named ? personMask : null,
      null,
      activity.time,
      activity.name,
      activity.participants,
      activity.people,
      activity.result,
    ]);
  }
}

/** Merges the rows from `start` to the last one in each of `columns`. */
function addMerges(
  { rows, merges }: LedgerSheet,
  start: number,
  columns: readonly number[],
): void {
  const height = rows.length - start;
  if (height < 2) return;
  for (const column of columns) {
    merges.push(merge(start, height, [column, column]));
  }
}

/** The organization cell of the row above reaches down to `end`. */
function widen(merges: Merge[], start: number, end: number): void {
  merges.push({
    startRow: start - 1,
    startCol: organizationColumn,
    endRow: end,
    endCol: organizationColumn,
  });
}

function merge(
  startRow: number,
  height: number,
  [startCol, endCol]: readonly [number, number],
): Merge {
  return { startRow, startCol, endRow: startRow + height - 1, endCol };
}
