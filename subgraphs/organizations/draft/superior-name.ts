import { matchName } from './field-names.ts';
import { hanOf, lettersOf, wordsOf } from './name-words.ts';
import type { SurveyedColumn } from './survey.ts';

/** Why a column's name or comment says that it holds superiors. */
export interface SuperiorName {
  /** 0 to 1. */
  readonly score: number;
  readonly reason: string;
}

const superiorComment =
  /上级|上一级|父级|父节点|父组织|父机构|父id|父编|直属上级|所属(?:上级|党委|分党委|总支|组织|党总支)|隶属(?:于|组织|党组织|党委)/iu;

/** The topmost one, or what a superior is called, is not the superior's key. */
const otherThanSuperior = /名称|全称|简称|顶层|根节点|层级|级别|路径/u;

const superiorWords = new Set(
  'parent superior super upper father up sup'.split(' '),
);

const initials =
  /^(?:p|f|fj|fjd|up|sup|parent)(?:id|no|code|dm|bm|bh|nm|key)$/u;

const pinyin =
  /^(?:sj|shangji)(?:dzz|dzzz|dw|zz|zzjg|jg|org|dangzuzhi)?(?:id|dm|bm|bh|nm|code|no|key)?$/u;

/** Null where neither name nor comment speaks for it. */
export function superiorName(column: SurveyedColumn): SuperiorName | null {
  const { name, comment } = column;
  const said = hanOf(comment);
  if (superiorComment.test(comment) && !otherThanSuperior.test(said)) {
    return { score: 1, reason: `注释「${comment}」` };
  }
  const words = wordsOf(name);
  const strong = words.find((it) => superiorWords.has(it));
  if (strong !== undefined && !words.includes('name')) {
    // A comment that speaks of something else weighs more than a word.
    return said === '' || !otherThanSuperior.test(said)
      ? { score: said === '' ? 0.9 : 0.7, reason: `列名含 ${strong}` }
      : null;
  }
  if (said !== '') return null;
  const letters = lettersOf(name);
  const last = words.at(-1) ?? '';
  if (initials.test(letters) || initials.test(last)) {
    return { score: 0.8, reason: `列名 ${name} 像「父级」` };
  }
  if (pinyin.test(letters)) {
    return { score: 0.85, reason: `列名 ${name} 像「上级」的拼音` };
  }
  const named = matchName(name).find(
    ({ field }) => field === 'organization.parentKey',
  );
  return named ? { score: named.score, reason: `列名${named.reason}` } : null;
}
