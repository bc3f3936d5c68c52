import { writeXlsx } from 'hucre/xlsx';

import type { ProblemBook } from '../quality/problem-book.ts';
import { qualityRules } from '../quality/quality-rules.ts';
import { escapeFormula } from './escape-formula.ts';

const header = ['表', '主键', '字段', '值', '问题', '规则', '程度'];

export const severityNames = {
  error: '错误',
  warning: '警告',
  note: '说明',
} as const;

export const tableNames = {
  units: '单位',
  partyOrganizations: '党组织',
} as const;

/** A workbook with one sheet of problems, for systems that are no workbooks. */
export function problemWorkbook(book: ProblemBook): Promise<Uint8Array> {
  const rows = book.kept().map(({ rule, table, key, field, value }) => {
    const { severity, text } = qualityRules[rule];
    return [
      tableNames[table],
      key,
      field,
      value,
      text.zh,
      rule,
      severityNames[severity],
    ].map(escapeFormula);
  });
  const dropped = book.dropped();
  const rest = dropped === 0 ? [] : [[`另有 ${dropped} 条未列出`]];
  return writeXlsx({
    sheets: [
      {
        name: '问题',
        rows: [header, ...rows, ...rest],
        columns: [8, 26, 12, 40, 44, 24, 8].map((width) => ({ width })),
        freezePane: { rows: 1 },
      },
    ],
  });
}
