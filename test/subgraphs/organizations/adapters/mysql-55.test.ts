import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';

import { afterEach, describe, expect, it } from '@jest/globals';
import mysql from 'mysql2';

import {
  openReadOnly,
  type ReadOnlyDatabase,
} from '../../../../subgraphs/organizations/adapters/sql/read-only-database.ts';

/** A server that speaks MySQL's protocol and knows what 5.5 knows. */
interface OldServer {
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

async function oldServer(grant: string): Promise<OldServer> {
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
  if (sql === 'SHOW GRANTS') text(connection, 'Grants', grant);
  else if (sql === 'SELECT 1 AS one') text(connection, 'one', '1');
  else if (sql.startsWith('KILL')) connection.writeOk();
  else if (sql === 'SET SESSION TRANSACTION READ ONLY') {
    connection.writeError({ code: 1064, message: 'You have an error in SQL' });
  } else if (sql.startsWith('SET SESSION')) {
    connection.writeError({ code: 1193, message: 'Unknown system variable' });
  }
  // Anything else takes for ever.
}

function text(connection: ServerConnection, name: string, value: string) {
  const column = {
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
  };
  connection.writeTextResult([{ [name]: value }], [column]);
}

describe('a server of MySQL 5.5, which knows no read-only sessions', () => {
  let server: OldServer;
  let database: ReadOnlyDatabase;
  afterEach(async () => {
    await database.close();
    server.close();
  });

  it('is read by an account that can only SELECT', async () => {
    server = await oldServer("GRANT SELECT ON `lqy_dj`.* TO 'reader'@'%'");
    database = openReadOnly({ url: server.url });
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: '1' }]);
  });

  it('is not asked anything with an account that can write', async () => {
    server = await oldServer("GRANT ALL ON *.* TO 'reader'@'%'");
    database = openReadOnly({ url: server.url });
    await expect(database.query('SELECT 1 AS one')).rejects.toThrow(
      'Expected an account with SELECT only, as this server knows no read-only sessions, but got: GRANT ALL ON *.*. Run: REVOKE',
    );
    expect(server.statements).not.toContain('SELECT 1 AS one');
  });

  it('is freed of a statement that takes too long by killing it', async () => {
    server = await oldServer("GRANT SELECT ON `lqy_dj`.* TO 'reader'@'%'");
    database = openReadOnly({ url: server.url, statementSeconds: 0.1 });
    await expect(database.query('SELECT SLEEP(60)')).rejects.toThrow('timeout');
    expect(server.statements.at(-1)).toMatch(/^KILL \d+$/u);
  });
});
