import { afterEach, describe, expect, it } from '@jest/globals';

import type { ReadOnlyDatabase } from '../../../../subgraphs/organizations/adapters/sql/database/read-only-database.ts';
import { openReadOnly } from '../../../../subgraphs/organizations/adapters/sql/database/open-read-only.ts';
import { oldServer, type OldServer } from './old-server.ts';

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
