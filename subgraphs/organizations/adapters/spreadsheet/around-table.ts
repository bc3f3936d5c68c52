import { normalizeDate } from '../../normalize/legacy-date.ts';
import { compactText } from '../../normalize/readable-text.ts';

/** Why a row of a sheet does not belong to its table. */
export type LeftOutReason =
  | 'above'
  | 'title'
  | 'header'
  | 'total'
  | 'signature'
  | 'note'
  | 'other-table'
  | 'revoked'
  | 'no-values';

/**
 * A row that was left out. Its text is not kept, since it may name a person.
 */
export interface LeftOutRow {
  /** In its sheet, counting from 0. */
  readonly index: number;
  readonly reason: LeftOutReason;
}

/** Roles that sign below a table, before a colon or alone in a cell. */
const signature =
  /^(?:(?:填表|填报|制表|制单|审核|复核|校对|核对|经办|统计|报送|录入|编制)(?:人|人员|单位|部门|日期|时间|者)?|(?:单位|部门|本?表)?(?:负责人|分管领导|主管领导)|填表|盖章|公章|签章|签字|日期)(?:[(（].*?[)）])?(?:[:：]|$)/u;

const stamp = /^[(（](?:加盖)?(?:单位)?(?:公章|盖章|签章|签字|签名)[)）]$/u;

/** The place for an office's stamp; no name ends like this. */
const stamped = /[(（](?:加盖)?(?:公章|盖章|签章|签字|签名)[)）]$/u;

/** Contact data of whoever made the table; without a colon it is a heading. */
const contact =
  /^(?:联系(?:人|电话|方式|地址)|(?:办公|咨询)?电话|手机|传真|邮编|地址|(?:电子)?邮箱)[:：]/u;

/** Any label of a form, with its colon. */
const label = /^[^:：]{1,16}[:：]/u;

/** A count, a date or a source that applies to all rows above. */
const saidOfAll =
  /^以上(?:共计?|合计|总计|均?为)?\d+[家个名户人条所]|^(?:以上)?(?:数据|信息|名单|情况|内容|人数|统计)*截[至止](?:于|到)?\d+[年月./-]/u;

/** The same in words that a name may also begin with. */
const mayBeSaidOfAll =
  /^共计?\d+[家个名户人条所]|^以上(?:数据|信息|名单|情况|内容|人数|统计|单位)(?:均|为|来自|来源|不?含|不?包括|由)/u;

/** The caption of another table below. */
const appendix =
  /^附(?:[表件录][\d一二三四五六七八九十]*)?[:：.、]|^附[表件录](?:[\d一二三四五六七八九十]+[^号]|[\d一二三四五六七八九十]*$)/u;

/** Endings of names of organizations. */
const organization =
  /(?:公司|集团|厂|店|[社所院馆园站校场部处局会行]|中心|支部|总支|党委|之家|合伙[)）])$/u;

