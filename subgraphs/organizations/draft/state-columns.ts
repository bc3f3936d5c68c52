import type { Field } from './field-names.ts';
import { matchName } from './field-names.ts';
import { hanOf, wordsOf } from './name-words.ts';
import type { SurveyedColumn, SurveyedTable } from './survey.ts';

const stateWords = new Set(
  `status state stat zt flag deleted delete del isdel isdelete isdeleted removed
  valid invalid isvalid enabled enable disabled disable active inactive available
  closed cancelled canceled cancel revoked revoke dissolved dissolve expired
  expire terminated abolished withdrawn yxbz scbz zfbz qybz sfyx sfsc sfzf cxbz
  cxrq cxsj zxbz zxrq zxsj zzzt dzzzt dwzt jyzt`.split(/\s+/u),
);

const stateComment =
  /状态|是否(?:有效|无效|删除|启用|禁用|撤销|注销|停用|作废|可用|正常)|(?:删除|撤销|撤消|注销|停用|作废|失效|有效|启用|解散|终止|关闭)(?:标志|标记|标识|位|与否|状态|时间|日期|年月)?$/u;

/** Who did it, and on what grounds, is no state. */
const besides = new Set('by user name reason remark desc memo ip'.split(' '));

const stateFields: ReadonlySet<Field> = new Set(['deleted', 'valid']);

/** Columns of a table that may say whether a row is still one. */
export function stateColumns({
  columns,
}: SurveyedTable): readonly SurveyedColumn[] {
  return columns.filter((column) => !column.isKey && isState(column));
}

function isState({ name, comment }: SurveyedColumn): boolean {
  const words = wordsOf(name);
  if (words.some((it) => besides.has(it))) return false;
  const said = hanOf(comment.replace(/[((::,,;;0-9].*$/u, ''));
  if (stateComment.test(said)) return true;
  const [best] = matchName(name, comment);
  if (best && best.score >= 0.8) return stateFields.has(best.field);
  return words.some((it) => stateWords.has(it));
}
