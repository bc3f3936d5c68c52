import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

import { GraphQLError } from 'graphql';
import { createHandler, type Handler } from 'graphql-http';

import type { Subgraph } from './subgraph.ts';

/** Where a subgraph listens; port 0 takes a free one. */
export interface ListenOptions {
  readonly host: string;
  readonly port: number;
}

export interface RunningServer {
  /** The GraphQL endpoint. */
  readonly url: string;
  /** Stops accepting, lets running requests end, closes connections. */
  close(): Promise<void>;
}

/** As graphql-http names it; what is in it is the subgraph's own. */
type Context = Record<PropertyKey, unknown>;

/** 10,000 representations of entities fit well; more is no fetch of ours. */
const maximumBodyBytes = 16 * 1024 * 1024;

/**
 * Serves a subgraph over HTTP (GraphQL over HTTP, with /health beside it).
 * Rejects with Node's error if the address cannot be had.
 */
export async function serveSubgraph(
  subgraph: Subgraph,
  { host, port }: ListenOptions,
): Promise<RunningServer> {
  const handle = createHandler<IncomingMessage, unknown, Context>({
    schema: subgraph.schema,
    context: ({ raw }, { query }) =>
      subgraph.createContext({ query, headers: singleHeaders(raw) }) as Context,
    formatError: (error) =>
      error instanceof GraphQLError ? subgraph.mask(error) : error,
  });
  const server = createServer((request, response) => {
    respond(handle, request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host}:${address.port}/graphql`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await closed;
    },
  };
}

async function respond(
  handle: Handler<IncomingMessage>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = request.url ?? '/';
  if (url.startsWith('/health')) {
    send(response, 200, { status: 'UP' });
    return;
  }
  if (!/^\/graphql([?#]|$)/u.test(url)) {
    send(response, 404, failure('Expected the path /graphql.'));
    return;
  }
  const body = await readBody(request);
  if (body === null) {
    const limit = `${maximumBodyBytes} bytes`;
    send(response, 413, failure(`Expected a body of at most ${limit}.`));
    return;
  }
  const [answer, init] = await handle({
    method: request.method ?? 'GET',
    url,
    headers: request.headers,
    body,
    raw: request,
    context: undefined,
  });
  response.writeHead(init.status, init.statusText, init.headers);
  response.end(answer);
}

/** The body's text, null if it is longer than allowed. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maximumBodyBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function failure(message: string) {
  return { errors: [{ message }] };
}

function singleHeaders({
  headers,
}: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
}
