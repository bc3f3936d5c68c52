import { normalizeDate } from '../../normalize/legacy-date.ts';
import { compactText } from '../../normalize/readable-text.ts';

/** Why a row of a sheet is no row of its table. */
export type LeftOutReason =
  | 'above'
  | 'title'
  | 'header'
  | 'total'
  | 'signature'
  | 'note'
  | 'other-table'
  | 'no-values';

/** A row that was left out; its text is not kept: it may name a person. */
export interface LeftOutRow {
  /** In its sheet, counting from 0. */
  readonly index: number;
  readonly reason: LeftOutReason;
}

/** Whose words stand below a table, before a colon or alone in a cell. */
const signature =
  /^(?:(?:填表|填报|制表|制单|审核|复核|校对|核对|经办|统计|报送|录入|编制)(?:人|人员|单位|部门|日期|时间|者)?|(?:单位|部门|本?表)?(?:负责人|分管领导|主管领导)|填表|盖章|公章|签章|签字|日期)(?:[(（].*?[)）])?(?:[:：]|$)/u;

const stamp = /^[(（](?:加盖)?(?:单位)?(?:公章|盖章|签章|签字|签名)[)）]$/u;

const unitOfFigures = /^[(（]?(?:计量|金额|数量)?单位[:：]/u;

const pageNumber = /^第\d+页/u;

const note =
  /^(?:备?注|说明|附注|注释|填表说明|填报说明|数据来源|资料来源|来源|统计口径|统计时间|截止时间|截至)\d*[:：.、]/u;

/** What sentences have and names have not. */
const sentence = /[。；;：:]|^.{80,}$/u;

/** Endings of headings, as those of another table are. */
const heading =
  /(?:名称|编号|序号|代码|时间|日期|地点|姓名|电话|人数|内容|类别|类型|性质|备注|主题|金额|数量|地址|职务|项目|方式|级别|情况|状态)$/u;

/** What a row below a header says of itself, blank cells apart. */
export interface RowTexts {
  /** Filled cells from left to right, without blanks. */
  readonly texts: readonly string[];
  /** The row says one thing: a cell, or several merged into one. */
  readonly isLonely: boolean;
}

export function rowTexts(cells: readonly string[]): RowTexts {
  const texts = cells.map(compactText).filter((text) => text !== '');
  return { texts, isLonely: new Set(texts).size === 1 };
}

/** Why these texts are none of a table's; null if they may well be. */
export function aroundTable({
  texts,
  isLonely,
}: RowTexts): 'signature' | 'note' | null {
  const [first = ''] = texts;
  if (note.test(first)) return 'note';
  if (unitOfFigures.test(first) || pageNumber.test(first)) return 'note';
  if (signature.test(first) || stamp.test(first)) return 'signature';
  if (!isLonely) return null;
  if (normalizeDate(first) !== null && /[年.-]/u.test(first)) {
    return 'signature';
  }
  return sentence.test(first) ? 'note' : null;
}

/** Whether a row reads as headings: most of it names fields, nothing counts. */
export function readsAsHeadings({ texts }: RowTexts): boolean {
  const words = [...new Set(texts)];
  if (words.length < 2 || words.some((text) => /\d/u.test(text))) return false;
  const named = words.filter((text) => text.length <= 12 && heading.test(text));
  return named.length >= 2 && named.length * 2 >= words.length;
}
