import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Collations that compare texts by code point, trailing spaces included:
 * MariaDB's, and that of MySQL from 8.0.17 on (MariaDB may read its name as
 * another collation).
 */
const unpadded = ['utf8mb4_nopad_bin', 'utf8mb4_0900_bin'] as const;

/**
 * Compares by code point, too, but takes `a` and `a ` (with a space) for equal.
 */
const padded = 'utf8mb4_bin';

/**
 * Collations in the order in which `beginSession` tries them; the last one that
 * the server knows is used.
 */
export const sessionCollations = [padded, ...unpadded.toReversed()];

interface Named {
  readonly name: string;
}

interface ColumnCollation extends Named {
  readonly tableName: string;
  readonly columnName: string;
}

/** The collation for columns; an error if the server is too old to have one. */
async function codePointCollation(
  database: DataSource | QueryRunner,
): Promise<string> {
  const rows = (await database.query(
    'SELECT COLLATION_NAME AS name FROM information_schema.COLLATIONS',
  )) as Named[];
  const known = new Set(rows.map(({ name }) => name));
  const found = unpadded.find((name) => known.has(name));
  if (found !== undefined) return found;
  throw new Error(
    `expected a server with one of the collations ${unpadded.join(', ')} (MariaDB 10.2, MySQL 8.0.17), but got none of them`,
  );
}

/**
 * Throws if the database sorts by another order. One whose collation ignores
 * trailing spaces is accepted, since a migration changes it.
 */
export async function requireCodePoints(dataSource: DataSource): Promise<void> {
  if (!hasCollations(dataSource)) return;
  const wanted = await codePointCollation(dataSource);
  const [row] = await dataSource.query<Named[]>(
    'SELECT DEFAULT_COLLATION_NAME AS name FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = DATABASE()',
  );
  if (row?.name === wanted || row?.name === padded) return;
  throw new Error(
    `expected the collation ${wanted}, but got: ${row?.name ?? 'none'}; run ALTER DATABASE ... COLLATE ${wanted}`,
  );
}

/** Throws if columns still ignore trailing spaces; run after the migrations. */
export async function requireNoPadding(dataSource: DataSource): Promise<void> {
  if (!hasCollations(dataSource)) return;
  const wanted = await codePointCollation(dataSource);
  const own = new Set(dataSource.entityMetadatas.map((it) => it.tableName));
  const rows = await dataSource.query<ColumnCollation[]>(
    'SELECT TABLE_NAME AS tableName, COLUMN_NAME AS columnName, COLLATION_NAME AS name FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND COLLATION_NAME <> ? ORDER BY TABLE_NAME, ORDINAL_POSITION',
    [wanted],
  );
  const other = rows.find(({ tableName }) => own.has(tableName));
  if (!other) return;
  const { tableName, columnName, name } = other;
  throw new Error(
    `expected the collation ${wanted}, but got: ${name} of ${tableName}.${columnName}; run ALTER TABLE ${tableName} CONVERT TO CHARACTER SET utf8mb4 COLLATE ${wanted}`,
  );
}

/**
 * `utf8mb4_bin` pads texts with spaces: `a` equals `a `, and `a<TAB>` sorts
 * before `a`. This migration lets existing and future tables compare every
 * character, as SQLite always does.
 */
export class CompareEveryCharacter1795700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (!hasCollations(runner.dataSource)) return;
    await convert(runner, await codePointCollation(runner));
  }

  /** Fails if texts that are unique now would become equal. */
  async down(runner: QueryRunner): Promise<void> {
    if (hasCollations(runner.dataSource)) await convert(runner, padded);
  }
}

async function convert(runner: QueryRunner, collation: string): Promise<void> {
  const tables = (await runner.query(
    "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE' AND TABLE_COLLATION <> ?",
    [collation],
  )) as unknown as Named[];
  for (const { name } of tables) {
    await runner.query(
      `ALTER TABLE \`${name}\` CONVERT TO CHARACTER SET utf8mb4 COLLATE ${collation}`,
    );
  }
  await runner.query(
    `ALTER DATABASE CHARACTER SET utf8mb4 COLLATE ${collation}`,
  );
}

function hasCollations({ options }: DataSource): boolean {
  return options.type === 'mariadb';
}