const unitOfFigures = /^[(（]?(?:计量|金额|数量)?单位[:：]/u;

const pageNumber = /^第\d+页/u;

const note =
  /^(?:备?注|说明|附注|注释|填表说明|填报说明|数据来源|资料来源|来源|统计口径|统计时间|截止时间|截至)\d*[:：.、]/u;

/** Words of the form itself, in brackets or not. */
const ofTheForm =
  /^[(（]?(?:以下(?:为)?(?:空白|无正文)|此页无正文|续上?[表页]\d*|接[上下][页表]|转下[页表]|承前页|过次页)[)）]?$|^打印(?:时间|日期)(?:[:：\d]|$)/u;

/** What a sign beside names means. */
const legend =
  /^[*＊★☆※●▲△◆]+(?:号)?(?:表示|标注|系指|指|为(?=示范|先进|功能|联合|临时|新建|流动|本))/u;

/** A numbered remark; in brackets a name may say as much. */
const numberedRemark =
  /^\d+[.、．](?!\d)[^(（]*(?:不?含(?!山)|包括|统计|为准|口径|均[为按以]|截[至止]|不计)/u;

const counted =
  '(?:基层党组织|党组织|党支部|党总支部?|党委|支部|党员|单位|企业|人数)';

/** What is said of the rows above as a sum, in words that skip has not. */
const sumOfRows = new RegExp(
  `^(?:${[
    '其中[:：].*',
    '总数[:：]?',
    '平均(?:数|值|人数)?[:：]?',
    `${counted}+(?:合计|小计|总计|总数|数量)[:：]?(?:\\d+[个名人家])?`,
    `${counted}+(?:共计?|合计)?\\d+[个名人家户]`,
    '(?:较|比)(?:上年|去年|上月|上季|上期|同期|年初).{0,4}(?:增|减|升|降|持平).*',
    '(?:同比|环比)(?:增|减|上升|下降|持平).*',
  ].join('|')})$`,
  'u',
);

/** Titles of what is no more, whole or at their end. */
const revokedTitle =
  /(?:撤销|注销|已并入|历史(?=党组织|单位|企业|名单|台账|数据|记录))(?:的|基层|两新|其他|党组织|党支部|党总支部?|党委|组织|支部|单位|企业)*(?:名单|名册|情况|台账|明细|一览|汇总|统计|登记|清单|信息|数据|记录)*表?(?:[(（].*[)）])?[:：]?$/u;

/** What sentences contain and names do not. */
const sentence = /[。；;：:]|^.{80,}$/u;

/** Endings of headings, which show that another table begins. */
const heading =
  /(?:名称|编号|序号|代码|时间|日期|地点|姓名|电话|人数|内容|类别|类型|性质|备注|主题|金额|数量|地址|职务|项目|方式|级别|情况|状态)$/u;

/**
 * Headings that also end names of organizations: they count only as the whole
 * text.
 */
const wholeHeading =
  /^(?:社区|街道|乡镇|镇街|村居|单位|党组织|姓名|代号|人员|年份|年度|月份|积分|得分|合计)$/u;

/** The texts of a row below a header, without blank cells. */
export interface RowTexts {
  /** Filled cells from left to right, without blanks. */
  readonly texts: readonly string[];
  /**
   * Whether the row has a single text, in one cell or in several merged ones.
   */
  readonly isLonely: boolean;
}

export function rowTexts(cells: readonly string[]): RowTexts {
  const texts = cells.map(compactText).filter((text) => text !== '');
  return { texts, isLonely: new Set(texts).size === 1 };
}

/** Why these texts do not belong to a table; null if they may belong to it. */
export function aroundTable({
  texts,
  isLonely,
}: RowTexts): 'signature' | 'note' | null {
  const [first = ''] = texts;
  if (note.test(first)) return 'note';
  if (ofTheForm.test(first)) return 'note';
  if (unitOfFigures.test(first) || pageNumber.test(first)) return 'note';
  if (isSignature(first)) return 'signature';
  if (isStamped({ texts, isLonely })) return 'signature';
  if (isSaidOfAll(first)) return 'note';
  // A remark may stand beside a name; a row that has only such texts has no
  // name.
  if (texts.some(isSignature) && texts.every(isOfForm)) return 'signature';
  if (!isLonely) return null;
  if (isDay(first)) return 'signature';
  if (legend.test(first) || isNumberedRemark(first)) return 'note';
  return sentence.test(first) ? 'note' : null;
}

function isNumberedRemark(text: string): boolean {
  return numberedRemark.test(text) && !organization.test(text);
}

/** Whether a text is a sum, an average or a comparison of the rows above. */
export function readsAsSum(text: string): boolean {
  return sumOfRows.test(compactText(text));
}

/** Whether a row is the title of what was dissolved or is history. */
export function isRevokedTitle({ texts, isLonely }: RowTexts): boolean {
  return isLonely && revokedTitle.test(texts[0] ?? '');
}

/** Whether a row may be the title of another part of the sheet. */
export function mayBeTitle({ texts, isLonely }: RowTexts): boolean {
  const [first = ''] = texts;
  if (!isLonely || organization.test(first) || first.includes('续')) {
    return false;
  }
  if (isSignature(first) || isDay(first) || readsAsSum(first)) return false;
  return ![note, ofTheForm, unitOfFigures, pageNumber, /^[合小总共]计/u].some(
    (other) => other.test(first),
  );
}

function isSignature(text: string): boolean {
  return signature.test(text) || stamp.test(text) || contact.test(text);
}

/** Whether the row is the place for an office's stamp, and nothing else. */
export function isStamped({ texts: [first = '', ...others] }: RowTexts) {
  return stamped.test(first) && others.every(isOfForm);
}

function isOfForm(text: string): boolean {
  return isSignature(text) || label.test(text) || isDay(text);
}

function isDay(text: string): boolean {
  return normalizeDate(text) !== null && /[年.-]/u.test(text);
}

function isSaidOfAll(text: string): boolean {
  if (saidOfAll.test(text)) return true;
  return mayBeSaidOfAll.test(text) && !organization.test(text);
}

/** Whether a row is the caption of a table that may begin below it. */
export function readsAsAppendix({ texts, isLonely }: RowTexts): boolean {
  const [first = ''] = texts;
  return isLonely && appendix.test(first) && !organization.test(first);
}

/**
 * Whether a row below a caption may be its table's header: all its cells are
 * headings.
 */
export function mayBeHeadings({ texts }: RowTexts): boolean {
  if (texts.length < 2 || texts.some((text) => /\d/u.test(text))) return false;
  return (
    texts.some(isHeading) && !texts.some((text) => organization.test(text))
  );
}

/** Whether a text is short and the name of a field. */
function isHeading(text: string): boolean {
  if (text.length > 12) return false;
  return heading.test(text) || wholeHeading.test(text);
}

/**
 * Whether a row reads as headings: most cells name fields, none is a number.
 */
export function readsAsHeadings({ texts }: RowTexts): boolean {
  const words = [...new Set(texts)];
  if (words.length < 2 || words.some((text) => /\d/u.test(text))) return false;
  const named = words.filter(isHeading);
  return named.length >= 2 && named.length * 2 >= words.length;
}
