import { mayStandBelow, rankOf } from '../columns/category-ranks.ts';
import { filledValues, percent } from '../columns/column-facts.ts';
import {
  hanOf,
  isCalled,
  isGeneralKey,
  namedTarget,
  wordsOf,
} from '../columns/name-words.ts';
import {
  belongsToOrganization,
  superiorCalled,
  superiorName,
} from '../columns/superior-name.ts';
import type { Survey, SurveyedColumn } from '../columns/surveyed.ts';
import type { ReadTable } from './choose-tables.ts';
import { shareContained } from './contained.ts';
import {
  noSuperior,
  type CrossSuperior,
  type KeyedTable,
} from './hierarchy-guess.ts';

interface Named {
  readonly score: number;
  readonly reason: string;
  /** Set if it names this table, not just any superior. */
  readonly isSpecific: boolean;
}

/** Every column of a table that may hold superiors of the other one. */
export async function crossSuperiors(
  from: KeyedTable,
  to: KeyedTable,
  survey: Survey,
): Promise<readonly CrossSuperior[]> {
  const used = [...from.read.fields.values()];
  const isFree = (column: SurveyedColumn) =>
    !used.some(
      (it) => it.column === column && !/parent|path|partyCode/u.test(it.field),
    );
  const found: CrossSuperior[] = [];
  for (const column of from.read.table.columns.filter(isFree)) {
    const named = nameTo(column, to);
    const guess = named && (await byKey(column, { from, to, survey, named }));
    if (guess) found.push(guess);
  }
  return found.length > 0 ? found : byName({ from, to, survey });
}

/** Words that exclude a column from being an organization's key. */
const otherThanKey =
  /名称|简称|全称|类型|类别|性质|属性|级别|层级|数量|人数|状态|时间|日期|书记|排序/u;

/** Why a column's name, comment or declared key says that it leads there. */
function nameTo(column: SurveyedColumn, to: KeyedTable): Named | null {
  const { table } = to.read;
  const { references, comment, name, isKey } = column;
  if (references) {
    return references.table === table.name
      ? { score: 1, reason: `外键指向 ${table.name}`, isSpecific: true }
      : null;
  }
  const said = hanOf(comment) || hanOf(name);
  if (isKey || otherThanKey.test(said)) return null;
  const target = namedTarget(column);
  const isCalledSo = target !== null && isCalled(table, withoutPrefix(target));
  const isOrganization = belongsToOrganization(said);
  if (said !== '' && !isOrganization && /单位|企业|部门/u.test(said))
    return null;
  if (isOrganization && meansLevelOf(said, to.read)) {
    return { score: 1, reason: `「${said}」`, isSpecific: true };
  }
  if (isCalledSo) {
    const reason = `列名 ${name} 指表 ${table.name}`;
    return { score: 0.9, reason, isSpecific: true };
  }
  if (name.toLowerCase() === to.key.name.toLowerCase() && !isGeneralKey(name)) {
    const reason = `与 ${table.name} 的主键同名`;
    return { score: 0.95, reason, isSpecific: true };
  }
  const superior = superiorName(column);
  if (superior) return { ...superior, isSpecific: false };
  if (isOrganization) {
    return { score: 0.8, reason: `「${said}」`, isSpecific: false };
  }
  const isWord = said === '' && wordsOf(name).some((it) => words.has(it));
  return isWord && target !== null
    ? { score: 0.7, reason: `列名 ${name}`, isSpecific: false }
    : null;
}

const words = new Set(
  'org organization organisation party dzz zzid'.split(' '),
);

/** ssdw_id, sjdwid: 所属党委, 上级党委. */
function withoutPrefix(target: string): string {
  return target.replace(/^(?:ss|sj|suoshu|shangji|parent|sup(?:er)?)_?/u, '');
}

/** Whether it names a level: 所属党总支 does, 所属党组织 does not. */
export function saysLevel(said: string): boolean {
  return levelOf(said) !== null;
}

function levelOf(said: string): number | null {
  return rankOf(said.replace(/(?:主键|编号|代码|编码|标识|的)+$/u, ''));
}

/**
 * Whether 所属党总支 means this table: one that has such organizations, or that
 * name.
 */
export function meansLevelOf(said: string, read: ReadTable): boolean {
  const level = levelOf(said);
  if (level === null) return false;
  const { comment } = read.table;
  const names = read.fields.get('organization.name')?.column;
  const ranks = names ? filledValues(names).map(rankOf) : [];
  const such = ranks.filter((it) => it === level).length;
  return such > ranks.length * 0.2 || rankOf(hanOf(comment)) === level;
}

