import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { subgraphPorts } from '../../schema/contracts.ts';
import { type Child, startChild, stopChild } from '../child.ts';
import { freePort } from '../loopback.ts';
import { CLI, ROOT } from '../own-files.ts';
import type { Scene } from '../scene.ts';
import { waitUntilServing } from '../wait.ts';
import { createFolder, type Folder } from './folder.ts';

const SUPERGRAPH = join(ROOT, 'schema/supergraph.graphql');

/** `mengyue start` brings its own subgraphs and fills an empty folder. */
export function startInProcessFederation(): Promise<Scene> {
  const folder = createFolder();
  return Promise.resolve({
    ...unobserved,
    env: dataIn(folder),
    stop() {
      folder.remove();
      return Promise.resolve();
    },
  });
}

/** Our four subgraphs, a process each, behind the committed supergraph. */
export async function startFederation(): Promise<Scene> {
  const folder = createFolder();
  await fill(folder);
  let supergraph = readFileSync(SUPERGRAPH, 'utf8');
  const children: Child[] = [];
  for (const [name, usualPort] of Object.entries(subgraphPorts)) {
    const port = await freePort();
    supergraph = supergraph.replaceAll(
      `127.0.0.1:${usualPort}`,
      `127.0.0.1:${port}`,
    );
    const child = startOwn(['subgraph', name], port, folder);
    children.push(child);
    await waitUntilServing(child, port);
  }
  return {
    ...unobserved,
    supergraph: folder.write('supergraph.graphql', supergraph),
    async stop() {
      await Promise.all(children.map(stopChild));
      folder.remove();
    },
  };
}

/** Nothing but a gateway knows the right answer, and nothing counts. */
const unobserved = {
  reference: () => Promise.resolve(undefined),
  counts: () => Promise.resolve(undefined),
};

/** The demo's databases are written by the first `mengyue start`. */
async function fill(folder: Folder): Promise<void> {
  const port = await freePort();
  const child = startOwn(['start'], port, folder);
  try {
    await waitUntilServing(child, port);
  } finally {
    await stopChild(child);
  }
}

function startOwn(
  words: readonly string[],
  port: number,
  folder: Folder,
): Child {
  return startChild({
    args: [CLI, ...words, '--port', String(port)],
    core: 'load',
    cwd: ROOT,
    env: dataIn(folder),
  });
}

function dataIn({ path }: Folder): Record<string, string> {
  return { MENGYUE_DATA: path };
}
