import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { createConnection, type Connection } from 'mysql2/promise';

import { freePort } from './free-port.ts';

const run = promisify(execFile);

/** A private MariaDB in a temporary folder, for one test file. */
export interface PrivateMariaDb {
  readonly port: number;
  /** The connection URL of a database. */
  url(database: string): string;
  /** Creates a database; the default collation sorts by code point. */
  createDatabase(name: string, collation?: string): Promise<string>;
  /** The same for an account that may only read, whatever database. */
  readerUrl(database: string): string;
  stop(): Promise<void>;
}

export interface MariaDbOptions {
  /** Options of the server besides our own. */
  readonly options?: readonly string[];
}

const user = 'mengyue';
const reader = 'only_reads';
const password = 'test-only';

/** Starts MariaDB on a free port; throws with advice if it is not installed. */
export async function startMariaDb({
  options = [],
}: MariaDbOptions = {}): Promise<PrivateMariaDb> {
  const server = find('mariadbd');
  const installer = find('mariadb-install-db');
  const folder = await mkdtemp(join(tmpdir(), 'mengyue-mariadb-'));
  const account = userInfo().username;
  const made = [
    '--no-defaults',
    `--datadir=${folder}/data`,
    `--user=${account}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ];
  // A server that starts clears temporary tables out of the folder it shares.
  await run(installer, made, { env: { ...process.env, TMPDIR: folder } });
  const port = await freePort();
  const own = serverOptions({ folder, account, port });
  const child = spawn(server, [...own, ...options], { stdio: 'ignore' });
  const stop = () => end(child, folder);
  try {
    const root = await connectWhenReady(child, join(folder, 'socket'));
    await root.query(
      `CREATE USER '${user}'@'127.0.0.1' IDENTIFIED BY '${password}'`,
    );
    await root.query(`GRANT ALL ON *.* TO '${user}'@'127.0.0.1'`);
    await root.query(
      `CREATE USER '${reader}'@'127.0.0.1' IDENTIFIED BY '${password}'`,
    );
    await root.query(`GRANT SELECT ON *.* TO '${reader}'@'127.0.0.1'`);
    await root.end();
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, stop, ...databases(port) };
}

function databases(port: number) {
  const url = (database: string) =>
    `mysql://${user}:${password}@127.0.0.1:${port}/${database}`;
  return {
    url,
    readerUrl: (database: string) => url(database).replace(user, reader),
    async createDatabase(name: string, collation = 'utf8mb4_nopad_bin') {
      const connection = await createConnection(url(''));
      await connection.query(`CREATE DATABASE ${name} COLLATE ${collation}`);
      await connection.end();
      return url(name);
    },
  };
}

function serverOptions(options: {
  folder: string;
  account: string;
  port: number;
}): string[] {
  return [
    '--no-defaults',
    `--datadir=${options.folder}/data`,
    `--socket=${options.folder}/socket`,
    `--pid-file=${options.folder}/pid`,
    `--tmpdir=${options.folder}`,
    `--user=${options.account}`,
    `--port=${options.port}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--innodb-buffer-pool-size=32M',
    '--innodb-flush-log-at-trx-commit=0',
    '--innodb-log-file-size=8M',
  ];
}

function find(program: string): string {
  const path = ['/usr/sbin', '/usr/bin', '/usr/local/bin', '/usr/local/sbin']
    .map((folder) => join(folder, program))
    .find(existsSync);
  if (path === undefined) {
    throw new Error(
      `The tests need ${program}, which is not installed. On Debian: apt-get install mariadb-server`,
    );
  }
  return path;
}

async function connectWhenReady(
  child: ChildProcess,
  socketPath: string,
): Promise<Connection> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    try {
      return await createConnection({ socketPath, user: 'root' });
    } catch (error) {
      if (child.exitCode !== null || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function end(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    await exit;
  }
  await rm(folder, { recursive: true, force: true });
}
