import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

import { type Answer, createAnswer } from './answer.ts';
import { contracts, type ShopSubgraph } from './contracts.ts';

/** What this process tells the one that started it. */
export type SubgraphsMessage =
  | {
      readonly kind: 'ready';
      readonly ports: Readonly<Record<ShopSubgraph, number>>;
    }
  | {
      readonly kind: 'counts';
      readonly requests: number;
      /** Requests that came without the client's authorization. */
      readonly anonymous: number;
    };

let requests = 0;
let anonymous = 0;

const ports: Partial<Record<ShopSubgraph, number>> = {};
for (const { name } of contracts) ports[name] = await serve(createAnswer(name));
send({ kind: 'ready', ports: ports as Record<ShopSubgraph, number> });

// Any message asks for the counts since the one before.
process.on('message', () => {
  send({ kind: 'counts', requests, anonymous });
  requests = 0;
  anonymous = 0;
});
process.on('disconnect', () => process.exit());

/** Serves one subgraph on a free port of the loopback and returns the port. */
function serve(answer: Answer): Promise<number> {
  const server = createServer((request, response) => {
    requests += 1;
    if (request.headers.authorization === undefined) anonymous += 1;
    readBody(request, (body) => {
      answer(body).then(
        (bytes) => respond(response, 200, bytes),
        (error: unknown) => respond(response, 400, describe(error)),
      );
    });
  });
  server.keepAliveTimeout = 120_000;
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function readBody(
  request: IncomingMessage,
  onEnd: (body: Buffer) => void,
): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const [only] = chunks;
    onEnd(chunks.length === 1 && only ? only : Buffer.concat(chunks));
  });
}

function respond(
  response: ServerResponse,
  status: number,
  bytes: Buffer,
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': bytes.length,
  });
  response.end(bytes);
}

function describe(error: unknown): Buffer {
  const message = error instanceof Error ? error.message : String(error);
  return Buffer.from(JSON.stringify({ errors: [{ message }] }));
}

function send(message: SubgraphsMessage): void {
  process.send?.(message);
}
