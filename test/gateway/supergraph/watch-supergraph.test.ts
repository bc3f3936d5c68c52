import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createGateway, type Gateway } from '../../../gateway/gateway.ts';
import type { FileFollower } from '../../../gateway/base/follow-file.ts';
import {
  readSupergraphFile,
  watchSupergraph,
} from '../../../gateway/supergraph/watch-supergraph.ts';
import { replaceFile } from '../../support/replace-file.ts';
import { composeSupergraph } from '../testing/compose.ts';

const ONE = composeSupergraph({ sdls: { a: 'type Query { one: Int }' } });
const TWO = composeSupergraph({ sdls: { a: 'type Query { two: Int }' } });

let folder: string;
let file: string;
let gateway: Gateway;
let watch: FileFollower;
let refusals: unknown[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'supergraph-'));
  file = path.join(folder, 'supergraph.graphql');
  await writeFile(file, ONE);
  gateway = await createGateway({ supergraph: await readSupergraphFile(file) });
  refusals = [];
  watch = watchSupergraph({
    file,
    intervalMs: 20,
    settleMs: 20,
    current: () => gateway.supergraph,
    reload: (sdl) => gateway.reload(sdl),
    onRefused: (error) => refusals.push(error),
  });
});

afterEach(async () => {
  watch.stop();
  await gateway.stop();
  await rm(folder, { recursive: true });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

const hasField = (name: string) => () =>
  gateway.schema.getQueryType()?.getFields()[name] !== undefined;

describe('a watched supergraph', () => {
  it('is followed when it is moved into place', async () => {
    await replaceFile(file, TWO);
    await until(hasField('two'));
    expect(refusals).toEqual([]);
  });

  it('is followed when it is written in place, though half of it may be seen', async () => {
    await writeFile(file, TWO);
    await until(hasField('two'));
    await writeFile(file, ONE);
    await until(hasField('one'));
  });

  it('stays in force when the new one is broken or gone', async () => {
    await replaceFile(file, 'type Query {');
    await until(() => refusals.length === 1);
    await rm(file);
    await until(() => refusals.length === 2);
    expect(hasField('one')()).toBe(true);
    await writeFile(file, TWO);
    await until(hasField('two'));
  });
});

it('is an error that names the file when it cannot be read', async () => {
  const missing = path.join(folder, 'missing.graphql');
  await expect(readSupergraphFile(missing)).rejects.toMatchObject({
    kind: 'unreadable-file',
    message: expect.stringContaining('missing.graphql') as unknown,
  });
});
