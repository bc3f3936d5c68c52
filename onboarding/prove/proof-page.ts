import { identifier } from '../../subgraphs/organizations/adapters/sql/shape/column-sql.ts';
import type { Proof } from './prove-source.ts';
import { proofWords, type Language, type ProofWords } from './proof-words.ts';
import { wrapColumns } from './wrap-columns.ts';

export interface PageOptions {
  readonly language: Language;
  /** The account that is to read; by default that of the URL. */
  readonly account: string;
  /** The day of the proof, YYYY-MM-DD. */
  readonly day: string;
}

/** Columns of an A4 page. */
const width = 100;

/** One page for the database's administrator, and an annex of statements. */
export function proofPage(proof: Proof, options: PageOptions): string {
  const words = proofWords[options.language];
  const sections = [
    header(proof, words, options),
    grants(proof, words, options),
    session(proof, words),
    attempts(proof, words),
    checksums(proof, words),
    statements(proof, words),
    [proof.isProven ? words.proven : words.notProven],
  ];
  const page = sections.flatMap((lines) => [...lines, '']);
  return [...page, ...annex(proof, words)]
    .flatMap((line) =>
      // A statement that is to be copied stays on one line.
      line.startsWith('  GRANT ') ? [line] : wrapColumns(line, width),
    )
    .join('\n');
}

function header(
  { name, system, place, server }: Proof,
  words: ProofWords,
  { day }: PageOptions,
): string[] {
  return [
    `${words.title}  ${day}`,
    '='.repeat(width),
    `${words.system}: ${name} (${system})`,
    `${words.place}: ${place}${server.length > 0 ? `  ${server.join('  ')}` : ''}`,
  ];
}

/** The statements that grant the account what it needs, and no more. */
export function grantStatements(
  { kind, place, tables }: Proof,
  account: string,
): readonly string[] {
  if (kind !== 'MYSQL') return [];
  const database = place.split('/').at(-1) ?? '';
  const [user = '', host = '%'] = account.split('@');
  return tables.map(
    (table) =>
      `GRANT SELECT ON ${identifier(database)}.${identifier(table)} TO ${quoted(user)}@${quoted(host)};`,
  );
}

/** A part of an account's name as an SQL literal, whatever its characters. */
function quoted(part: string): string {
  return `'${part.replace(/['\\]/gu, '$&$&')}'`;
}

function grants(
  proof: Proof,
  words: ProofWords,
  { account }: PageOptions,
): string[] {
  const lines = grantStatements(proof, account);
  const found = proof.excessGrants.map((grant) => `  ! ${grant}`);
  return [
    `1. ${words.grants}`,
    ...(lines.length > 0
      ? lines.map((line) => `  ${line}`)
      : [`  ${words.noGrants}`]),
    ...(found.length > 0 ? [`  ${words.excess}`, ...found.slice(0, 5)] : []),
  ];
}

function session(
  { settings, limits, kind }: Proof,
  words: ProofWords,
): string[] {
  const { connections, waiting, connectSeconds, statementSeconds } = limits;
  return [
    `2. ${words.session}`,
    `  ${settings.join('; ')}`,
    ...(kind === 'MYSQL'
      ? [
          `  ${words.limits(connections, waiting)}`,
          `  ${words.seconds(connectSeconds, statementSeconds)}`,
        ]
      : []),
  ];
}

function attempts({ attempts: tried }: Proof, words: ProofWords): string[] {
  return [
    `3. ${words.attempts}`,
    ...tried.flatMap(({ statement, answer }) => [
      `  ${statement}`,
      `    -> ${answer ?? words.obeyed}`,
    ]),
  ];
}

/** Most tables on the page; further ones are in the annex. */
const shownTables = 8;

function checksums(
  { before, after, read }: Proof,
  words: ProofWords,
): string[] {
  const lines = Object.entries(before).map(([name, sum]) => {
    const isSame = sum !== 'NULL' && after[name] === sum;
    return `  ${isSame ? '=' : '!'} ${name}  ${sum}${isSame ? '' : ` -> ${after[name] ?? ''}`}`;
  });
  return [
    `4. ${words.checksums(read.units, read.organizations)}`,
    ...lines.slice(0, shownTables),
    ...(lines.length > shownTables
      ? [`  ${words.more(lines.length - shownTables)}`]
      : []),
  ];
}

function statements(
  { shapes, statementsSent, strangers }: Proof,
  words: ProofWords,
): string[] {
  return [
    `5. ${words.statements(shapes.length, statementsSent)}`,
    ...strangers.slice(0, 3).map((sql) => `  ! ${sql}`),
  ];
}

function annex({ shapes, kind }: Proof, words: ProofWords): string[] {
  if (shapes.length === 0) return [];
  return [
    words.annex,
    '-'.repeat(width),
    ...shapes.map(({ text }, index) => `${index + 1}. ${text}`),
    ...(kind === 'MYSQL' ? words.sessionStatements : []),
  ];
}
