import BetterSqlite3 from 'better-sqlite3';

/**
 * The SQLite driver of this package, for TypeORM's option `driver`. Without it
 * TypeORM loads whichever version is installed beside TypeORM.
 */
export const sqliteDriver: unknown = BetterSqlite3;
