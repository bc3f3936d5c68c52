#!/usr/bin/env node
// Plain JavaScript of an old kind: it must run on the Node that is too old.
import { existsSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `mengyue: Expected Node 22.18 or later, but got ${process.versions.node}. Beside it, npm brings one: npm install node@24\n`,
  );
  process.exit(2);
}

// A clone has the sources, which Node runs as they are; a package has dist/.
const root = new URL('..', import.meta.url);
const isClone = existsSync(new URL('cli/mengyue.ts', root));

// In a clone modules are compiled once, not at each start, and processes that
// this one starts find them, too: then nothing has to take their types out. The
// folder is the clone's own, since whoever may write to it may run code here.
if (isClone) {
  const { enableCompileCache } = await import('node:module');
  const cache = new URL('node_modules/.cache/mengyue', root);
  process.env.NODE_COMPILE_CACHE ??= fileURLToPath(cache);
  enableCompileCache(process.env.NODE_COMPILE_CACHE);
}

const [folder, suffix] = isClone ? ['../cli', 'ts'] : ['../dist/cli', 'js'];
const load = (name) =>
  import(new URL(`${folder}/${name}.${suffix}`, import.meta.url).href);

const { restartAsServer } = await load('shared/node-flags');
restartAsServer();
await load('mengyue');
