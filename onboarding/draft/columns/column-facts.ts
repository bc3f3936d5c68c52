import { findDivision } from '../../../subgraphs/kit/values/divisions/divisions.ts';
import {
  dateReader,
  dateStyles,
  type DateStyle,
} from '../../../subgraphs/organizations/normalize/date-style.ts';
import { memberCountBand } from '../../../subgraphs/organizations/normalize/member-count.ts';
import { readableText } from '../../../subgraphs/organizations/normalize/readable-text.ts';
import {
  flawOf,
  saysNothing,
} from '../../../subgraphs/organizations/normalize/said-by-cell.ts';
import { normalizeUscc } from '../../../subgraphs/organizations/normalize/uscc.ts';
import { affiliationLevels } from '../../../subgraphs/organizations/source/vocabulary.ts';
import type { Field } from './field-names.ts';
import type { SurveyedColumn } from './surveyed.ts';

const organizationName =
  /(?:党委|党组|党总支部?|支部|工委|党小组|委员会|党工委)(?:[(（].*[)）])?$/u;

/** Of the youth league, of unions, of villagers; titles of honour. */
const notOfTheParty =
  /(?:(?<!集)团(?:支部|总支部?|委|工委)|(?:村民|居民|管理|业主|工会|妇女|监事)委员会|妇委会|(?:先进|优秀|[一二三四五]星级?|示范|标杆|样板)(?:基层)?党(?:支部|总支|委|组织))(?:[(（].*[)）])?$/u;

const unitName =
  /(?:村民委员会|居民委员会|村委会|居委会|管理委员会|公司|厂|集团|中心|学校|小学|中学|大学|学院|医院|协会|商会|局|社区|村|街道|镇|乡|办公室|办事处|研究院|研究所|图书馆|博物馆|事务所|合作社|店|银行|工场)(?:[(（].*[)）])?$/u;

/** Values of a column that say something; not 无 or #REF!. */
export function filledValues({ values }: SurveyedColumn): readonly string[] {
  return values.filter(
    (value): value is string => value !== null && says(value),
  );
}

function says(value: string): boolean {
  const read = readableText(value);
  return read !== '' && !saysNothing(read) && flawOf(read) !== 'cell-broken';
}

/** The share of the filled values that occur only once, 0 to 1. */
export function distinctShare(column: SurveyedColumn): number {
  const filled = filledValues(column);
  return filled.length === 0 ? 1 : new Set(filled).size / filled.length;
}

/** The share of the filled values that pass, 0 to 1; 0 if there are none. */
export function shareOf(
  column: SurveyedColumn,
  passes: (value: string) => boolean,
): number {
  const filled = filledValues(column);
  return filled.length === 0 ? 0 : filled.filter(passes).length / filled.length;
}

/** The share of valid credit codes, by their check character. */
export function usccShare(column: SurveyedColumn): number {
  return shareOf(column, (value) => normalizeUscc(value) !== null);
}

export function organizationNameShare(column: SurveyedColumn): number {
  return shareOf(column, isOrganizationName);
}

function isOrganizationName(text: string): boolean {
  const name = text.trim();
  return organizationName.test(name) && !notOfTheParty.test(name);
}

export function unitNameShare(column: SurveyedColumn): number {
  return shareOf(column, (value) => unitName.test(value.trim()));
}

/** Whether a text ends like the name of an organization or of a unit. */
export function isNameOfRecord(text: string): boolean {
  return isOrganizationName(text) || unitName.test(text);
}

const placeCode = /^\d{6}(?:\d{3}|\d{6})?$/u;

/** Six, nine or twelve digits that begin with a code of GB/T 2260. */
export function districtShare(column: SurveyedColumn): number {
  return shareOf(
    column,
    (value) =>
      placeCode.test(value) && findDivision(value.slice(0, 6)) !== null,
  );
}

export interface ReadStyle {
  readonly style: DateStyle;
  /** The share of the filled values that the style can read, 0 to 1. */
  readonly share: number;
}

/** The style that reads most values; of equals the simplest. */
export function bestDateStyle(column: SurveyedColumn): ReadStyle {
  const read = dateStyles.map((style) => {
    const reader = dateReader(style);
    const isRead = (value: string) => isLikely(style, reader(value));
    return { style, share: shareOf(column, isRead) };
  });
  return read.reduce((best, it) => (it.share > best.share ? it : best));
}

/**
 * Party organizations exist since 1921. A number of another style, read as an
 * epoch, gives a day of January 1970.
 */
function isLikely(style: DateStyle, date: string | null): boolean {
  if (date === null || date < '1921' || date >= '2050') return false;
  return !style.startsWith('epoch-') || !date.startsWith('1970-01');
}

/** How well values fit a field, 0 to 1; null if they tell nothing. */
export function valueScore(
  column: SurveyedColumn,
  field: Field,
): number | null {
  if (filledValues(column).length === 0) return null;
  switch (field) {
    case 'organization.name':
      return organizationNameShare(column);
    case 'unit.name':
      return unitNameShare(column) * (1 - organizationNameShare(column));
    case 'unit.uscc':
      return usccShare(column);
    case 'district':
      return districtShare(column);
    case 'organization.established':
    case 'changed':
      return bestDateStyle(column).share;
    case 'organization.members':
      return shareOf(column, (value) => memberCountBand(value) !== null);
    case 'organization.level':
      return shareOf(column, (value) =>
        Object.hasOwn(affiliationLevels, value),
      );
    case 'organization.category':
    case 'unit.nature':
    case 'unit.industry':
      return column.shares === null ? 0 : 1;
    case 'deleted':
    case 'valid':
      return column.shares !== null && column.shares.size <= 8 ? 1 : 0;
    case 'organization.parentName':
      return organizationNameShare(column);
    case 'organization.parentKey':
    case 'organization.path':
    case 'organization.partyCode':
      return null;
  }
}

/** A share in percent; rounding never gives 100 % for less than all. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  return `${rounded === 100 && share < 1 ? 99 : rounded} %`;
}
