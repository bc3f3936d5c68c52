import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  DatabaseError,
  openDatabase,
} from '../../../../subgraphs/kit/storage/database.ts';
import {
  defineEntity,
  fields,
} from '../../../../subgraphs/kit/storage/entity.ts';
import { freePort } from '../../../support/free-port.ts';
import { startMariaDb, type PrivateMariaDb } from '../../../support/mariadb.ts';
import {
  CreateThings1700000000000,
  thingEntity,
  thingModel,
  thingRow,
} from '../thing.ts';
import { insert } from '../engines.ts';

let folder: string;
let server: PrivateMariaDb;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mengyue-test-'));
  server = await startMariaDb();
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

async function failure(url: string): Promise<Error> {
  const opened = openDatabase(url, thingModel).then(
    async (dataSource) => {
      await dataSource.destroy();
      return new Error('It opened.');
    },
    (error: unknown) => error as Error,
  );
  const error = await opened;
  expect(error).toBeInstanceOf(DatabaseError);
  expect(error.message).not.toContain('\n');
  expect(error.message).not.toContain('s3cret');
  return error;
}

describe('openDatabase', () => {
  it('keeps rows in a file, in a folder that it makes', async () => {
    const url = `sqlite:${join(folder, 'deep/er/things.sqlite')}`;
    const first = await openDatabase(url, thingModel);
    await insert(first, thingEntity, [
      thingRow({ id: '1', tags: ['共', 'b'] }),
    ]);
    await first.destroy();
    const second = await openDatabase(url, thingModel);
    expect(await second.getRepository(thingEntity).find()).toEqual([
      thingRow({ id: '1', tags: ['共', 'b'] }),
    ]);
    await second.destroy();
  });

  it('keeps every kind of column the same on MariaDB', async () => {
    const row = thingRow({
      id: '𠮷',
      label: '盟约',
      amount: -5,
      live: true,
      weight: 6_500_000.55,
      note: '长'.repeat(20_000),
    });
    const url = await server.createDatabase('kinds');
    const dataSource = await openDatabase(url, thingModel);
    await insert(dataSource, thingEntity, [row]);
    expect(await dataSource.getRepository(thingEntity).find()).toEqual([row]);
    await dataSource.destroy();
  });

  it.each(['sqlite', 'mysql'])('migrates only once on %s', async (engine) => {
    const url =
      engine === 'sqlite'
        ? `sqlite:${join(folder, 'once.sqlite')}`
        : await server.createDatabase('once');
    for (const expected of [1, 1, 1]) {
      const dataSource = await openDatabase(url, thingModel);
      const rows = await dataSource.query<unknown[]>('SELECT * FROM migration');
      expect(rows).toHaveLength(expected);
      await dataSource.destroy();
    }
  });

  it.each(['sqlite', 'mysql'])(
    'shows what an entity has and its migrations forgot on %s',
    async (engine) => {
      const url =
        engine === 'sqlite'
          ? 'sqlite::memory:'
          : await server.createDatabase('forgotten');
      const dataSource = await openDatabase(url, {
        entities: [
          defineEntity<{ id: string; added: string }>('thing', {
            id: fields.id(),
            added: fields.text(),
          }),
        ],
        migrations: [CreateThings1700000000000],
      });
      const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
      expect(upQueries.map(({ query }) => query).join()).toContain('added');
      await dataSource.destroy();
    },
  );
});

describe('a database that cannot be used', () => {
  it('is a corrupt SQLite file', async () => {
    const path = join(folder, 'corrupt.sqlite');
    await writeFile(path, 'This is not a database. '.repeat(400));
    const { message } = await failure(`sqlite:${path}`);
    expect(message).toBe(
      `Cannot use the database sqlite:${path}: file is not a database`,
    );
  });

  it('is a folder', async () => {
    const { message } = await failure(`sqlite:${folder}`);
    expect(message).toContain(`Cannot use the database sqlite:${folder}: `);
  });

  it('is a SQLite file in a place that cannot be', async () => {
    const { message } = await failure('sqlite:/dev/null/no/things.sqlite');
    expect(message).toContain('sqlite:/dev/null/no/things.sqlite: ');
  });

  it('is a server where nothing listens', async () => {
    const port = await freePort();
    const { message } = await failure(
      `mysql://mengyue:s3cret@127.0.0.1:${port}/things`,
    );
    expect(message).toBe(
      `Cannot use the database mysql://mengyue:***@127.0.0.1:${port}/things: connect ECONNREFUSED 127.0.0.1:${port}`,
    );
  });

  it('is a server that says nothing', async () => {
    const port = await freePort();
    const silent = createServer().listen(port, '127.0.0.1');
    const { message } = await failure(
      `mysql://mengyue:s3cret@127.0.0.1:${port}/things`,
    ).finally(() => silent.close());
    expect(message).toContain('ETIMEDOUT');
  });

  it('is one that refuses the password', async () => {
    const { message } = await failure(
      `mysql://mengyue:s3cret@127.0.0.1:${server.port}/things`,
    );
    expect(message).toContain('Access denied');
  });

  it('does not exist', async () => {
    const { message } = await failure(server.url('nowhere'));
    expect(message).toContain("Unknown database 'nowhere'");
    expect(message).not.toContain('test-only');
  });

  it('does not sort by code point', async () => {
    const url = await server.createDatabase('general', 'utf8mb4_general_ci');
    const { message } = await failure(url);
    expect(message).toContain(
      'expected the collation utf8mb4_nopad_bin, but got: utf8mb4_general_ci; run ALTER DATABASE ... COLLATE utf8mb4_nopad_bin',
    );
  });

  it.each([
    'postgres://mengyue:s3cret@host/things',
    'mysql://mengyue:p@s3cret@host/things',
    'mysql://mengyue:/s3cret@host/things',
    'mysql://mengyue:s3cret@host',
    'things.sqlite',
    'sqlite:',
    '',
  ])('has an address of another kind: %s', async (url) => {
    const { message } = await failure(url);
    expect(message).toContain(
      'Expected a database URL sqlite:PATH or mysql://user@host/name (with @ and / in a password as %40 and %2F), but got: ',
    );
  });

  it('leaves nothing open', async () => {
    const dataFiles = await readdir(folder);
    expect(dataFiles.filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
  });
});
