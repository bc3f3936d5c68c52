import Database from 'better-sqlite3';

import {
  cellsOf,
  createTableSql,
  type LegacyDatabase,
  type LegacyTable,
} from './shared/legacy-table.ts';

/** Writes a legacy database to a new SQLite file, in one transaction. */
export function writeSqlite(path: string, database: LegacyDatabase): void {
  const file = new Database(path);
  try {
    file.pragma('journal_mode = MEMORY');
    file.transaction(() => {
      for (const table of database.tables) writeTable(file, table);
    })();
  } finally {
    file.close();
  }
}

function writeTable(file: Database.Database, table: LegacyTable): void {
  file.exec(createTableSql(table, table.name));
  const marks = Object.keys(table.columns).map(() => '?');
  const insert = file.prepare(
    `INSERT INTO ${table.name} VALUES (${marks.join(', ')})`,
  );
  for (const row of table.rows) insert.run(cellsOf(table, row));
  for (const key of table.keys) {
    file.exec(`CREATE INDEX ${table.name}_${key} ON ${table.name} (${key})`);
  }
}
