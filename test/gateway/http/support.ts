import http, { type IncomingMessage } from 'node:http';
import net from 'node:net';
import { text } from 'node:stream/consumers';
import type {
  SubgraphFetcher,
  SubgraphResponse,
} from '../../../gateway/fetch/subgraph-fetcher.ts';
import {
  createGateway,
  type GatewayOptions,
} from '../../../gateway/gateway.ts';
import {
  createGatewayServer,
  type GatewayServer,
  type GatewayServerOptions,
} from '../../../gateway/http/server.ts';
import { composeSupergraph } from '../testing/compose.ts';

const supergraph = composeSupergraph({
  sdls: {
    a: 'type Query { a: String b: Int! } type Mutation { m: Int }',
  },
});

export interface TestServer extends GatewayServer {
  /** How often the subgraph was asked. */
  readonly asked: () => number;
  readonly close: () => Promise<void>;
}

/** A gateway over one subgraph, which is `fetch`. */
export async function startServer(
  options: Partial<GatewayServerOptions> = {},
  fetch: SubgraphFetcher['fetch'] = answerAtOnce,
  gatewayOptions: Partial<GatewayOptions> = {},
): Promise<TestServer> {
  let asked = 0;
  const gateway = await createGateway({
    supergraph,
    fetchers: {
      a: {
        fetch(request) {
          asked += 1;
          return fetch(request);
        },
      },
    },
    ...gatewayOptions,
  });
  const server = await createGatewayServer({ gateway, port: 0, ...options });
  return {
    ...server,
    asked: () => asked,
    async close() {
      await server.stop();
      await gateway.stop();
    },
  };
} // prettier-ignore

function answerAtOnce(): Promise<SubgraphResponse> {
  return Promise.resolve({ data: { a: '中文', b: 1, m: 2 } });
}

/** A subgraph that answers when it is told to. */
export function heldSubgraph(): {
  readonly fetch: SubgraphFetcher['fetch'];
  /** Resolves when as many requests have come. */
  asked(count: number): Promise<void>;
  release(): void;
} {
  const answer = Promise.withResolvers<SubgraphResponse>();
  const waiting = new Set<() => void>();
  let count = 0;
  return {
    fetch() {
      count += 1;
      for (const check of waiting) check();
      return answer.promise.then(() => ({ data: { a: 'x', b: 1 } }));
    },
    asked: (wanted) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (count < wanted) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    release: () => answer.resolve({}),
  };
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly code: string | undefined;
}

export interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Unlike fetch, sends any header and target as it is written. */
export async function send(
  { port }: { readonly port: number },
  { method = 'GET', path = '/graphql', headers = {}, body }: Asked,
): Promise<Answered> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    http
      .request({ port, path, method, headers, agent: false }, resolve)
      .on('error', reject)
      .end(body);
  });
  const answer = await text(response);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: answer,
    code: codeOf(answer),
  };
}

export const JSON_TYPE = { 'content-type': 'application/json' };

export function ask(
  server: { readonly port: number },
  query: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  return send(server, {
    method: 'POST',
    headers: { ...JSON_TYPE, ...headers },
    body: JSON.stringify({ query }),
  });
}

function codeOf(text: string): string | undefined {
  try {
    const { errors } = JSON.parse(text) as {
      errors?: { extensions?: { code?: string } }[];
    };
    return errors?.[0]?.extensions?.code;
  } catch {
    return undefined;
  }
}

/** A connection on which bytes are sent by hand. */
export interface RawConnection {
  readonly socket: net.Socket;
  /** Resolves with all that came when the server closes it. */
  readonly closed: Promise<string>;
}

export async function connect(
  port: number,
  bytes = '',
): Promise<RawConnection> {
  const socket = net.connect(port, '127.0.0.1');
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve).once('error', reject);
  });
  let received = '';
  socket.setEncoding('latin1').on('data', (part: string) => {
    received += part;
  });
  const closed = new Promise<string>((resolve) => {
    // A reset is a way of closing, too.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(received));
  });
  if (bytes !== '') socket.write(bytes);
  return { socket, closed };
}
