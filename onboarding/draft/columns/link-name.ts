import {
  hanOf,
  isCalled,
  isGeneralKey,
  lettersOf,
  namedTarget,
  wordsOf,
} from './name-words.ts';
import type { SurveyedColumn, SurveyedTable } from './surveyed.ts';

/** The table that a column may lead to. */
export interface LinkEnd {
  readonly table: SurveyedTable;
  readonly key: SurveyedColumn;
  readonly role: 'unit' | 'organization';
}

/** Why a column's name, comment or declared key says that it leads there. */
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

/** Null where nothing but equal values would speak for it. */
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
  // A comment that speaks of something else weighs more than a word.
  if (said !== '') return null;
  const letters = lettersOf(name);
  const isCalledSo =
    wordsOf(name).some((it) => words[end.role].has(it)) ||
    pinyin[end.role].test(letters);
  return isCalledSo ? { score: 0.85, reason: `列名 ${name}` } : null;
}

/** 所属党组织编号 leads to organizations; 上级… only within their table. */
function isKeyComment(said: string, { role }: LinkEnd): boolean {
  return (
    comments[role].test(said) && !/名称|简称|上级|类型|类别|性质/u.test(said)
  );
}

/** Called as the key of the other table is. */
function isSameKey(name: string, { key }: LinkEnd): boolean {
  return name.toLowerCase() === key.name.toLowerCase() && !isGeneralKey(name);
}
