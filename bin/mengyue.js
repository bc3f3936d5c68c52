#!/usr/bin/env node
// Plain JavaScript of an old kind: it must run on the Node that is too old.
import { existsSync } from 'node:fs';
import process from 'node:process';
import { URL } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `mengyue: Expected Node 22.18 or later, but got ${process.versions.node}. Beside it, npm brings one: npm install node@24\n`,
  );
  process.exit(2);
}

// A clone has the sources, which Node runs as they are; a package has dist/.
const source = new URL('../cli/mengyue.ts', import.meta.url);
const built = new URL('../dist/cli/mengyue.js', import.meta.url);
await import(existsSync(source) ? source.href : built.href);
