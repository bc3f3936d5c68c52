import { shareOf } from './column-facts.ts';
import type { Field } from './field-names.ts';
import { matchName } from './field-names.ts';
import { hanOf, wordsOf } from './name-words.ts';
import { isEndMoment, isStateWord, questionOf } from './state-words.ts';
import type { SurveyedColumn, SurveyedTable } from './surveyed.ts';

const stateWords = new Set(
  `status state stat zt flag deleted delete del isdel isdelete isdeleted removed
  valid invalid isvalid enabled enable disabled disable active inactive available
  closed cancelled canceled cancel revoked revoke dissolved dissolve expired
  expire terminated abolished withdrawn yxbz scbz zfbz qybz sfyx sfsc sfzf cxbz
  cxrq cxsj zxbz zxrq zxsj zzzt dzzzt dwzt jyzt`.split(/\s+/u),
);

const ends =
  '删除|撤销|撤消|撤并|注销|吊销|停用|停业|作废|失效|无效|冻结|取消|合并|有效|启用|禁用|可用|在用|正常|存续|解散|终止|结束|退出|关闭';

const stateSaid = new RegExp(
  `状态|是否(?:已经?|被)*(?:${ends})|(?:${ends})(?:标志|标记|标识|位|与否|状态|时间|日期|年月)?$`,
  'u',
);

/** Words for who did it or why: such a column is no state. */
const besides = new Set('by user name reason remark desc memo ip'.split(' '));

const stateFields: ReadonlySet<Field> = new Set(['deleted', 'valid']);

/** Columns that may tell whether a row is still valid. */
export function stateColumns({
  columns,
}: SurveyedTable): readonly SurveyedColumn[] {
  return columns.filter((column) => !column.isKey && isState(column));
}

/** By its name, its comment, or values such as 正常 and 撤销. */
function isState(column: SurveyedColumn): boolean {
  const { name, comment } = column;
  const words = wordsOf(name);
  if (words.some((it) => besides.has(it))) return false;
  if (saysState(name) || saysState(comment) || holdsStates(column)) return true;
  const [best] = matchName(name, comment);
  if (best && best.score >= 0.8) return stateFields.has(best.field);
  if (words.some((it) => stateWords.has(it))) return true;
  // If the comment says something else, initials alone do not make a state.
  if (hanOf(comment) !== '') return false;
  return questionOf(name, comment) !== null || isEndMoment(name);
}

function saysState(text: string): boolean {
  return stateSaid.test(hanOf(text.replace(/[((::,,;;0-9].*$/u, '')));
}

function holdsStates(column: SurveyedColumn): boolean {
  return column.shares !== null && shareOf(column, isStateWord) >= 0.5;
}
