import { createConnection, type Connection } from 'mysql2/promise';

import { runBound } from '../../subgraphs/kit/storage/mysql/run-bound.ts';
import { beginSession } from '../../subgraphs/kit/storage/mysql/session.ts';
import {
  cellsOf,
  createTableSql,
  type LegacyDatabase,
  type LegacyTable,
} from './shared/legacy-table.ts';

/**
 * Writes a legacy database's tables into the MySQL or MariaDB database at
 * `url`, in the engine and character set of its district, replacing tables of
 * the same names. They are filled under other names and renamed together, so
 * a reader sees all of the old or all of the new.
 */
export async function writeMysql(
  url: string,
  database: LegacyDatabase,
): Promise<void> {
  const connection = await createConnection({ uri: url, charset: 'utf8mb4' });
  try {
    await beginSession(connection, lenient);
    for (const table of database.tables) {
      await fill(connection, table, database);
    }
    await swap(connection, database.tables);
  } finally {
    await connection.end();
  }
}

/** Zero dates were allowed when these systems were made. */
const lenient = {
  sqlMode: 'NO_ENGINE_SUBSTITUTION',
  collations: ['utf8mb4_unicode_ci'],
};

const rowsPerStatement = 500;

async function fill(
  connection: Connection,
  table: LegacyTable,
  { engine, charset }: LegacyDatabase,
): Promise<void> {
  const name = `${table.name}__new`;
  await connection.query(`DROP TABLE IF EXISTS ${name}`);
  await connection.query(
    `${createTableSql(table, name)} ENGINE=${engine} DEFAULT CHARSET=${charset}`,
  );
  for (const key of table.keys) {
    await connection.query(`ALTER TABLE ${name} ADD INDEX (${key})`);
  }
  await connection.beginTransaction();
  for (let start = 0; start < table.rows.length; start += rowsPerStatement) {
    const rows = table.rows.slice(start, start + rowsPerStatement);
    const cells = rows.map((row) => cellsOf(table, row));
    await runBound(connection, {
      text: `INSERT INTO ${name} VALUES ${cells.map(placeholders).join(', ')}`,
      values: cells.flat(),
    });
  }
  await connection.commit();
}

function placeholders(cells: readonly unknown[]): string {
  return `(${cells.map(() => '?').join(', ')})`;
}

async function swap(
  connection: Connection,
  tables: readonly LegacyTable[],
): Promise<void> {
  for (const { name } of tables) {
    await connection.query(`DROP TABLE IF EXISTS ${name}__old`);
    await connection.query(`CREATE TABLE IF NOT EXISTS ${name} (empty int)`);
  }
  const renames = tables.map(
    ({ name }) => `${name} TO ${name}__old, ${name}__new TO ${name}`,
  );
  await connection.query(`RENAME TABLE ${renames.join(', ')}`);
  for (const { name } of tables) {
    await connection.query(`DROP TABLE ${name}__old`);
  }
}
