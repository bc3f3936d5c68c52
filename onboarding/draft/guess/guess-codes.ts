import type { Assigned } from './assign-fields.ts';
import {
  codesInComment,
  codeTableOf,
  type CodeWords,
} from '../columns/code-table.ts';
import { shareOf } from '../columns/column-facts.ts';
import { entry, type DraftEntry } from './draft-entry.ts';
import type { Survey, SurveyedColumn } from '../columns/surveyed.ts';
import {
  affiliationLevels,
  industries,
  partyOrganizationCategories,
  unitNatures,
} from '../../../subgraphs/organizations/source/vocabulary.ts';
import {
  meaningOfWord,
  natureOfName,
  type CodedField,
} from '../columns/word-meanings.ts';

export interface CodeContext {
  readonly survey: Survey;
  /** The column of the names in the same rows. */
  readonly names: SurveyedColumn;
}

/** A value of a coded column, with its meaning. */
interface ReadCode {
  readonly code: string;
  readonly meaning: string | null;
  readonly isSure: boolean;
}

/**
 * The mapping of a coded column. Meanings come from a code table or the
 * column's comment, else from the words themselves, else from the names in the
 * rows.
 */
export function guessCodes(
  path: string,
  assigned: Assigned,
  context: CodeContext,
): DraftEntry {
  const field = path.split('.').at(-1) as CodedField;
  const { column } = assigned;
  if (isStandard(field, column)) {
    return entry(path, column.name, assigned);
  }
  const { shares } = column;
  if (shares === null) {
    const evidence = `${assigned.evidence};不同的值太多,不像代码`;
    return entry(path, undefined, { evidence, isSure: false });
  }
  const listed =
    codeTableOf(column, context.survey) ?? codesInComment(column.comment);
  const codes = [...shares.keys()]
    .filter((code): code is string => (code ?? '').trim() !== '')
    .filter((code) => /^[^'\\\p{Cc}]*$/u.test(code))
    .sort();
  const read = codes.map((code) =>
    readCode(code, field, { column, listed, ...context }),
  );
  return toEntry(path, assigned, { read, listed });
}

/** Values that are already the contract's standard codes: 61, C3911. */
function isStandard(field: CodedField, column: SurveyedColumn): boolean {
  switch (field) {
    case 'level':
      return (
        shareOf(column, (it) => Object.hasOwn(affiliationLevels, it)) > 0.8
      );
    case 'industry':
      return shareOf(column, (it) => /^[A-T]\d{0,4}$/u.test(it)) > 0.8;
    case 'category':
    case 'nature':
      return false;
  }
}

interface ReadContext extends CodeContext {
  readonly column: SurveyedColumn;
  readonly listed: CodeWords | null;
}

/** Values that are already the contract's own words: BRANCH. */
const contractWords: Readonly<Record<CodedField, ReadonlySet<string>>> = {
  category: new Set(partyOrganizationCategories),
  nature: new Set(unitNatures),
  industry: new Set(industries),
  level: new Set(),
};

function readCode(
  code: string,
  field: CodedField,
  { column, listed, names }: ReadContext,
): ReadCode {
  if (contractWords[field].has(code)) {
    return { code, meaning: code, isSure: true };
  }
  const word =
    listed?.words.get(code) ?? (/\p{Script=Han}/u.test(code) ? code : null);
  if (word !== null) {
    const meaning = meaningOfWord(field, word);
    return { code, meaning, isSure: meaning !== null };
  }
  if (listed) return { code, meaning: null, isSure: false };
  const named = names.values.filter((_, row) => column.values[row] === code);
  const guess = (name: string | null) =>
    name === null
      ? null
      : field === 'category'
        ? meaningOfWord('category', name.slice(-8))
        : field === 'nature'
          ? natureOfName(name)
          : null;
  const [meaning, votes] = mostFrequent(named.map(guess));
  const share = named.length === 0 ? 0 : votes / named.length;
  return share < 0.6
    ? { code, meaning: null, isSure: false }
    : {
        code,
        meaning,
        isSure: field === 'category' && share > 0.9 && votes > 2,
      };
}

function mostFrequent(
  values: readonly (string | null)[],
): [string | null, number] {
  const groups = [...Map.groupBy(values, (it) => it)]
    .filter(([value]) => value !== null)
    .sort(([, one], [, other]) => other.length - one.length);
  const [first] = groups;
  return first ? [first[0], first[1].length] : [null, 0];
}

interface ReadCodes {
  readonly read: readonly ReadCode[];
  readonly listed: CodeWords | null;
}

function toEntry(
  path: string,
  { column, evidence, isSure }: Assigned,
  { read, listed }: ReadCodes,
): DraftEntry {
  const known = read.filter(({ meaning }) => meaning !== null);
  const unknown = read
    .filter(({ code, meaning }) => meaning === null && !isNone(code, listed))
    .map(({ code }) => `${code}${wordOf(code, listed)}`);
  const doubtful = known.filter((it) => !it.isSure).map(({ code }) => code);
  const how =
    listed?.evidence ??
    (read.every(({ code }) => /\p{Script=Han}/u.test(code))
      ? '文字本身'
      : '同行的名称');
  const notes = [
    evidence,
    `${known.length}/${read.length} 个代码按${how}释义`,
    ...(unknown.length > 0
      ? [`未释义 ${unknown.slice(0, 12).join('、')}`]
      : []),
    ...(doubtful.length > 0 ? [`存疑 ${doubtful.join('、')}`] : []),
  ];
  // If no code has a known meaning, the column would be null everywhere, so a
  // person has to say.
  if (known.length === 0) {
    const question = `${notes.join(';')};没有一个值读得懂,未采用`;
    const choices = [{ column: column.name }];
    return entry(path, undefined, {
      evidence: question,
      isSure: false,
      choices,
    });
  }
  return entry(
    path,
    {
      column: column.name,
      codes: Object.fromEntries(
        known.map(({ code, meaning }) => [code, meaning]),
      ),
    },
    {
      evidence: notes.join(';'),
      isSure: isSure && unknown.length === 0 && doubtful.length === 0,
    },
  );
}

/** 未建立: such rows are no organizations; `live` excludes them. */
function isNone(code: string, listed: CodeWords | null): boolean {
  return /^(?:未|无)/u.test(listed?.words.get(code) ?? '');
}

function wordOf(code: string, listed: CodeWords | null): string {
  const word = listed?.words.get(code);
  return word === undefined ? '' : `(${word})`;
}