interface Ends {
  readonly from: KeyedTable;
  readonly to: KeyedTable;
  readonly survey: Survey;
}

async function byKey(
  column: SurveyedColumn,
  { from, to, survey, named }: Ends & { readonly named: Named },
): Promise<CrossSuperior | null> {
  const values = [...new Set(filledValues(column))].filter(
    (it) => !noSuperior.includes(it),
  );
  if (values.length === 0) return null;
  const code = to.read.fields.get('organization.partyCode')?.column;
  const targets = [to.key, ...(code && code !== to.key ? [code] : [])];
  const found: { target: SurveyedColumn; share: number; caseless: boolean }[] =
    [];
  for (const target of targets) {
    const place = { survey, table: to.read.table.name };
    found.push({ target, ...(await shareContained(values, target, place)) });
  }
  const [best] = found.sort((one, other) => other.share - one.share);
  if (!best || best.share < 0.5) return null;
  const { target, share, caseless } = best;
  const order = orderOfRanks({ column, from, target, to });
  const none = noSuperior.filter((it) => column.values.includes(it));
  const against = order === null ? 0 : 1 - order.share;
  return {
    column,
    to,
    value: {
      style: 'parent-key',
      column: column.name,
      ...(target !== to.key && { references: target.name }),
      ...(caseless && { caseless }),
      ...(none.length > 0 && none.join() !== '0' && { none }),
    },
    share,
    score: named.score * 0.5 + share * 0.5 - against * 0.4,
    isStrong:
      share >= 0.8 &&
      (named.isSpecific
        ? against <= 0.4
        : order !== null && order.compared >= 3 && order.share >= 0.9),
    filled: filledShare(column),
    evidence: `${named.reason},${percent(share)} 的不同值是 ${to.read.table.name}.${target.name}`,
  };
}

/** Columns named for superiors, whose values are names in the other table. */
async function byName({
  from,
  to,
  survey,
}: Ends): Promise<readonly CrossSuperior[]> {
  const own = from.read.fields.get('organization.name')?.column;
  const names = to.read.fields.get('organization.name')?.column;
  if (!own || !names) return [];
  const found: CrossSuperior[] = [];
  for (const column of from.read.table.columns) {
    if (column === own || !isCalledByName(column, to)) continue;
    const values = [...new Set(filledValues(column))];
    if (values.length === 0) continue;
    const place = { survey, table: to.read.table.name };
    const { share } = await shareContained(values, names, place);
    if (share < 0.5) continue;
    found.push({
      column,
      to,
      value: { style: 'parent-name', column: column.name },
      share,
      score: 0.4 + share * 0.5,
      isStrong: share >= 0.8,
      filled: filledShare(column),
      evidence: `${percent(share)} 的不同值是 ${to.read.table.name} 的名称`,
    });
  }
  return found;
}

/** party_name, 所属党委名称, sjdzzmc. */
function isCalledByName(column: SurveyedColumn, { read }: KeyedTable): boolean {
  const said = hanOf(column.comment) || hanOf(column.name);
  if (superiorCalled(column) !== null) return true;
  if (said !== '') return belongsToOrganization(said);
  const target = /^(.+?)_?(?:name|mc)$/iu.exec(column.name)?.[1];
  return (
    target !== undefined &&
    isCalled(read.table, withoutPrefix(target.toLowerCase()))
  );
}

function filledShare(column: SurveyedColumn): number {
  const filled = column.values.filter(
    (it) => (it ?? '').trim() !== '' && !noSuperior.includes(it ?? ''),
  );
  return column.values.length === 0 ? 0 : filled.length / column.values.length;
}

interface Pairing {
  readonly column: SurveyedColumn;
  readonly from: { readonly read: ReadTable };
  readonly target: SurveyedColumn;
  readonly to: { readonly read: ReadTable };
}

/**
 * The number of pairs whose names have ranks, and of those that fit; null if
 * there are too few.
 */
export function orderOfRanks({ column, from, target, to }: Pairing) {
  const own = from.read.fields.get('organization.name')?.column;
  const names = to.read.fields.get('organization.name')?.column;
  if (!own || !names) return null;
  const above = new Map(
    target.values.map((key, row) => [key, names.values[row] ?? '']),
  );
  const fits = column.values.flatMap((key, row) => {
    const superior = key === null ? undefined : above.get(key);
    if (superior === undefined || noSuperior.includes(key ?? '')) return [];
    return mayStandBelow(own.values[row] ?? '', superior) ?? [];
  });
  return fits.length === 0
    ? null
    : {
        compared: fits.length,
        share: fits.filter(Boolean).length / fits.length,
      };
}
