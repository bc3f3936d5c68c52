import {
  createPool,
  type PoolConnection,
  type PoolOptions,
  type QueryOptions,
} from 'mysql2';

import { sessionCollations } from './code-point-collation.ts';
import { keptStatements, runBound } from './run-bound.ts';
import { beginSession } from './session.ts';
import type { SqlValue } from './parameter.ts';

/** Strict mode: a value that does not fit is refused instead of cut. */
const settings = {
  sqlMode:
    'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
  collations: sessionCollations,
};

type Done<Result> = (error: unknown, result?: Result) => void;

/**
 * mysql2 for TypeORM's option `driver`, with values always bound by the server.
 * TypeORM would have the driver escape values into the text, by rules that the
 * server's sql_mode may not share.
 */
export const boundMysqlDriver: unknown = {
  createPool(options: PoolOptions) {
    const pool = createPool({
      ...options,
      maxPreparedStatements: keptStatements,
    });
    return {
      getConnection: (done: Done<object>) =>
        pool.getConnection((error, connection) => {
          if (error) done(error);
          else begin(connection).then((bound) => done(null, bound), done);
        }),
      end: (done: Done<void>) => pool.end(done),
    };
  },
};

const begun = new WeakSet();

/** The part of a connection that TypeORM uses. */
async function begin(connection: PoolConnection) {
  const session = connection.promise();
  if (!begun.has(connection)) {
    try {
      await beginSession(session, settings);
    } catch (error) {
      connection.destroy();
      throw error;
    }
    begun.add(connection);
  }
  const bound = {
    query: async (
      given: string | QueryOptions,
      values: readonly SqlValue[] = [],
    ) => {
      const text = typeof given === 'string' ? given : given.sql;
      return [await runBound(session, { text, values })];
    },
  };
  return {
    promise: () => bound,
    release: () => connection.release(),
    listeners: (event: string) => connection.listeners(event),
    on: (event: string, listener: (error: Error) => void) =>
      connection.on(event, listener),
  };
}
