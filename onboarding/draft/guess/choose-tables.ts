import { assignFields, type Assignment } from './assign-fields.ts';
import { isCalledCodes, isCodeTable } from '../columns/code-table.ts';
import {
  distinctShare,
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

/** The chosen tables, and the ones that were not chosen. */
export interface ChosenTables {
  readonly units: ReadTable | null;
  readonly organizations: ReadTable | null;
  /** Whether a row of the single table is both unit and organization. */
  readonly isSameRow: boolean;
  readonly others: readonly SurveyedTable[];
  /** Similar tables that are copies of one; not chosen. */
  readonly copies: readonly ReadTable[];
  /** Tables that explain codes; not chosen. */
  readonly codes: readonly ReadTable[];
  /** Further tables whose rows seem to be organizations. */
  readonly alike: readonly ReadTable[];
  /** Further tables with credit codes of other units. */
  readonly unitsAlike: readonly ReadTable[];
}

/** Chooses the tables with most of what units and organizations have. */
export function chooseTables({ tables }: Survey): ChosenTables {
  const all = tables.map((table) => ({ table, fields: assignFields(table) }));
  const codes = all.filter(({ table }) => isCodeTable(table, tables));
  const read = all.filter((it) => !codes.includes(it));
  const uncopied = read.filter(({ table }) => !isCopy(table));
  const originals = uncopied.filter(
    (it, place) =>
      !uncopied.some(
        (other, index) =>
          isDetailOf(it, other) && (index < place || !isDetailOf(other, it)),
      ),
  );
  // A doubtful table is better than none, unless its name says that it lists
  // codes.
  const lastly = codes.filter(({ table }) => !isCalledCodes(table));
  const take = (role: Role) =>
    best(originals, role) ?? best(read, role) ?? best(lastly, role);
  const organizations = unsuffixed(take('organization'), originals);
  const units = take('unit');
  const used = [organizations?.table, units?.table];
  return {
    organizations,
    units,
    isSameRow: organizations !== null && organizations === units,
    others: tables.filter((table) => !used.includes(table)),
    copies: read.filter(({ table }) => isCopy(table)),
    codes,
    alike: originals.filter((it) => it !== organizations && isAlike(it)),
    unitsAlike: originals.filter(
      (it) => !used.includes(it.table) && units && hasOtherUnits(it, units),
    ),
  };
}

type Role = 'organization' | 'unit';

/**
 * Rather party_org than party_org_0307 or party_org2 with the same columns and
 * mostly the same keys: an older copy may have more rows and columns.
 */
function unsuffixed(
  taken: ReadTable | null,
  originals: readonly ReadTable[],
): ReadTable | null {
  const named = originals.filter((it) => isVersionOf(taken, it));
  return (
    named.toSorted((a, b) => a.table.name.length - b.table.name.length)[0] ??
    taken
  );
}

function isVersionOf(it: ReadTable | null, of: ReadTable): boolean {
  if (!it || it === of) return false;
  const columnOf = (read: ReadTable) =>
    read.fields.get('organization.name')?.column.name;
  const [own, other] = [keyOf(it.table), keyOf(of.table)];
  if (own?.name !== other?.name || columnOf(it) !== columnOf(of)) return false;
  const known = new Set(own?.values);
  const keys = other ? filledValues(other) : [];
  return (
    it.table.name.toLowerCase().startsWith(of.table.name.toLowerCase()) &&
    keys.length * 4 >= it.table.sampled &&
    keys.filter((key) => known.has(key)).length * 2 > keys.length
  );
}

function best(read: readonly ReadTable[], role: Role) {
  const named = read.filter((it) => hasName(it, role));
  const scored = named
    .map((it) => ({ it, score: scoreOf(it, role) }))
    .sort((one, other) => other.score - one.score);
  return scored[0]?.it ?? null;
}

/**
 * A person's place of work is also a unit's name: values alone do not make a
 * table one of units.
 */
function hasName({ table, fields }: ReadTable, role: Role): boolean {
  const name = fields.get(`${role}.name`);
  if (!name) return false;
  return role === 'organization' || name.isSure || calledSo(table, role) > 0;
}

/**
 * Whether a table repeats the names of another table's rows beside their keys,
 * as scores or meetings of organizations do.
 */
function isDetailOf(it: ReadTable, of: ReadTable): boolean {
  const names = it.fields.get('organization.name')?.column;
  const others = of.fields.get('organization.name')?.column;
  const key = keyOf(of.table);
  if (it === of || !names || !others || !key) return false;
  const known = new Set(others.values);
  const same = names.values.filter((name) => name !== null && known.has(name));
  if (same.length < names.values.length * 0.8 || same.length < 2) return false;
  const named = new Map(
    key.values.map((value, row) => [value, others.values[row]]),
  );
  return it.table.columns.some(
    (column) =>
      column !== keyOf(it.table) &&
      column.values.filter((value, row) => {
        const name = names.values[row] ?? '';
        return name !== '' && named.get(value) === name;
      }).length >= same.length,
  );
}

/** The only column of a declared key. */
function keyOf({ columns }: SurveyedTable): SurveyedColumn | null {
  const [only, ...more] = columns.filter(({ isKey }) => isKey);
  return only && more.length === 0 ? only : null;
}

/**
 * A table of persons repeats an organization's name many times; branches of the
 * same name are in different committees.
 */
function isAlike({ table, fields }: ReadTable): boolean {
  const name = fields.get('organization.name')?.column;
  if (!name) return false;
  const speaks = calledSo(table, 'organization');
  return (
    (table.personal.length === 0 ? speaks >= 0 : speaks > 0) &&
    organizationNameShare(name) > 0.5 &&
    (distinctShare(name) >= 0.5 || speaks > 0)
  );
}

/** Credit codes of their own say that the rows are units, whatever their name. */
function hasOtherUnits({ table, fields }: ReadTable, than: ReadTable): boolean {
  const codes = fields.get('unit.uscc')?.column;
  if (!codes || isOfOthers(table)) return false;
  const known = new Set(than.fields.get('unit.uscc')?.column.values);
  const own = filledValues(codes).filter((code) => !known.has(code));
  return own.length * 2 > table.sampled;
}

/** A name counts most, since nothing can be shown without one. */
function scoreOf({ table, fields }: ReadTable, role: Role): number {
  const told = [...fields]
    .filter(([field]) => field.startsWith(`${role}.`))
    .reduce(
      (sum, [field, { score, column }]) =>
        sum + score * weightOf(field) * distinctness(field, column),
      0,
    );
  const rows = table.sampled === 0 ? 0.3 : 1;
  // A view of the same rows gives such keys as text.
  const bytes = table.binaryKey ? 0.5 : 0;
  return (told + calledSo(table, role) - bytes) * rows;
}

function weightOf(field: Field): number {
  return field.endsWith('.name') ? 3 : 1;
}

/** A table of persons or meetings has many rows for one organization. */
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
  /党员|人员|干部|用户|账号|活动|会议|日志|附件|缴费|党费|考核|发展对象|积极分子|换届|届次|班子|任职|转接|公告|通知|统计|奖|评议|述职|测评|申请|审批|变更|请示|公示|投票|计划|报告|记录|课程|学习|任务|三会一课|主题党日|评分|得分|积分|荣誉|表彰|品牌|项目|共青团|团组织|工会|妇联/u;
const namesOfOthers =
  /member|user|log|activity|meeting|fee|news|notice|attach|file|stat(?:s|istic)?|term|role|menu|person|dy(?:xx)?$|ry(?:xx)?$|^(?:activitie|conference|leader|cadre|award|reward|appl[yi]\w*|approval|vote|plan|report|evaluat\w*|assess\w*|change|transfer|record|study|lesson|course|exam|task|message|score|rank|rating|point|honor|honour|brand|project|league|youth|union)s?$/iu;

/**
 * Whether a table's name says that its rows are persons, meetings or the like.
 */
export function isOfOthers({ name, comment }: SurveyedTable): boolean {
  return (
    ofOthers.test(comment) || wordsOf(name).some((it) => namesOfOthers.test(it))
  );
}

/** What the table's name or comment says for or against a role. */
function calledSo(table: SurveyedTable, role: Role): number {
  const words = called[role];
  return (
    (words.name.test(table.name) ? 0.5 : 0) +
    (words.comment.test(table.comment) ? 0.5 : 0) -
    (isOfOthers(table) ? 1.5 : 0)
  );
}
