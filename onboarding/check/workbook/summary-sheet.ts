import type { Sheet } from 'hucre/xlsx';

import type { ProblemBook } from '../quality/problem-book.ts';
import { escapeFormula } from './escape-formula.ts';
import { severityNames } from './problem-workbook.ts';

/** The sheet 汇总: each rule with its count and first examples. */
export function summarySheet(
  book: ProblemBook,
  taken: readonly string[],
): Sheet {
  const groups = book.groups();
  const rows = groups.map(({ rule, severity, text, count, examples }) => [
    severityNames[severity],
    text.zh,
    count,
    examples
      .map(({ value, key }) => escapeFormula(value === '' ? key : value))
      .join('、'),
    rule,
  ]);
  // Notes need no correction.
  const total = groups
    .filter(({ severity }) => severity !== 'note')
    .reduce((sum, { count }) => sum + count, 0);
  const dropped = book.dropped();
  return {
    name: freeName(taken),
    rows: [
      ['程度', '问题', '数量', '举例', '规则'],
      ...rows.map((row) =>
        row.map((cell) =>
          typeof cell === 'string' ? escapeFormula(cell) : cell,
        ),
      ),
      [null, '合计', total, null, null],
      ...(dropped === 0
        ? []
        : [[null, `另有 ${dropped} 条未标在行上`, dropped]]),
    ],
    columns: [8, 48, 8, 60, 24].map((width) => ({ width })),
  };
}

/** 汇总, or 汇总2 if the workbook already has one. */
function freeName(taken: readonly string[]): string {
  if (!taken.includes('汇总')) return '汇总';
  for (let number = 2; ; number += 1) {
    const name = `汇总${number}`;
    if (!taken.includes(name)) return name;
  }
}
