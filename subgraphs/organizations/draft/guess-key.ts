import type { ReadTable } from './choose-tables.ts';
import { filledValues } from './column-facts.ts';
import { entry, type DraftEntry } from './draft-entry.ts';
import type { SurveyedColumn } from './survey.ts';

export interface KeyGuess {
  readonly column: SurveyedColumn;
  readonly evidence: string;
  readonly isSure: boolean;
}

/** The primary key, else the first column whose sampled values are unique. */
export function guessKey(read: ReadTable | null): KeyGuess | null {
  if (!read) return null;
  const { columns, sampled } = read.table;
  const declared = columns.filter(({ isKey }) => isKey);
  const [only] = declared;
  if (only && declared.length === 1) {
    return { column: only, evidence: `主键${digits(only)}`, isSure: true };
  }
  const unique = columns.find(
    (it) =>
      it.type !== '' &&
      filledValues(it).length === sampled &&
      new Set(it.values).size === sampled,
  );
  if (!unique) return null;
  const evidence = `没有单列主键;抽样 ${sampled} 行中此列无重复${digits(unique)}`;
  return { column: unique, evidence, isSure: false };
}

function digits(column: SurveyedColumn): string {
  const long = filledValues(column).some(
    (it) => /^\d{16,}$/u.test(it) && BigInt(it) > 2n ** 53n,
  );
  return long ? ',雪花标识超过 2^53,按文字传递不失真' : '';
}

/** The `key` of a table; spreadsheets need none. */
export function keyEntry(
  path: string,
  key: KeyGuess | null,
  isNeeded: boolean,
): DraftEntry[] {
  if (!key) {
    const evidence = '没有主键,也没有无重复的列';
    return isNeeded
      ? [entry(path, undefined, { evidence, isSure: false })]
      : [];
  }
  const { column, evidence, isSure } = key;
  // A zero-filled number is shown, linked and looked up as 0007: a text.
  const isInteger =
    /^(?:tiny|small|medium|big)?int/u.test(column.type) &&
    !column.type.includes('zerofill');
  const value = isInteger
    ? { column: column.name, type: 'integer' }
    : column.name;
  return [entry(path, value, { evidence, isSure })];
}
