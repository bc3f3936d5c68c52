import type { ReadTable } from './choose-tables.ts';
import { codesInComment, codeTableOf } from '../columns/code-table.ts';
import { percent } from '../columns/column-facts.ts';
import { matchName } from '../columns/field-names.ts';
import type { LiveGuess } from './guess-live.ts';
import { hanOf, wordsOf } from '../columns/name-words.ts';
import { stateColumns } from '../columns/state-columns.ts';
import {
  deadWords,
  isEndMoment,
  liveWords,
  questionOf,
} from '../columns/state-words.ts';
import type { Survey, SurveyedColumn } from '../columns/surveyed.ts';

/**
 * What each column says that looks like a state: deleted, dissolved, invalid. A
 * person is asked about each, since dissolved organizations must not be served.
 */
export function guessStates(
  { table }: Pick<ReadTable, 'table'>,
  survey: Survey,
): LiveGuess[] {
  return stateColumns(table).map((column) => {
    const { condition, choices = [], evidence } = readState(column, survey);
    return {
      condition: condition && isWritable(condition) ? condition : null,
      choices: choices.filter(isWritable),
      evidence,
      isSure: false,
    };
  });
}

type Value = string | number | null;

/** As the mapping has it: rows whose column is, or is not, one of these. */
interface Condition {
  readonly column: string;
  readonly is?: readonly Value[];
  readonly not?: readonly Value[];
}

interface StateReading {
  readonly condition: Condition | null;
  readonly choices?: readonly Condition[];
  readonly evidence: string;
}

/**
 * A mapping's words cannot contain these characters, so conditions must not.
 */
