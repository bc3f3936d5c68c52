import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { subgraphPorts } from '../schema/contracts.ts';
import { freePort } from './loopback.ts';

/** A server of ours to be asked, and what it stands on. */
export interface NeighboursScene {
  readonly url: string;
  /** A query that waits for nothing but the server. */
  readonly small: string;
  readonly stop: () => void;
}

const CLI = fileURLToPath(new URL('../bin/mengyue.js', import.meta.url));
const SUPERGRAPH = new URL('../schema/supergraph.graphql', import.meta.url);

/** `mengyue start`: subgraphs in the process of the gateway. */
export async function startInProcess(data: string): Promise<NeighboursScene> {
  const server = run(['start', '--port', '0', '--data', data]);
  return {
    url: await printed(server, /GraphQL {3}(\S+)/u),
    small: '{ alliance(id: "demo-precision-chain") { name state } }',
    stop: () => server.kill('SIGKILL'),
  };
}

/**
 * `mengyue gateway` over subgraphs that are a process each. Those that answer
 * hostile operations are busy with them, so the small query asks another.
 */
export async function startOverHttp(data: string): Promise<NeighboursScene> {
  // The demo's databases are written by the first start.
  (await startInProcess(data)).stop();
  let supergraph = await readFile(SUPERGRAPH, 'utf8');
  const processes: ChildProcess[] = [];
  for (const [name, usual] of Object.entries(subgraphPorts)) {
    const port = String(await freePort());
    const subgraph = run(['subgraph', name, '--port', port, '--data', data]);
    processes.push(subgraph);
    await printed(subgraph, /(http:\S+)/u);
    supergraph = supergraph.replaceAll(`127.0.0.1:${usual}`, `127.0.0.1:${port}`); // prettier-ignore
  }
  const file = join(data, 'supergraph.graphql');
  await writeFile(file, supergraph);
  const server = run(['gateway', '--supergraph', file, '--port', '0']);
  processes.push(server);
  return {
    url: await printed(server, /GraphQL {2}(\S+)/u),
    small: '{ district(code: "310116") { name } }',
    stop: () => processes.forEach((one) => one.kill('SIGKILL')),
  };
}

function run(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['--max-old-space-size=2048', CLI, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** What the pattern finds in what a process prints. */
function printed(server: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((found, failed) => {
    let text = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const [, address] = pattern.exec(text) ?? [];
      if (address !== undefined) found(address);
    });
    server.once('exit', () => failed(new Error('It did not start.')));
  });
}
