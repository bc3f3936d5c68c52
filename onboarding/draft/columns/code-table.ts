import { filledValues, isNameOfRecord, shareOf } from './column-facts.ts';
import { matchName, type Field } from './field-names.ts';
import { hanOf, isCalled, namedTarget, wordsOf } from './name-words.ts';
import { isStateWord } from './state-words.ts';
import type { Survey, SurveyedColumn, SurveyedTable } from './surveyed.ts';
import { meaningOfWord } from './word-meanings.ts';

/** The meanings of a system's codes in Chinese, and where they were found. */
export interface CodeWords {
  readonly words: ReadonlyMap<string, string>;
  readonly evidence: string;
}

const chinese = /^[\p{Script=Han}\p{P}\s]{1,30}$/u;

/**
 * Whether a table lists codes of categories: small, with unique short codes and
 * words, and something that says so. Lists of organizations may be as small;
 * their names or their other columns tell them apart.
 */
export function isCodeTable(
  table: SurveyedTable,
  tables: readonly SurveyedTable[],
): boolean {
  const pair = columnsOf(table);
  if (!pair || holdsRecords(table, pair)) return false;
  if (isCalledCodes(table)) return true;
  if (table.columns.some((it) => isNamed(it, ofRecords))) return false;
  const isCategories = shareOf(pair.word, isCategory) >= 0.5;
  return isCategories || isReferred(table, tables, pair);
}

/** The code table with the codes of a column; null if there is none. */
export function codeTableOf(
  column: SurveyedColumn,
  { tables }: Survey,
): CodeWords | null {
  const fitting = tables.flatMap((table) => {
    const pair = columnsOf(table);
    if (!pair || table.columns.includes(column)) return [];
    if (holdsRecords(table, pair)) return [];
    const words = wordsOfPair(pair);
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
      shareOf(it, (value) => chinese.test(value)) > 0.8,
  );
  return code && word ? { code, word } : null;
}

const names: readonly Field[] = ['organization.name', 'unit.name'];

/** Fields that organizations and units have and categories do not. */
const ofRecords: readonly Field[] = [
  'organization.parentKey',
  'organization.parentName',
  'organization.established',
  'organization.members',
  'unit.uscc',
];

function holdsRecords(table: SurveyedTable, { word }: CodePair): boolean {
  return (
    table.columns.some((it) => isNamed(it, names)) ||
    shareOf(word, isRecordName) > 0.5
  );
}

function isNamed(
  { name, comment }: SurveyedColumn,
  fields: readonly Field[],
): boolean {
  return matchName(name, comment).some(
    ({ field, score }) => score >= 0.8 && fields.includes(field),
  );
}

/** Names of kinds, which end like names of organizations: 临时党支部, 有限责任公司. */
const kind =
  /^(?:党的?|中共|基层|临时|联合|机关|地方|中央|集群|流动|离退休|城市|农村|街道|社区|居民|村民?|行政|乡?镇|乡|县|区|市|省|直属|企业|事业|非公|两新|国有|集体|私营|民营|民办|公办|公立|外商|外资|中外|港澳台|合[资作]|投资|独资|控股|有限|责任|股份|上市|高等|中等|普通|职业|综合|科研|技术|行业|社会|其[他它]|工作)*(?:党委|党组|总支部?|支部|工委|小组|委员会|公司|厂|集团|中心|学校|小学|中学|大学|学院|医院|协会|商会|局|社区|村|街道|镇|乡|办公室|办事处|研究[院所]|事务所|合作社|店|银行)$/u;

function isRecordName(value: string): boolean {
  const name = value.trim();
  return isNameOfRecord(name) && !kind.test(name);
}

const codedFields = ['category', 'nature', 'industry', 'level'] as const;

function isCategory(value: string): boolean {
  return (
    kind.test(value) ||
    isStateWord(value) ||
    codedFields.some((field) => meaningOfWord(field, value) !== null)
  );
}

/** Whether a table's name or comment says that it lists codes. */
export function isCalledCodes({ name, comment }: SurveyedTable): boolean {
  return (
    wordsOf(name).some((it) =>
      /^(?:dmb?|dict\w*|dic|zdb?|codes?|enums?|lookups?|types?|kinds?|categor(?:y|ies)|status)$|(?:dm|zd|lx|lb|xz)b?$/u.test(
        it,
      ),
    ) || /字典|代码|码表|枚举|类型|类别/u.test(hanOf(name) + hanOf(comment))
  );
}

/** Whether a column of another table has its name and its codes. */
function isReferred(
  table: SurveyedTable,
  tables: readonly SurveyedTable[],
  pair: CodePair,
): boolean {
  const words = wordsOfPair(pair);
  return tables.some(
    (other) =>
      other !== table &&
      other.columns.some(
        (it) =>
          (it.references?.table === table.name ||
            isCalled(table, namedTarget(it) ?? it.name.toLowerCase())) &&
          shareOf(it, (value) => words.has(value)) >= 0.9,
      ),
  );
}

function wordsOfPair({ code, word }: CodePair): ReadonlyMap<string, string> {
  return new Map(
    code.values.map((value, index) => [value ?? '', word.values[index] ?? '']),
  );
}

/** Codes that a comment explains: 0党委1总支2支部, 1-机关 2-事业. */
export function codesInComment(comment: string): CodeWords | null {
  const found = comment.matchAll(
    /(?<![\dA-Za-z])([\dA-Za-z]{1,4})[\s::、=\-.]*(\p{Script=Han}{1,12})/gu,
  );
  const words = new Map(
    [...found].map(([, code = '', word = '']) => [code, word]),
  );
  return words.size < 2 ? null : { words, evidence: `列注释「${comment}」` };
}
