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
 * SQL with the values in it, made by the `sql` template of Kysely: values are
 * parameters from the beginning to the end, and never text.
 */
export type Sql = RawBuilder<unknown>;

export type SqlEngine = 'MYSQL' | 'SQLITE';

/** Kysely writes statements here and runs none: TypeORM has the connections. */
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

/** A statement's text, with a `?` for each of its values. */
export function compileSql(statement: Sql, engine: SqlEngine): BoundStatement {
  const { sql: text, parameters } = statement.compile(writers[engine]);
  return { text, values: parameters as readonly SqlValue[] };
}

/** The same of a statement that may be a text without values. */
export function boundStatement(
  statement: Sql | string,
  engine: SqlEngine,
): BoundStatement {
  return typeof statement === 'string'
    ? { text: statement, values: [] }
    : compileSql(statement, engine);
}

/** Runs a statement on a subgraph's own database. */
export async function runSql<Row>(
  dataSource: DataSource,
  statement: Sql,
): Promise<Row[]> {
  const engine = dataSource.options.type === 'mariadb' ? 'MYSQL' : 'SQLITE';
  const { text, values } = compileSql(statement, engine);
  // SQLite knows no booleans.
  const plain = values.map((value) =>
    typeof value === 'boolean' ? Number(value) : value,
  );
  return dataSource.query<Row[]>(text, plain);
}

/** SQL that has no value of a user in it, as it is. */
export function fixed(text: string): Sql {
  return sql.raw(text);
}

/** A name of ours between backticks, which both engines read. */
export function quoted(...names: readonly string[]): string {
  return names.map((name) => `\`${name.replaceAll('`', '``')}\``).join('.');
}

export const always = fixed('1 = 1');
export const never = fixed('1 = 0');

/** True if all of these are; of none, always. */
export function all(conditions: readonly Sql[]): Sql {
  return combined(conditions, ' AND ', always);
}

/** True if one of these is; of none, never. */
export function any(conditions: readonly Sql[]): Sql {
  return combined(conditions, ' OR ', never);
}

/** Without COALESCE, SQL would lose the rows for which `condition` is NULL. */
export function negate(condition: Sql): Sql {
  return sql`NOT COALESCE((${condition}), 0)`;
}

/** Whether an expression is one of these values. */
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
