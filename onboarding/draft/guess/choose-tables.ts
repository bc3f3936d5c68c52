import { assignFields, type Assignment } from './assign-fields.ts';
import { isCalledCodes, isCodeTable } from '../columns/code-table.ts';
import {
  filledValues,
  organizationNameShare,
} from '../columns/column-facts.ts';
import type { Field } from '../columns/field-names.ts';
import { isCopy, wordsOf } from '../columns/name-words.ts';
import type {
  Survey,
  SurveyedColumn,
  SurveyedTable,
} from '../columns/surveyed.ts';

/** A table with a role, and what its columns seem to be. */
export interface ReadTable {
  readonly table: SurveyedTable;
  readonly fields: Assignment;
}

/** Which tables hold what, and the ones that hold neither. */
export interface ChosenTables {
  readonly units: ReadTable | null;
  readonly organizations: ReadTable | null;
  /** A row of the one table is both. */
  readonly isSameRow: boolean;
  readonly others: readonly SurveyedTable[];
  /** Tables that look alike but are copies of one: not taken. */
  readonly copies: readonly ReadTable[];
  /** Tables that say what codes mean: not taken. */
  readonly codes: readonly ReadTable[];
  /** Further tables whose rows are organizations, each once: not taken. */
  readonly alike: readonly SurveyedTable[];
}

/** Takes the tables that hold most of what units and organizations have. */
export function chooseTables({ tables }: Survey): ChosenTables {
  const all = tables.map((table) => ({ table, fields: assignFields(table) }));
  const codes = all.filter(({ table }) => isCodeTable(table, tables));
  const read = all.filter((it) => !codes.includes(it));
  const originals = read.filter(({ table }) => !isCopy(table));
  // Rather a doubtful table than none, unless it says itself that it is codes.
  const lastly = codes.filter(({ table }) => !isCalledCodes(table));
  const take = (role: Role) =>
    best(originals, role) ?? best(read, role) ?? best(lastly, role);
  const organizations = take('organization');
  const units = take('unit');
  const used = [organizations?.table, units?.table];
  return {
    organizations,
    units,
    isSameRow: organizations !== null && organizations === units,
    others: tables.filter((table) => !used.includes(table)),
    copies: read.filter(({ table }) => isCopy(table)),
    codes,
    alike: originals
      .filter((it) => it !== organizations && it !== units && isAlike(it))
      .map(({ table }) => table),
  };
}

type Role = 'organization' | 'unit';

function best(read: readonly ReadTable[], role: Role) {
  const named = read.filter((it) => hasName(it, role));
  const scored = named
    .map((it) => ({ it, score: scoreOf(it, role) }))
    .sort((one, other) => other.score - one.score);
  return scored[0]?.it ?? null;
}

/**
 * Where persons work is a unit's name, too: in a table that nothing else says
 * is one of units, values alone do not make it one.
 */
function hasName({ table, fields }: ReadTable, role: Role): boolean {
  const name = fields.get(`${role}.name`);
  if (!name) return false;
  return role === 'organization' || name.isSure || calledSo(table, role) > 0;
}

/** A table of persons names one organization many times. */
function isAlike({ table, fields }: ReadTable): boolean {
  const name = fields.get('organization.name');
  return (
    name !== undefined &&
    table.personal.length === 0 &&
    calledSo(table, 'organization') >= 0 &&
    organizationNameShare(name.column) > 0.5 &&
    new Set(filledValues(name.column)).size === filledValues(name.column).length
  );
}

/** A name counts most: without one there is nothing to show. */
function scoreOf({ table, fields }: ReadTable, role: Role): number {
  const told = [...fields]
    .filter(([field]) => field.startsWith(`${role}.`))
    .reduce(
      (sum, [field, { score, column }]) =>
        sum + score * weightOf(field) * distinctness(field, column),
      0,
    );
  const rows = table.sampled === 0 ? 0.3 : 1;
  return (told + calledSo(table, role)) * rows;
}

function weightOf(field: Field): number {
  return field.endsWith('.name') ? 3 : 1;
}

/** In a table of persons or meetings one organization has many rows. */
function distinctness(field: Field, column: SurveyedColumn): number {
  const filled = filledValues(column);
  if (!field.endsWith('.name') || column.type === '' || filled.length < 5) {
    return 1;
  }
  return new Set(filled).size / filled.length;
}

const called = {
  organization: {
    name: /dzz|dangzuzhi|zzjg|party_?org|party|org|branch/iu,
    comment: /党组织|党支部|基层党|支部信息/u,
  },
  unit: {
    name: /(?:^|_)dw|danwei|unit|company|enterprise|corp|(?:^|_)qy/iu,
    comment: /单位|企业|法人/u,
  },
} as const;

const ofOthers =
  /党员|人员|干部|用户|账号|活动|会议|日志|附件|缴费|党费|考核|发展对象|积极分子|换届|班子|任职|转接|公告|通知|统计/u;
const namesOfOthers =
  /member|user|log|activity|meeting|fee|news|notice|attach|file|stat(?:s|istic)?|term|role|menu|person|dy(?:xx)?$|ry(?:xx)?$/iu;

/** What the table is called, or commented, speaks for or against it. */
function calledSo({ name, comment }: SurveyedTable, role: Role): number {
  const words = called[role];
  const isOther =
    ofOthers.test(comment) ||
    wordsOf(name).some((it) => namesOfOthers.test(it));
  return (
    (words.name.test(name) ? 0.5 : 0) +
    (words.comment.test(comment) ? 0.5 : 0) -
    (isOther ? 1.5 : 0)
  );
}
