import { readableText } from './readable-text.ts';

/** Words that clerks write for "none". */
export const nothingWords = [
  ...['无', '暂无', '暂缺', '没有', '缺', '空', '未填', '未建', '未组建'],
  ...['未建立', '未成立', '尚未组建', '暂未组建'],
  ...['n/a', 'n.a.', 'null', 'nil', 'none'],
] as const;

/** Signs that they write for "none", once or repeated. */
export const nothingMarks = Array.from('-‐‑‒–—―−﹣－─_/\\／＼.。…*＊');

const nothing = new RegExp(
  `^(?:${nothingWords.map(literally).join('|')}|(?:${nothingMarks.map(literally).join('|')})+)$`,
  'iu',
);

function literally(text: string): string {
  return text.replace(/[/\\.*]/gu, String.raw`\$&`);
}

/** Whether a readable text means that there is no value. */
export function saysNothing(text: string): boolean {
  return nothing.test(text);
}

const organizationWord =
  '(?:(?:基层|独立|单独)?(?:党的?(?:基层)?组织|党总支部?|党支部|党委|党小组|支部))';

const founding = '(?:建立|成立|组建|设立|筹建|覆盖|建)';

/** Whole texts; any of them may add a reason in brackets. */
const noOrganization = new RegExp(
  `^(?:${[
    `(?:应建)?(?:尚|暂|还|仍|均)?(?:未|没有?)(?:能|曾|单独|独立)*${founding}${organizationWord}?`,
    `(?:拟|待|正在|计划|准备|筹备|即将)(?:单独|独立)?${founding}中?${organizationWord}?`,
    `${organizationWord}?(?:组建|筹建|筹备|建立)中`,
    `(?:尚|暂|还)?(?:无|没有)(?:正式)?(?:党员|${organizationWord})`,
    `(?:尚|暂|还)?(?:不|未)(?:具备|符合)(?:${founding}${organizationWord}?)?的?条件`,
    '党员(?:人数)?(?:不足|不满|不够|少于)[3三][人名]',
    '否',
  ].join('|')})(?:[(（][^()（）]*[)）])?[。.]?$`,
  'u',
);

/**
 * Whether a readable text in a column of party organizations' names says that
 * there is none: elsewhere the same words may be values.
 */
export function saysNoOrganization(text: string): boolean {
  return noOrganization.test(text.replace(/\s+/gu, ''));
}

/** Whether a written text is a value: not "none", and not broken. */
export function isValue(text: string): boolean {
  return valueIn(text) !== null;
}

/** The readable text of a value; null if the text means "none" or is broken. */
export function valueIn(text: string | null): string | null {
  const read = readableText(text ?? '');
  return read === '' || saysNothing(read) || flawOf(read) !== null
    ? null
    : read;
}

/** What is wrong with a cell, whatever its column. */
export type CellFlaw = 'cell-broken' | 'digits-lost';

/** Error values of Excel and WPS, and a column too narrow when it was saved. */
const broken =
  /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|GETTING_DATA|ERR!|#+)$/iu;

/** Excel's notation of large numbers; `1E3` is a code. */
const scientific = /^[-+]?\d(?:[.,](\d+))?E\+(\d{2,3})$/u;

/** Digits of a number that Excel keeps. */
const keptDigits = 15;

/**
 * Why a readable text is no value: a formula's error, or a long number whose
 * last digits Excel dropped (`9.13101160000057E+17`).
 */
export function flawOf(text: string): CellFlaw | null {
  if (broken.test(text)) return 'cell-broken';
  const [, fraction = '', exponent = '0'] = scientific.exec(text) ?? [];
  return Number(exponent) > fraction.length ? 'digits-lost' : null;
}

/**
 * A number as a text; if it has more digits than Excel keeps, in scientific
 * notation, so that `flawOf` notices it.
 */
export function numberText(value: number): string {
  if (Math.abs(value) < 10 ** keptDigits) return String(value);
  return value
    .toExponential(keptDigits - 1)
    .toUpperCase()
    .replace(/\.?0+E/u, 'E');
}
