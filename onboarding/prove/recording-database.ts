import { boundStatement, type Sql } from '../../subgraphs/kit/read/sql.ts';
import type { Dialect } from '../../subgraphs/organizations/adapters/sql/database/dialect.ts';
import { lastUpdateOf } from '../../subgraphs/organizations/adapters/sql/database/mysql-database.ts';
import type { ReadOnlyDatabase } from '../../subgraphs/organizations/adapters/sql/database/read-only-database.ts';

/** A database without rows that records the statements it gets. */
export interface RecordingDatabase extends ReadOnlyDatabase {
  readonly statements: readonly string[];
}

export function recordingDatabase(dialect: Dialect): RecordingDatabase {
  const statements: string[] = [];
  const record = (statement: Sql | string) => {
    statements.push(boundStatement(statement, dialect.kind).text);
    return Promise.resolve([]);
  };
  return {
    dialect,
    statements,
    query: record,
    async changedAt(tables) {
      if (dialect.kind === 'MYSQL') await record(lastUpdateOf(tables));
      return null;
    },
    version: () => null,
    close: () => Promise.resolve(),
  };
}
