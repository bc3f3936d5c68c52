import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ServerProcess,
  startMengyue,
} from '../../../../support/mengyue-process.ts';
import { composeSupergraph } from '../../../testing/compose.ts';
import { close, listen, urlOf } from '../../../testing/federation.ts';

/** Longer than the planner has for one operation. */
const START_MS = 6000;
const SLOW_START = `if (process.argv[1].includes('planner-child')) await new Promise((resolve) => setTimeout(resolve, ${START_MS}));`; // prettier-ignore

let folder: string;
let subgraph: http.Server;
let gateway: ServerProcess;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mengyue-planner-'));
  subgraph = await listen((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"data":{"a":1,"b":2}}');
  });
  const file = join(folder, 'supergraph.graphql');
  const sdls = { one: 'type Query { a: Int b: Int }' };
  const supergraph = composeSupergraph({
    sdls,
    urls: { one: urlOf(subgraph) },
  });
  await writeFile(file, supergraph);
  gateway = startMengyue(['gateway', '--supergraph', file, '--port', '0'], {
    NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(SLOW_START)}"`,
  });
});
afterAll(async () => {
  await gateway.stop();
  await close(subgraph);
  await rm(folder, { recursive: true });
});

it('a planner that is slow to start fails no operation', async () => {
  const [url] = await gateway.printed(/http:\/\/127\.0\.0\.1:\d+\/graphql/u);
  const ask = async (query: string): Promise<unknown> => {
    const body = JSON.stringify({ query });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body });
    return response.json();
  };
  // The second waits while the first is what the process is started for.
  expect(await Promise.all(['{ a }', '{ b }'].map(ask))).toEqual([
    { data: { a: 1 } },
    { data: { b: 2 } },
  ]);
});
