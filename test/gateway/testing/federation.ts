import type { GraphQLSchema } from 'graphql';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createInProcessFetcher } from '../../../gateway/fetch/in-process/in-process-fetcher.ts';
import type { SubgraphFetcher } from '../../../gateway/fetch/subgraph-fetcher.ts';
import {
  createGateway,
  type Gateway,
  type GatewayOptions,
} from '../../../gateway/gateway.ts';
import { composeSupergraph } from './compose.ts';
import {
  answer,
  createDataSchema,
  type SubgraphData,
  type SubgraphRequestBody,
} from './data-subgraph.ts';
import type { GatewayRequest } from '../../../gateway/access/gateway-request.ts';

export interface TestSubgraph {
  readonly sdl: string;
  readonly data: SubgraphData;
}

export type Transport = 'in process' | 'over HTTP';

export interface FederationOptions {
  readonly subgraphs: Readonly<Record<string, TestSubgraph>>;
  readonly transport?: Transport;
  readonly gateway?: Partial<GatewayOptions>;
}

/** A request a subgraph of a test federation was sent. */
export interface SeenRequest extends SubgraphRequestBody {
  readonly subgraph: string;
}

/** An answer as a client reads it. */
export interface ClientAnswer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

export interface Federation {
  readonly gateway: Gateway;
  readonly supergraph: string;
  /** In the order the subgraphs got them. */
  readonly requests: SeenRequest[];
  ask(request: GatewayRequest | string): Promise<ClientAnswer>;
  stop(): Promise<void>;
}

/** A gateway before subgraphs that answer from data. */
export async function startFederation(
  options: FederationOptions,
): Promise<Federation> {
  const requests: SeenRequest[] = [];
  const sdls: Record<string, string> = {};
  const urls: Record<string, string> = {};
  const fetchers: Record<string, SubgraphFetcher> = {};
  const servers: http.Server[] = [];
  for (const [name, { sdl, data }] of Object.entries(options.subgraphs)) {
    sdls[name] = sdl;
    const schema = createDataSchema(sdl, data);
    const see = (request: SubgraphRequestBody): void => {
      requests.push({ subgraph: name, ...request });
    };
    if (options.transport === 'over HTTP') {
      const server = await serve(schema, see);
      servers.push(server);
      urls[name] = urlOf(server);
    } else {
      fetchers[name] = inProcess(schema, see);
    }
  }
  const supergraph = composeSupergraph({ sdls, urls });
  const gateway = await createGateway({
    supergraph,
    fetchers,
    planDeadlineMs: 60_000,
    ...options.gateway,
  });
  return {
    gateway,
    supergraph,
    requests,
    ask: (request) => ask(gateway, request),
    async stop() {
      await gateway.stop();
      await Promise.all(servers.map(close));
    },
  };
}

/** Asks a gateway and reads the text of its answer. */
export async function ask(
  gateway: Gateway,
  request: GatewayRequest | string,
): Promise<ClientAnswer> {
  const { data, errors } = await gateway.execute(
    typeof request === 'string' ? { query: request } : request,
  );
  return JSON.parse(
    JSON.stringify({
      ...(errors ? { errors } : {}),
      ...(data === undefined
        ? {}
        : { data: JSON.parse(data.join('')) as unknown }),
    }),
  ) as ClientAnswer;
}

export function urlOf(server: http.Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

/** A server on a free port. */
export async function listen(
  handler: http.RequestListener,
): Promise<http.Server> {
  const server = http.createServer(handler);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

export async function close(server: http.Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

function inProcess(
  schema: GraphQLSchema,
  see: (request: SubgraphRequestBody) => void,
): SubgraphFetcher {
  return createInProcessFetcher({
    async execute({ query, variables }) {
      see({ query, variables });
      return await answer(schema, { query, variables });
    },
  });
}

async function serve(
  schema: GraphQLSchema,
  see: (request: SubgraphRequestBody) => void,
): Promise<http.Server> {
  return listen((request, response) => {
    void text(request).then(async (body) => {
      const parsed = JSON.parse(body) as SubgraphRequestBody;
      see(parsed);
      const result = await answer(schema, parsed);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(result));
    });
  });
}
