#!/usr/bin/env node
// Plain JavaScript of an old kind: it must run on the Node that is too old.
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { URL } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `mengyue: Expected Node 22.18 or later, but got ${process.versions.node}. Beside it, npm brings one: npm install node@24\n`,
  );
  process.exit(2);
}

// Modules are compiled once a machine, not once a start; by the processes that
// this one starts, too. Sources without types are there then, and so is no
// need for what takes the types out.
const { enableCompileCache } = await import('node:module');
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'node-compile-cache');
enableCompileCache(process.env.NODE_COMPILE_CACHE);

// A clone has the sources, which Node runs as they are; a package has dist/.
const isClone = existsSync(new URL('../cli/mengyue.ts', import.meta.url));
const [folder, suffix] = isClone ? ['../cli', 'ts'] : ['../dist/cli', 'js'];
const load = (name) =>
  import(new URL(`${folder}/${name}.${suffix}`, import.meta.url).href);

const { restartAsServer } = await load('shared/node-flags');
restartAsServer();
await load('mengyue');
