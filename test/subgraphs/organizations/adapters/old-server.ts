import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';

import mysql from 'mysql2';

import { sessionQuery } from '../../../../subgraphs/kit/storage/mysql/session.ts';

/** A server that speaks MySQL's protocol and knows what 5.5 knows. */
export interface OldServer {
  readonly url: string;
  readonly statements: string[];
  close(): void;
}

/** Its types want a listener, which it does not need. */
const createServer = mysql.createServer as unknown as () => Listener;

interface Listener {
  readonly _server: Server;
  on(event: 'connection', listener: (connection: unknown) => void): void;
  listen(port: number, host: string): void;
}

/** What mysql2's own server side offers, as far as it is used here. */
interface ServerConnection {
  /** A command is packet 0 and its answer begins with 1. */
  sequenceId: number;
  serverHandshake(options: object): void;
  on(event: 'query' | 'stmt_prepare', listener: (sql: string) => void): void;
  on(event: 'error', listener: () => void): void;
  writeOk(): void;
  writeError(error: object): void;
  writeTextResult(rows: object[], columns: object[]): void;
}

/** An old server whose account has this grant. */
export async function oldServer(grant: string): Promise<OldServer> {
  const statements: string[] = [];
  const server = createServer();
  let connections = 0;
  server.on('connection', (given: unknown) => {
    const connection = given as ServerConnection;
    connections += 1;
    connection.on('error', () => undefined);
    connection.serverHandshake({
      protocolVersion: 10,
      serverVersion: '5.5.62-log',
      connectionId: connections,
      statusFlags: 2,
      characterSet: 33,
      capabilityFlags: 0xffffff ^ (1 << 11),
      authCallback: (_: object, done: (error: null) => void) => {
        done(null);
        connection.sequenceId = 0;
      },
    });
    const receive = (sql: string) => {
      statements.push(sql);
      connection.sequenceId = 1;
      answer(connection, sql, grant);
      connection.sequenceId = 0;
    };
    connection.on('query', receive);
    // mysql2's server takes SET for a statement that is prepared.
    connection.on('stmt_prepare', receive);
  });
  server.listen(0, '127.0.0.1');
  const { _server: socket } = server;
  if (!socket.listening) await once(socket, 'listening');
  const { port } = socket.address() as AddressInfo;
  return {
    url: `mysql://reader@127.0.0.1:${port}/lqy_dj`,
    statements,
    close: () => socket.close(),
  };
}

function answer(connection: ServerConnection, sql: string, grant: string) {
  if (sql === 'SHOW GRANTS') text(connection, { Grants: grant });
  else if (sql === 'SELECT 1 AS one') text(connection, { one: '1' });
  else if (sql === sessionQuery) {
    text(connection, { mode: '', charset: 'utf8mb4' });
  } else if (sql === 'SELECT VERSION() AS version') {
    text(connection, { version: '5.5.62-log' });
  } else if (/^(?:KILL|SET NAMES)/u.test(sql)) connection.writeOk();
  else if (sql === 'SET SESSION TRANSACTION READ ONLY') {
    connection.writeError({ code: 1064, message: 'You have an error in SQL' });
  } else if (sql.startsWith('SET SESSION')) {
    connection.writeError({ code: 1193, message: 'Unknown system variable' });
  }
  // Anything else takes for ever.
}

function text(
  connection: ServerConnection,
  row: Readonly<Record<string, string>>,
) {
  const columns = Object.keys(row).map((name) => ({
    catalog: 'def',
    schema: '',
    table: '',
    orgTable: '',
    name,
    orgName: name,
    characterSet: 33,
    columnLength: 300,
    columnType: 253,
    flags: 0,
    decimals: 0,
  }));
  connection.writeTextResult([row], columns);
}
