import { matchName } from './field-names.ts';
import { hanOf, lettersOf, wordsOf } from './name-words.ts';
import type { SurveyedColumn } from './surveyed.ts';

/** Why a column's name or comment says that it holds superiors. */
export interface SuperiorName {
  /** 0 to 1. */
  readonly score: number;
  readonly reason: string;
  /** The share of the values that must be found before the name counts. */
  readonly needs?: number;
}

const superiorComment =
  /上级|上一级|父级|父节点|父组织|父机构|父id|父编|直属上级|所属(?:上级|党委|分党委|总支|组织|党总支)|隶属(?:于|组织|党组织|党委)/iu;

const superiorHeading = /上级|上一级|父(?:级|节点|组织|机构|id|编)/iu;

/** 所属党组织 may mean a row's own organization as well as its superior. */
const belongsTo =
  /(?:所属|隶属|主管|归属|归口|所在|直属)于?(?:基层)?(?:党|分党|工委|总支|支部|组织)/u;

/**
 * The topmost organization's key, or the superior's name, is not the superior's
 * key.
 */
const otherThanSuperior = /名称|全称|简称|顶层|根节点|层级|级别|路径/u;

const superiorWords = new Set(
  'parent superior super upper higher father up sup'.split(' '),
);

const initials =
  /^(?:p|f|fj|fjd|up|sup|parent)(?:id|no|code|dm|bm|bh|nm|key)$/u;

const pinyin =
  /^(?:sj|shangji)(?:dzz|dzzz|dw|zz|zzjg|jg|org|dangzuzhi)?(?:id|dm|bm|bh|nm|code|no|key)?$/u;

/**
 * Whether a Chinese name or comment means an organization that the row belongs
 * to.
 */
export function belongsToOrganization(said: string): boolean {
  return (
    superiorComment.test(said) ||
    belongsTo.test(said) ||
    /党组织|党支部|支部|党委|总支|党工委/u.test(said)
  );
}

/** Null if neither name nor comment suggests superiors. */
export function superiorName(column: SurveyedColumn): SuperiorName | null {
  const { name, comment } = column;
  const said = hanOf(comment);
  if (superiorComment.test(comment) && !otherThanSuperior.test(said)) {
    return { score: 1, reason: `注释「${comment}」` };
  }
  if (belongsTo.test(comment) && !otherThanSuperior.test(said)) {
    return { score: 0.9, reason: `注释「${comment}」`, needs: 0.8 };
  }
  const words = wordsOf(name);
  const strong = words.find((it) => superiorWords.has(it));
  if (strong !== undefined && !words.includes('name')) {
    // A comment about something else outweighs the name.
    return said === '' || !otherThanSuperior.test(said)
      ? { score: said === '' ? 0.9 : 0.7, reason: `列名含 ${strong}` }
      : null;
  }
  if (said !== '') return null;
  const headed = headedSuperior(name);
  if (headed) return headed;
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

/** A column may be named 上级, not only commented so. */
function headedSuperior(name: string): SuperiorName | null {
  if (otherThanSuperior.test(name)) return null;
  const reason = `列名「${name}」`;
  if (superiorHeading.test(name)) return { score: 0.95, reason };
  return belongsTo.test(name) ? { score: 0.9, reason, needs: 0.8 } : null;
}

/** Like `superiorName`, for a column that may hold the names of superiors. */
export function superiorCalled(column: SurveyedColumn): SuperiorName | null {
  const name = column.name.replace(/(?:名称|全称|简称)$/u, '');
  return superiorName(column) ?? headedSuperior(name);
}

/**
 * Whether the names in a column are those of superiors, not of its own rows.
 */
export function holdsSuperiors(
  { name, comment, values }: SurveyedColumn,
  others: readonly SurveyedColumn[],
): boolean {
  if (superiorHeading.test(name) || superiorHeading.test(comment)) return true;
  if (!belongsTo.test(name) && !belongsTo.test(comment)) return false;
  const above = new Set(values.filter((it) => it !== null && it !== ''));
  return others.some((other) => {
    const own = new Set(other.values);
    const found = [...above].filter((it) => own.has(it)).length;
    return own.size > above.size && found > 0 && found >= above.size * 0.8;
  });
}
