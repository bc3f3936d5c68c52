import { createConnection } from 'mysql2/promise';

import { connectionOptions } from '../../../subgraphs/organizations/adapters/sql/database/mysql-database.ts';
import type { ReadOnlyDatabaseOptions } from '../../../subgraphs/organizations/adapters/sql/database/read-only-database.ts';

/** The account and server of a URL. */
export interface Account {
  readonly user: string;
  readonly database: string;
  readonly host: string;
  readonly port: string;
}

export function accountOf({ url }: ReadOnlyDatabaseOptions): Account {
  const { username, pathname, hostname, port } = new URL(url);
  return {
    user: decodeURIComponent(username),
    database: decodeURIComponent(pathname.slice(1)),
    host: hostname,
    port: port === '' ? '3306' : port,
  };
}

type MysqlConnection = Awaited<ReturnType<typeof createConnection>>;

/** Runs `work` on a connection of its own, and closes it in any case. */
export async function withConnection<Result>(
  options: ReadOnlyDatabaseOptions,
  use: (connection: MysqlConnection) => Promise<Result>,
): Promise<Result> {
  const connection = await createConnection(connectionOptions(options));
  try {
    return await use(connection);
  } finally {
    connection.destroy();
  }
}