const writable = /^[^'\\\p{Cc}]*$/u;

function isWritable({ is = [], not = [] }: Condition): boolean {
  return [...is, ...not].every((it) => writable.test(String(it ?? '')));
}

function readState(column: SurveyedColumn, survey: Survey): StateReading {
  return (
    readMoment(column) ??
    readAnswers(column) ??
    readWords(column, survey) ??
    readFlag(column) ??
    unexplained(column)
  );
}

const said = ({ name, comment }: SurveyedColumn) =>
  comment === '' ? name : `${name}(${comment})`;

/**
 * The end of a row's validity; empty, zero or far future means that it has not
 * ended.
 */
function readMoment(column: SurveyedColumn): StateReading | null {
  const { name, type } = column;
  const words = wordsOf(name);
  const isMoment =
    /date|time|year/u.test(type) ||
    words.some((it) => /^(?:at|on|date|time|datetime|rq|sj)$/u.test(it)) ||
    isEndMoment(name) ||
    /(?:时间|日期|年月)$/u.test(hanOf(column.comment) || hanOf(name));
  if (!isMoment) return null;
  if (words.some((it) => /^(?:expired?|valid|enabled?|active)$/u.test(it))) {
    const evidence = `${said(column)} 是某种有效期,请确认怎样算有效`;
    return { condition: null, evidence };
  }
  const open = column.values.filter((it) => it !== null && notEnded.test(it));
  const values = [null, ...[...new Set(open)].map(typedFor(column))];
  const ended = column.values.filter((it) => it !== null && !notEnded.test(it));
  // If most rows have ended, the column is no end, or a planned one.
  if (ended.length * 2 > column.values.length) {
    const evidence = `${said(column)}:${column.values.length} 行中 ${ended.length} 行填有时间,像是期限或起始,尚未据此略去任何行:请确认怎样算有效`;
    return {
      condition: null,
      choices: [{ column: name, is: values }],
      evidence,
    };
  }
  return {
    condition: { column: name, is: values },
    evidence: `${said(column)}:${column.values.length} 行中 ${ended.length} 行填有时间,视为已终止`,
  };
}

const notEnded = /^\s*$|^0+$|^0000-00-00|^(?:9999|2999|2099)|^1970-01-01/u;

const isDead = (word: string) =>
  deadWords.test(word) && !/^(?:未|无(?!效)|不)/u.test(word);
const isLive = (word: string) => liveWords.test(word) && !isDead(word);

/** The meaning of 是 and 否 for a state that a comment or name asks about. */
function readAnswers(column: SurveyedColumn): StateReading | null {
  const { name, comment, shares } = column;
  const question = questionOf(name, comment);
  if (question === null || shares === null) return null;
  const listed = codesInComment(comment)?.words;
  const yes = [...(listed ?? shares).keys()].filter(
    (it) => it !== null && (listed?.get(it) ?? it) === '是',
  );
  const isAnswered =
    yes.length > 0 || [...shares.keys()].some((it) => it === '否');
  const answers = yes.length > 0 ? yes : ['是'];
  if (!isAnswered || !(isDead(question) || isLive(question))) return null;
  const rows = answers.reduce((sum, it) => sum + (shares.get(it) ?? 0), 0);
  const typed = answers.map(typedFor(column));
  const meaning = isDead(question) ? '不算有效' : '才算有效';
  return {
    condition: isDead(question)
      ? { column: name, not: typed }
      : { column: name, is: typed },
    evidence: `${said(column)}:${answers.join('、')} 即${question},${meaning},占 ${rows} 行`,
  };
}

/** What codes mean by a comment or a code table, or words by themselves. */
function readWords(
  column: SurveyedColumn,
  survey: Survey,
): StateReading | null {
  const { shares, name } = column;
  if (shares === null) return null;
  const listed = codesInComment(column.comment) ?? codeTableOf(column, survey);
  const meanings = [...shares.keys()].map((value) => ({
    value,
    word: listed?.words.get(value ?? '') ?? value ?? '',
  }));
  const known = [
    ...(listed?.words ?? []),
    ...meanings.map(({ value, word }) => [value, word] as const),
  ];
  const dead = known.filter(([, word]) => isDead(word));
  const live = known.filter(([, word]) => isLive(word));
  if (dead.length === 0 || live.length + dead.length < 2) return null;
  const codes = [...new Set(dead.map(([value]) => value))].filter((it) =>
    writable.test(it ?? ''),
  );
  const unknown = meanings.filter(
    ({ value, word }) => (value ?? '') !== '' && !isDead(word) && !isLive(word),
  );
  const gone = meanings.filter(({ word }) => isDead(word));
  const rows = gone.reduce(
    (sum, { value }) => sum + (shares.get(value) ?? 0),
    0,
  );
  return {
    condition: { column: name, not: codes.map(typedFor(column)) },
    evidence: [
      `${said(column)}:${[...new Set(dead.map(([value, word]) => (value === word ? word : `${value ?? ''} ${word}`)))].join('、')}不算有效,占 ${rows} 行`,
      ...(unknown.length === 0
        ? []
        : [`未释义 ${unknown.map(({ value }) => value).join('、')}`]),
    ].join(','),
  };
}

/**
 * A column that nobody explains: with it left out, dissolved rows would be
 * served, too.
 */
function unexplained(column: SurveyedColumn): StateReading {
  const { shares, name } = column;
  const listed = [...(shares ?? [])].sort(([, one], [, two]) => two - one);
  const total = listed.reduce((sum, [, count]) => sum + count, 0);
  const [top] = listed;
  const values =
    top === undefined
      ? '没有读到值'
      : `${percent(top[1] / total)} 的行为 ${shown(top[0])}${others(listed.slice(1), total)}`;
  return {
    condition: null,
    choices: top ? [{ column: name, is: [typedFor(column)(top[0])] }] : [],
    evidence: `${said(column)} 像是状态,${values},含义不明,尚未据此略去任何行:哪些值算有效?`,
  };
}

const no = /^(?:0|n|no|false|f|否|正常|)$/iu;

/**
 * The most frequent value is that of live rows. If most rows of a flag named
 * "deleted" are 1, the flag is reversed, and only 1 is live.
 */
function readFlag(column: SurveyedColumn): StateReading | null {
  const named =
    matchName(column.name, column.comment).find(
      ({ field }) => field === 'deleted' || field === 'valid',
    ) ?? askedBy(column);
  if (!named || (column.shares?.size ?? 0) > 8) return null;
  const live = named.field === 'deleted' ? '0' : '1';
  const shares = [...(column.shares ?? [])].sort(
    ([, one], [, other]) => other - one,
  );
  const total = shares.reduce((sum, [, count]) => sum + count, 0);
  const [top] = shares;
  if (!top || total === 0) return null;
  const [value, count] = top;
  const isReversed = no.test(value ?? '') !== (live === '0');
  const rows = `${percent(count / total)} 的行为 ${shown(value)}${others(shares.slice(1), total)}`;
  const meaning = isReversed
    ? `疑为反向标志,${shown(value)} 表示有效`
    : `${shown(value)} 表示有效`;
  return {
    condition: conditionOf(
      column,
      shares.map(([it]) => it),
      live === '0' && !isReversed,
    ),
    evidence: `${column.name} ${'from' in named ? named.from : '列名'}${named.reason};${rows},${meaning}`,
  };
}

function askedBy({ name, comment }: SurveyedColumn) {
  const question = questionOf(name, comment);
  if (question === null || !(isDead(question) || isLive(question))) return null;
  const field = isDead(question) ? 'deleted' : 'valid';
  const from = questionOf(name, '') === null ? '注释' : '列名';
  return { field, from, reason: `问是否「${question}」` } as const;
}

function conditionOf(
  column: SurveyedColumn,
  values: readonly (string | null)[],
  isDeletion: boolean,
): Condition {
  const [top = null] = values;
  const typed = typedFor(column);
  // Clerks leave flags empty, so only an explicit value means deleted.
  const deleting = values.filter((it) => !no.test(it ?? ''));
  if (isDeletion && isText(column)) {
    return {
      column: column.name,
      not: (deleting.length > 0 ? deleting : ['1']).map(typed),
    };
  }
  return {
    column: column.name,
    is: isDeletion ? [typed(top), null] : [typed(top)],
  };
}

function typedFor(column: SurveyedColumn) {
  return (value: string | null): Value =>
    value !== null && !isText(column) && /^-?\d+$/u.test(value)
      ? Number(value)
      : value;
}

function isText({ type }: SurveyedColumn): boolean {
  return !/int|decimal|numeric|bit|bool/u.test(type);
}

function shown(value: string | null): string {
  if (value === null || value === '') return '空';
  return value.replace(/\p{Cc}/gu, '\u{FFFD}');
}

function others(
  rest: readonly (readonly [string | null, number])[],
  total: number,
): string {
  return rest
    .slice(0, 4)
    .map(([value, count]) => `、${percent(count / total)} 为 ${shown(value)}`)
    .join('');
}
