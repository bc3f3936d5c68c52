import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openDatabase } from '../../../../subgraphs/kit/storage/database.ts';
import { startMariaDb } from '../../../support/mariadb.ts';
import { thingModel } from '../thing.ts';

describe('the private MariaDB', () => {
  it('sorts by code point and leaves nothing when it stops', async () => {
    const server = await startMariaDb();
    const folder = await folderOf(server.port);
    const pid = Number(await readFile(join(folder, 'pid'), 'utf8'));
    const url = await server.createDatabase('things');
    const dataSource = await openDatabase(url, thingModel);
    expect(isRunning(pid)).toBe(true);

    await dataSource.destroy();
    await server.stop();

    expect(isRunning(pid)).toBe(false);
    expect(existsSync(folder)).toBe(false);
    expect(await listens(server.port)).toBe(false);
  });

  it('may be stopped twice', async () => {
    const server = await startMariaDb();
    await server.stop();
    await expect(server.stop()).resolves.toBeUndefined();
  });

  it('stops though connections are open', async () => {
    const server = await startMariaDb();
    const url = await server.createDatabase('things');
    const dataSource = await openDatabase(url, thingModel);
    await server.stop();
    expect(await listens(server.port)).toBe(false);
    await dataSource.destroy();
  });
});

/** The folder of the server that listens on `port`. */
async function folderOf(port: number): Promise<string> {
  for (const name of await readdir(tmpdir())) {
    const folder = join(tmpdir(), name);
    const pid = name.startsWith('mengyue-mariadb-')
      ? await readFile(join(folder, 'pid'), 'utf8').catch(() => null)
      : null;
    if (pid === null) continue;
    // A folder may be left of a server that was killed; its process is gone.
    const command = await readFile(`/proc/${pid.trim()}/cmdline`, 'utf8').catch(
      () => '',
    );
    if (command.includes(`--port=${port}\0`)) return folder;
  }
  throw new Error(`No server listens on ${port}.`);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
