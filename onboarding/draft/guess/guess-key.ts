import type { ReadTable } from './choose-tables.ts';
import { filledValues } from '../columns/column-facts.ts';
import { entry, type DraftEntry } from './draft-entry.ts';
import type { Survey, SurveyedColumn } from '../columns/surveyed.ts';

export interface KeyGuess {
  readonly column: SurveyedColumn;
  readonly evidence: string;
  readonly isSure: boolean;
}

/**
 * The primary key, else a column that is named as a key and has unique values.
 */
export function guessKey(
  read: ReadTable | null,
  kind: Survey['kind'],
): KeyGuess | null {
  if (!read) return null;
  const { columns, sampled } = read.table;
  const declared = columns.filter(({ isKey }) => isKey);
  const [only] = declared;
  if (only && declared.length === 1) return judged(only, '主键', true);
  if (kind === 'spreadsheet') return null;
  const names = ['organization.name', 'unit.name'] as const;
  const named = names.map((it) => read.fields.get(it)?.column);
  const [unique] = columns
    .filter(
      (it) =>
        filledValues(it).length === sampled &&
        new Set(it.values).size === sampled,
    )
    .map((column) => ({
      column,
      rank:
        Number(keyWords.test(column.name)) - 2 * Number(named.includes(column)),
    }))
    .sort((one, other) => other.rank - one.rank)
    .map(({ column }) => column);
  if (!unique) return null;
  const why = `${whyNone(read)};抽样 ${sampled} 行中此列无重复`;
  return judged(unique, why, false);
}

/** Why the declared key was not chosen, and what to do. */
function whyNone({ table: { name, columns, binaryKey } }: ReadTable): string {
  const declared = columns.filter(({ isKey }) => isKey);
  if (declared.length > 1) {
    return `主键由 ${declared.map((it) => it.name).join('、')} 几列合成`;
  }
  return binaryKey
    ? `主键 ${binaryKey.name} 是 ${binaryKey.type},存的是字节,不能作标识:请建视图 CREATE VIEW v_${name} AS SELECT HEX(${binaryKey.name}) AS ${binaryKey.name}, … FROM ${name}(指向它的列同样用 HEX),from 写视图名`
    : '没有单列主键';
}

const keyWords = /(?:id|uuid|guid|dm|bm|bh|nm|no|key|code)$/iu;

function judged(
  column: SurveyedColumn,
  why: string,
  isSure: boolean,
): KeyGuess {
  if (isRounded(column)) {
    const evidence = `${why};此列以浮点数存放,长标识的末位在该系统中已丢失,须由数据库管理员改为整数或文字列`;
    return { column, evidence, isSure: false };
  }
  return { column, evidence: `${why}${digits(column)}`, isSure };
}

/** A database's doubles: 1.29e+18, 12.0. */
function isRounded(column: SurveyedColumn): boolean {
  return (
    /real|float|double/u.test(column.type) ||
    filledValues(column).some((it) => /^\d+\.\d+e\+\d+$/iu.test(it))
  );
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
  { read, isNeeded }: { read: ReadTable; isNeeded: boolean },
): DraftEntry[] {
  const several = severalColumns(read);
  if (!key) {
    const isTold = several.length > 0 || read.table.binaryKey;
    const evidence = isTold ? whyNone(read) : '没有主键,也没有无重复的列';
    const value = several.length > 0 ? several : undefined;
    return isNeeded ? [entry(path, value, { evidence, isSure: false })] : [];
  }
  const { column, evidence, isSure } = key;
  const choices = several.length > 0 ? [several] : [];
  return [entry(path, keyValue(column), { evidence, isSure, choices })];
}

function keyValue(column: SurveyedColumn): object | string {
  return isWhole(column)
    ? { column: column.name, type: 'integer' }
    : column.name;
}

/**
 * A declared key of several columns, if a mapping can have so many; else none.
 */
function severalColumns({ table }: ReadTable): readonly (object | string)[] {
  const declared = table.columns.filter(({ isKey }) => isKey);
  return declared.length === 2 || declared.length === 3
    ? declared.map(keyValue)
    : [];
}

/** Whole numbers; a zero-filled number such as 0007 is searched as a text. */
function isWhole(column: SurveyedColumn): boolean {
  if (column.type.includes('zerofill')) return false;
  if (/^(?:tiny|small|medium|big)?int/u.test(column.type)) return true;
  return (
    /^(?:decimal|numeric|number)/u.test(column.type) &&
    filledValues(column).every((it) => /^-?(?:0|[1-9]\d{0,19})$/u.test(it))
  );
}
