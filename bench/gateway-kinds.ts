import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import type { Command } from './child.ts';
import { CLI, ROOT } from './own-files.ts';
import type { Scene } from './scene.ts';

/** A gateway that can be measured. */
export interface GatewayKind {
  readonly name: string;
  readonly title: string;
  readonly versions: Readonly<Record<string, string>>;
  start(place: Place): Start;
}

/** What the gateway stands in front of, and where it shall listen. */
export interface Place {
  readonly scene: Scene;
  readonly port: number;
}

export type Start =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'cannot'; readonly reason: string };

const HIVE = '@graphql-hive/gateway';
const HIVE_ROUTER = '@graphql-hive/router-runtime';

/** Ours first: the others are compared with it. */
export const gatewayKinds: readonly GatewayKind[] = [
  {
    name: 'mengyue',
    title: 'Mengyue',
    versions: { mengyue: readVersion(join(ROOT, 'package.json')) },
    start: startMengyue,
  },
  {
    name: 'hive-router',
    title: 'Hive Gateway + router-runtime',
    versions: peerVersions(HIVE, HIVE_ROUTER),
    start: (place) => startHive(place, 'hive-router'),
  },
  {
    name: 'apollo',
    title: 'Apollo Gateway',
    versions: peerVersions('@apollo/gateway', '@apollo/server'),
    start: (place) =>
      peer(place, (supergraph) => [
        script('apollo'),
        '--supergraph',
        supergraph,
        '--port',
        String(place.port),
      ]),
  },
  {
    name: 'hive',
    title: 'Hive Gateway (stitching, jit)',
    versions: peerVersions(HIVE),
    start: (place) => startHive(place, 'hive'),
  },
];

function startMengyue({ scene, port }: Place): Start {
  const portArgs = ['--port', String(port)];
  if (scene.supergraph === undefined) {
    return run([CLI, 'start', ...portArgs], ROOT, scene.env);
  }
  const args = ['--supergraph', scene.supergraph, ...portArgs];
  return run([CLI, 'gateway', ...args], ROOT);
}

function startHive(place: Place, config: 'hive' | 'hive-router'): Start {
  return peer(place, (supergraph) => [
    join(packageFolder(HIVE), 'dist/bin.js'),
    'supergraph',
    supergraph,
    '--config-path',
    script(config),
    '--host',
    '127.0.0.1',
    '--port',
    String(place.port),
    '--fork',
    '1',
    '--disable-websockets',
  ]);
}

function peer(
  { scene }: Place,
  args: (supergraph: string) => readonly string[],
): Start {
  return scene.supergraph === undefined
    ? { kind: 'cannot', reason: 'it has no subgraphs in its own process' }
    : run(args(scene.supergraph), import.meta.dirname);
}

function run(args: readonly string[], cwd: string, env = {}): Start {
  return { kind: 'command', command: { args, core: 'gateway', cwd, env } };
}

function script(name: string): string {
  return join(import.meta.dirname, 'gateways', `${name}.ts`);
}

function peerVersions(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => [
      name,
      readVersion(join(packageFolder(name), 'package.json')),
    ]),
  );
}

/** Not every peer exports its package.json: go up from its main file. */
function packageFolder(name: string): string {
  const main = createRequire(import.meta.url).resolve(name);
  let folder = dirname(main);
  while (!folder.endsWith(`node_modules/${name}`)) folder = dirname(folder);
  return folder;
}

function readVersion(file: string): string {
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as {
    version: string;
  };
  return version;
}
