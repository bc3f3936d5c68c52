import { sql } from 'kysely';

import { paddedList } from '../../../subgraphs/kit/read/padded-list.ts';
import { among, fixed } from '../../../subgraphs/kit/read/sql.ts';
import {
  columnSql,
  identifier,
} from '../../../subgraphs/organizations/adapters/sql/shape/column-sql.ts';
import type { ReadOnlyDatabase } from '../../../subgraphs/organizations/adapters/sql/database/read-only-database.ts';
import { openReadOnly } from '../../../subgraphs/organizations/adapters/sql/database/open-read-only.ts';
import { sqlSource } from '../../../subgraphs/organizations/mapping/mapping-schema.ts';
import { likeliestTables } from './likeliest-tables.ts';
import { charsetOf } from './survey-charset.ts';
import { listColumns, type ListedTable } from './list-columns.ts';
import { surveyTable } from './survey-table.ts';
import {
  countedRows,
  type Survey,
  type SurveyedTable,
  type TextSql,
} from '../columns/surveyed.ts';

/** More tables than this are not looked at. */
const maximumTables = 200;

export interface SurveyOptions {
  /** `sqlite:PATH` or `mysql://user:password@host/name`. */
  readonly url: string;
  /** Told of each statement before it runs. */
  readonly onStatement?: (sql: string) => void;
}

/** A survey, and the database that it can still be asked about. */
export interface OpenSurvey {
  readonly survey: Survey;
  readonly close: () => Promise<void>;
}

/**
 * Looks at every table of a database: columns, comments and a bounded sample
 * of rows. Read-only like the adapters, with their limits on time.
 */
export async function surveyDatabase({
  url,
  onStatement,
}: SurveyOptions): Promise<OpenSurvey> {
  const database = openReadOnly({ url, onStatement });
  try {
    const { tables: all, unusable } = await listColumns(database);
    const likely = likeliestTables(all, maximumTables);
    const listed = likely.tables;
    const charset = await charsetOf(database, listed);
    const text = textSql(database, charset.name);
    const { tables, unread } = await surveyTables(database, listed, text);
    const survey: Survey = {
      kind: 'sql',
      name: nameOf(url),
      charset: charset.name,
      charsetEvidence: charset.evidence,
      tables,
      unread: [
        ...unread,
        ...unusable.map((it) => `${it}: a name that no mapping can hold`),
        ...likely.unread,
      ],
      contains: async ({ table, column }, values) => {
        const [row] = await database.query<{ found: number | string }>(
          sql`${fixed(`SELECT COUNT(DISTINCT value) AS found FROM (SELECT ${text(column)} AS value FROM ${identifier(table)} s LIMIT ${countedRows}) counted WHERE`)} ${among(fixed('value'), paddedList(values))}`,
        );
        return Number(row?.found ?? 0);
      },
    };
    return { survey, close: () => database.close() };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** A view that takes too long, or a table denied, stops no survey. */
async function surveyTables(
  database: ReadOnlyDatabase,
  listed: readonly ListedTable[],
  text: TextSql,
) {
  const tables: SurveyedTable[] = [];
  const unread: string[] = [];
  for (const table of listed) {
    try {
      tables.push(await surveyTable(database, table, text));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      unread.push(`${table.name}: ${reason}`);
    }
  }
  return { tables, unread };
}

function textSql(database: ReadOnlyDatabase, charset: string): TextSql {
  const source = sqlSource.parse({
    kind: 'sql',
    url: 'mysql://survey/survey',
    charset,
  });
  const columns = columnSql('s', { source, dialect: database.dialect });
  return (column) => columns.asText(column);
}

function nameOf(url: string): string {
  const last =
    url
      .replace(/[?#].*$/u, '')
      .split(/[:/\\]/u)
      .at(-1) ?? '';
  return last.replace(/\.[^.]*$/u, '');
}
