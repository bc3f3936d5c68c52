import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ask } from '../support/ask.ts';
import {
  startMengyue,
  type ServerProcess,
} from '../support/mengyue-process.ts';

const nested = (levels: number, first: number): string =>
  levels === 0
    ? 'name'
    : `memberships(first: ${first}) { nodes { alliance { ${nested(levels - 1, first)} } } }`;
const of = (body: string) =>
  `{ alliance(id: "demo-precision-chain") { ${body} } }`;

/** Within the estimate, and beyond the budget while it runs. */
const heavy = of(nested(4, 24));
/** Beyond the estimate. */
const tooExpensive = of(nested(5, 100));
const small = of('name');

/** Ten connections that ask again and again until the server has gone. */
function surround(url: string) {
  const codes = new Set<string>();
  let tell: (() => void) | undefined;
  const connection = async (query: string): Promise<void> => {
    try {
      for (;;) {
        const { errors } = await ask(url, query);
        codes.add(String(errors?.[0]?.extensions?.['code']));
        tell?.();
      }
    } catch {
      // The server has gone.
    }
  };
  const queries = Array.from({ length: 10 }, (_, n) =>
    n % 2 === 0 ? heavy : tooExpensive,
  );
  const ended = Promise.all(queries.map(connection));
  return {
    ended,
    async haveSeen(code: string): Promise<void> {
      while (!codes.has(code)) {
        await new Promise<void>((resolve) => (tell = resolve));
      }
    },
    codes,
  };
}

async function childrenOf(pid: number): Promise<readonly number[]> {
  const file = `/proc/${pid}/task/${pid}/children`;
  const pids = (await readFile(file, 'utf8')).split(' ').filter(Boolean);
  return pids.map(Number);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('a server that ten hostile operations run in', () => {
  let data: string;
  let server: ServerProcess;
  let url: string;

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'mengyue-hostile-'));
    server = startMengyue(['start', '--port', '0', '--data', data]);
    url = (await server.printed(/GraphQL {3}(\S+)/u))[1] ?? '';
  });

  afterAll(async () => {
    await server.stop('SIGKILL');
    await rm(data, { recursive: true, force: true });
  });

  it('ends each with one error, answers health and small queries, and stops on SIGTERM', async () => {
    expect((await ask(url, small)).errors).toBeUndefined();
    const hostile = surround(url);
    await hostile.haveSeen('OPERATION_TOO_EXPENSIVE');
    await hostile.haveSeen('OPERATION_BUDGET_EXCEEDED');
    for (const path of ['/health', '/health/live', '/health/ready']) {
      expect((await fetch(new URL(path, url))).status).toBe(200);
    }
    const { data: answer, errors } = await ask(url, small);
    expect([errors, answer?.['alliance']]).toEqual([
      undefined,
      { name: '示例·精密制造链' },
    ]);
    const children = await childrenOf(server.pid);
    expect(children.length).toBeGreaterThan(0);
    expect(await server.stop('SIGTERM')).toMatchObject({ exitCode: 0 });
    await hostile.ended;
    expect([...hostile.codes].sort()).toEqual(
      ['OPERATION_BUDGET_EXCEEDED', 'OPERATION_TOO_EXPENSIVE'].concat(
        hostile.codes.has('SERVER_BUSY') ? ['SERVER_BUSY'] : [],
      ),
    );
    // Those that end with it may do so a moment later.
    while (children.some(isAlive)) await new Promise(setImmediate);
  });
});
