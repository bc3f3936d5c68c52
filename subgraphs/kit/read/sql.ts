import {
  DummyDriver,
  Kysely,
  MysqlAdapter,
  MysqlIntrospector,
  MysqlQueryCompiler,
  sql,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type RawBuilder,
} from 'kysely';
import type { DataSource } from 'typeorm';

import type { SqlValue } from '../storage/mysql/parameter.ts';
import type { BoundStatement } from '../storage/mysql/run-bound.ts';

/**
 * SQL made by Kysely's `sql` template. Values stay parameters until they are
 * sent; they never become text of the statement.
 */
export type Sql = RawBuilder<unknown>;

export type SqlEngine = 'MYSQL' | 'SQLITE';

/**
 * Kysely only writes the statements; TypeORM has the connections and runs them.
 */
const writers: Readonly<Record<SqlEngine, Kysely<unknown>>> = {
  MYSQL: new Kysely({
    dialect: {
      createAdapter: () => new MysqlAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new MysqlIntrospector(db),
      createQueryCompiler: () => new MysqlQueryCompiler(),
    },
  }),
  SQLITE: new Kysely({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  }),
};

/** A statement's text, with a `?` for each value. */
export function compileSql(statement: Sql, engine: SqlEngine): BoundStatement {
  const { sql: text, parameters } = statement.compile(writers[engine]);
  return { text, values: parameters as readonly SqlValue[] };
}

/** Like `compileSql`; a plain text is a statement without values. */
export function boundStatement(
  statement: Sql | string,
  engine: SqlEngine,
): BoundStatement {
  return typeof statement === 'string'
    ? { text: statement, values: [] }
    : compileSql(statement, engine);
}

/** Runs a statement on the subgraph's own database. */
export async function runSql<Row>(
  dataSource: DataSource,
  statement: Sql,
): Promise<Row[]> {
  const engine = dataSource.options.type === 'mariadb' ? 'MYSQL' : 'SQLITE';
  const { text, values } = compileSql(statement, engine);
  // SQLite has no booleans: they are sent as 1 and 0.
  const plain = values.map((value) =>
    typeof value === 'boolean' ? Number(value) : value,
  );
  return dataSource.query<Row[]>(text, plain);
}

/** SQL text as it is; it must not contain anything from a client. */
export function fixed(text: string): Sql {
  return sql.raw(text);
}

/** Names in backticks, which both engines read. For names from code only. */
export function quoted(...names: readonly string[]): string {
  return names.map((name) => `\`${name.replaceAll('`', '``')}\``).join('.');
}

export const always = fixed('1 = 1');
export const never = fixed('1 = 0');

/** AND of all conditions; true if there are none. */
export function all(conditions: readonly Sql[]): Sql {
  return combined(conditions, ' AND ', always);
}

/** OR of all conditions; false if there are none. */
export function any(conditions: readonly Sql[]): Sql {
  return combined(conditions, ' OR ', never);
}

/**
 * NOT that treats NULL as false: without COALESCE, rows for which `condition`
 * is NULL would be lost.
 */
export function negate(condition: Sql): Sql {
  return sql`NOT COALESCE((${condition}), 0)`;
}

/** Whether an expression equals one of these values. */
export function among(expression: Sql, values: readonly unknown[]): Sql {
  if (values.length === 0) return never;
  return sql`${expression} IN (${sql.join(values)})`;
}

function combined(
  conditions: readonly Sql[],
  operator: string,
  ofNone: Sql,
): Sql {
  if (conditions.length === 0) return ofNone;
  return sql`(${sql.join(conditions, fixed(operator))})`;
}
