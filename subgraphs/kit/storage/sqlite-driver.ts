import BetterSqlite3 from 'better-sqlite3';

/**
 * The SQLite driver of this package, for TypeORM's option `driver`: without it
 * TypeORM loads whichever version npm put beside it.
 */
export const sqliteDriver: unknown = BetterSqlite3;
