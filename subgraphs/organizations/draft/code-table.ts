import { filledValues, shareOf } from './column-facts.ts';
import type { Survey, SurveyedColumn, SurveyedTable } from './survey.ts';

/** What the codes of a system mean in Chinese, and where that was found. */
export interface CodeWords {
  readonly words: ReadonlyMap<string, string>;
  readonly evidence: string;
}

const chinese = /^[\p{Script=Han}\p{P}\s]{1,30}$/u;

/** A small table of unique short codes and of words. */
export function isCodeTable(table: SurveyedTable): boolean {
  return columnsOf(table) !== null;
}

/** The code table whose codes a column has; null without any. */
export function codeTableOf(
  column: SurveyedColumn,
  { tables }: Survey,
): CodeWords | null {
  const fitting = tables.flatMap((table) => {
    const pair = columnsOf(table);
    if (!pair) return [];
    const words = wordsOf(pair);
    const share = shareOf(column, (value) => words.has(value));
    const isNamesake = table.name
      .toLowerCase()
      .includes(column.name.toLowerCase());
    const enough = isNamesake ? 0.5 : 0.9;
    return share < enough
      ? []
      : [{ table, words, rank: share + Number(isNamesake) }];
  });
  const [best] = fitting.sort((one, other) => other.rank - one.rank);
  return best
    ? { words: best.words, evidence: `代码表 ${best.table.name}` }
    : null;
}

interface CodePair {
  readonly code: SurveyedColumn;
  readonly word: SurveyedColumn;
}

function columnsOf(table: SurveyedTable): CodePair | null {
  const { columns, isWhole, sampled } = table;
  if (columns.length > 5 || !isWhole || sampled > 300 || sampled === 0)
    return null;
  const code = columns.find(
    (it) =>
      new Set(it.values).size === sampled &&
      shareOf(it, (value) => /^[\dA-Za-z]{1,6}$/u.test(value)) === 1,
  );
  const word = columns.find(
    (it) =>
      it !== code &&
      filledValues(it).length >= sampled * 0.9 &&
      shareOf(it, (value) => chinese.test(value)) > 0.8 &&
      shareOf(it, (value) => /^示例|公司/u.test(value)) < 0.2,
  );
  return code && word ? { code, word } : null;
}

function wordsOf({ code, word }: CodePair): ReadonlyMap<string, string> {
  return new Map(
    code.values.map((value, index) => [value ?? '', word.values[index] ?? '']),
  );
}

/** Codes that a comment lists: 0党委1总支2支部, 1-机关 2-事业. */
export function codesInComment(comment: string): CodeWords | null {
  const found = comment.matchAll(
    /(?<![\dA-Za-z])([\dA-Za-z]{1,4})[\s::、=\-.]*(\p{Script=Han}{1,12})/gu,
  );
  const words = new Map(
    [...found].map(([, code = '', word = '']) => [code, word]),
  );
  return words.size < 2 ? null : { words, evidence: `列注释「${comment}」` };
}
