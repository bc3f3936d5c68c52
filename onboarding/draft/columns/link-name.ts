import {
  hanOf,
  isCalled,
  isGeneralKey,
  lettersOf,
  namedTarget,
  wordsOf,
} from './name-words.ts';
import type { SurveyedColumn, SurveyedTable } from './surveyed.ts';

/** The table that a column may refer to. */
export interface LinkEnd {
  readonly table: SurveyedTable;
  readonly key: SurveyedColumn;
  readonly role: 'unit' | 'organization';
}

/**
 * Why a column's name, comment or foreign key says that it refers to a table.
 */
export interface LinkName {
  readonly score: number;
  readonly reason: string;
}

const comments = {
  unit: /单位|企业|法人|公司|机构/u,
  organization: /党组织|党支部|支部|党委|党总支/u,
} as const;

const words = {
  unit: new Set(
    'unit dw company comp ent enterprise corp firm qy danwei'.split(' '),
  ),
  organization: new Set(
    'org organization organisation party dzz branch dzb zzid dangzuzhi'.split(
      ' ',
    ),
  ),
} as const;

const pinyin = {
  unit: /^(?:ss|sz|gs)?(?:dw|qy)(?:id|dm|bm|bh|nm|code|no|key)?$/u,
  organization: /^(?:ss|sz|gl)?(?:dzz|dzb|zz)(?:id|dm|bm|bh|nm|code|no|key)?$/u,
} as const;

const figures = /count|num$|total|amount|rs$|数$|人数/iu;

/** Null if only equal values would suggest a reference. */
export function linkName(
  column: SurveyedColumn,
  end: LinkEnd,
): LinkName | null {
  const { name, comment, references } = column;
  if (references) {
    return references.table === end.table.name
      ? { score: 1, reason: '外键' }
      : null;
  }
  const said = hanOf(comment);
  if (figures.test(name) || figures.test(said)) return null;
  if (isKeyComment(said, end))
    return { score: 1, reason: `注释「${comment}」` };
  if (isSameKey(name, end)) {
    return { score: 0.95, reason: `与 ${end.table.name} 的主键同名` };
  }
  const target = namedTarget(column);
  if (target !== null && isCalled(end.table, target)) {
    return { score: 0.9, reason: `列名指表 ${end.table.name}` };
  }
  if (said === '' && isKeyComment(hanOf(name), end)) {
    return { score: 0.9, reason: `列名「${name}」` };
  }
  // A comment about something else outweighs the name.
  if (said !== '') return null;
  const letters = lettersOf(name);
  const isCalledSo =
    wordsOf(name).some((it) => words[end.role].has(it)) ||
    pinyin[end.role].test(letters);
  return isCalledSo ? { score: 0.85, reason: `列名 ${name}` } : null;
}

/** 所属党组织编号 refers to organizations; 上级… only within their own table. */
function isKeyComment(said: string, { role }: LinkEnd): boolean {
  return (
    comments[role].test(said) && !/名称|简称|上级|类型|类别|性质/u.test(said)
  );
}

/** Whether the column has the name of the other table's key. */
function isSameKey(name: string, { key }: LinkEnd): boolean {
  return name.toLowerCase() === key.name.toLowerCase() && !isGeneralKey(name);
}
