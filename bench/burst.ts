/**
 * How soon those are refused who come when the demo has enough to do: as many
 * requests at once, each on a connection of its own.
 *
 *   node bench/burst.ts [--requests N] [--connected] [--data DIR]
 *
 * With `--connected` all connections are open before the first request is sent,
 * as those of a load balancer are; without it each is opened for its request.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '400' },
    rounds: { type: 'string', default: '5' },
    connected: { type: 'boolean', default: false },
    data: { type: 'string' },
  },
});
const count = Number(values.requests);
const DASHBOARD = '{ alliances(first: 50) { nodes { name districts { name } memberships(first: 20) { nodes { role unit { name partyOrganizations { name affiliation { level path { name } } } } } } } } }'; // prettier-ignore

const data = values.data ?? (await mkdtemp(join(tmpdir(), 'mengyue-bench-')));
const cli = fileURLToPath(new URL('../bin/mengyue.js', import.meta.url));
const server = spawn(
  process.execPath,
  [cli, 'start', '--port', '0', '--data', data],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
const url = await new Promise<URL>((found, failed) => {
  let text = '';
  server.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    const [, address] = /GraphQL {3}(\S+)/u.exec(text) ?? [];
    if (address !== undefined) found(new URL(address));
  });
  server.once('exit', () => failed(new Error('The demo did not start.')));
});
const port = Number(url.port);

const body = JSON.stringify({ query: DASHBOARD });
const request = `POST /graphql HTTP/1.1\r\nhost: ${url.host}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

interface Answer {
  readonly status: string;
  readonly ms: number;
}

async function connect(): Promise<net.Socket> {
  const socket = net.connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

/** From the first byte sent to the first byte that comes back. */
async function ask(socket: net.Socket): Promise<Answer> {
  const began = performance.now();
  socket.write(request);
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  const ms = performance.now() - began;
  return { status: chunk.toString('latin1', 9, 12), ms };
}

async function burst(): Promise<Answer[]> {
  const places = Array.from({ length: count });
  if (!values.connected) {
    return Promise.all(
      places.map(async () => {
        const began = performance.now();
        const socket = net.connect(port, '127.0.0.1');
        socket.write(request);
        const [chunk] = (await once(socket, 'data')) as [Buffer];
        const ms = performance.now() - began;
        socket.destroy();
        return { status: chunk.toString('latin1', 9, 12), ms };
      }),
    );
  }
  const sockets = await Promise.all(places.map(connect));
  const answers = await Promise.all(sockets.map(ask));
  for (const socket of sockets) socket.destroy();
  return answers;
}

function tell(answers: readonly Answer[]): void {
  const statuses = new Map<string, number[]>();
  for (const { status, ms } of answers) {
    const times = statuses.get(status) ?? [];
    times.push(ms);
    statuses.set(status, times);
  }
  for (const [status, times] of [...statuses].sort()) {
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.ceil(times.length * share) - 1];
    process.stdout.write(
      `${status}: ${times.length}, p50 ${at(0.5)?.toFixed(0)} ms, p99 ${at(0.99)?.toFixed(0)} ms\n`,
    );
  }
}

try {
  for (let n = 0; n < 50; n++) {
    const socket = await connect();
    await ask(socket);
    socket.destroy();
  }
  for (let round = 0; round < Number(values.rounds); round++) {
    tell(await burst());
    await delay(1000);
  }
} finally {
  server.kill('SIGKILL');
}
