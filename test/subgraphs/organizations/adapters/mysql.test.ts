import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { createConnection, type Connection } from 'mysql2/promise';

import {
  grantsThatWrite,
  planSession,
  requireReadingAccount,
} from '../../../../subgraphs/organizations/adapters/sql/database/mysql-session.ts';
import { openReadOnly } from '../../../../subgraphs/organizations/adapters/sql/database/open-read-only.ts';
import { startMariaDb, type PrivateMariaDb } from '../../../support/mariadb.ts';

describe("a district's MariaDB", () => {
  let server: PrivateMariaDb;
  let url: string;
  let owner: Connection;
  beforeAll(async () => {
    server = await startMariaDb();
    url = await server.createDatabase('held');
    owner = await createConnection(url);
    await owner.query('CREATE TABLE dw (id int PRIMARY KEY)');
    await owner.query('INSERT INTO dw VALUES (1), (2)');
  });
  afterAll(async () => {
    await owner.end();
    await server.stop();
  });

  it('has sessions that cannot write and statements that end', async () => {
    expect(await planSession(owner, 2)).toEqual([
      'SET SESSION TRANSACTION READ ONLY',
      'SET SESSION max_statement_time = 2',
    ]);
    await owner.query('SET SESSION TRANSACTION READ WRITE');
  });

  it('is not held by a statement that takes too long', async () => {
    const database = openReadOnly({ url, statementSeconds: 0.5 });
    await expect(
      database.query('SELECT id, BENCHMARK(1e9, MD5(id)) FROM dw'),
      // The server ends it, or this side does where the server is late.
    ).rejects.toThrow(/max_statement_time|Expected the statement to end in/u);
    expect(await database.query('SELECT id FROM dw')).toHaveLength(2);
    await database.close();
    // A statement that is killed goes on until the server looks up from it.
    while ((await running('BENCHMARK(1e9')) > 0) continue;
  });

  async function running(text: string): Promise<number> {
    const [rows] = await owner.query(
      'SELECT 1 FROM information_schema.PROCESSLIST WHERE INFO LIKE ? AND ID <> CONNECTION_ID()',
      [`%${text}%`],
    );
    return (rows as unknown[]).length;
  }

  it('is asked again when it has ended an idle session', async () => {
    const database = openReadOnly({ url });
    await database.query('SELECT id FROM dw');
    const [sessions] = await owner.query(
      "SELECT ID FROM information_schema.PROCESSLIST WHERE DB = 'held' AND ID <> CONNECTION_ID()",
    );
    for (const { ID } of sessions as { ID: number }[]) {
      await owner.query(`KILL ${ID}`);
    }
    expect(await database.query('SELECT id FROM dw')).toHaveLength(2);
    await database.close();
  });

  it('keeps each of many statements at once to itself', async () => {
    const database = openReadOnly({ url });
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        database.query<{ n: number }>(sql`SELECT ${index} AS n`),
      ),
    );
    expect(answers.map(([row]) => Number(row?.n))).toEqual(
      Array.from({ length: 50 }, (_, index) => index),
    );
    const [sessions] = await owner.query(
      "SELECT COUNT(*) AS total FROM information_schema.PROCESSLIST WHERE DB = 'held'",
    );
    // Four, and the test's own.
    expect((sessions as [{ total: number }])[0].total).toBeLessThanOrEqual(5);
    await database.close();
  });

  describe('as one that knows no read-only sessions', () => {
    it('is refused with an account that can write', async () => {
      await expect(requireReadingAccount(owner)).rejects.toThrow(
        'Expected an account with SELECT only, as this server knows no read-only sessions, but got: GRANT ALL PRIVILEGES ON *.*.',
      );
    });

    it('is read with an account that has SELECT only', async () => {
      const root = await createConnection({
        host: '127.0.0.1',
        port: server.port,
        user: 'root',
      });
      await root.query(
        "CREATE USER 'reader'@'127.0.0.1' IDENTIFIED BY 'test-only'",
      );
      await root.query("GRANT SELECT ON held.* TO 'reader'@'127.0.0.1'");
      await root.end();
      const reader = await createConnection(url.replace('mengyue:', 'reader:'));
      await requireReadingAccount(reader);
      await expect(reader.query('DELETE FROM dw')).rejects.toThrow('denied');
      await reader.end();
    });
  });
});

describe('grants that write', () => {
  it.each([
    [["GRANT USAGE ON *.* TO 'r'@'%' IDENTIFIED BY PASSWORD '*AB'"], []],
    [['GRANT SELECT, SHOW VIEW ON `dj`.* TO `r`@`%`'], []],
    [['GRANT SELECT (id, mc) ON `dj`.`dzz` TO `r`@`%`'], []],
    [
      ['GRANT SELECT, INSERT ON `dj`.* TO `r`@`%`'],
      ['GRANT SELECT, INSERT ON `dj`.*'],
    ],
    [
      ['GRANT SELECT ON `dj`.* TO `r`@`%` WITH GRANT OPTION'],
      ['GRANT SELECT ON `dj`.*'],
    ],
    [['GRANT EXECUTE ON *.* TO `r`@`%`'], ['GRANT EXECUTE ON *.*']],
    [['GRANT `writers`@`%` TO `r`@`%`'], ['GRANT `writers`@`%` ON']],
  ])('finds in %j: %j', (grants, excess) => {
    expect(grantsThatWrite(grants)).toEqual(excess);
  });
});

describe('a server that accepts and never answers', () => {
  it('fails the connection in the time that is allowed', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const database = openReadOnly({
      url: `mysql://a@127.0.0.1:${port}/dj`,
      connectSeconds: 0.3,
    });
    const begun = Date.now();
    await expect(database.query('SELECT 1')).rejects.toThrow('ETIMEDOUT');
    expect(Date.now() - begun).toBeLessThan(8_000);
    await database.close();
    silent.close();
  });
});
