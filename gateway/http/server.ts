import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type OnDefect, toStderr } from '../base/defects.ts';
import { StartupError } from '../base/errors.ts';
import type { GatewayForApollo } from './apollo/apollo-gateway.ts';
import type { ApolloDoor, ApolloWishes } from './apollo/ask-by-apollo.ts';
import { Admission } from './admission.ts';
import { createAllowLists } from './allow-lists.ts';
import { type Ask, type AskedGateway, createAsk } from './ask/ask.ts';
import { Connections } from './connections.ts';
import { createEdge, type EdgeOptions, type Pages } from './edge.ts';
import {
  answerGraphql,
  type GraphqlHandlerOptions,
} from './graphql-handler.ts';
import { MemoryWatch } from './memory-watch.ts';
import { RequestBodies } from './read/request-bodies.ts';
import { type ServerLimits, withDefaults } from './server-limits.ts';
import { UnreadAnswers } from './send/unread-answers.ts';

export interface GatewayServerOptions extends Partial<ServerLimits> {
  readonly gateway: AskedGateway & GatewayForApollo;
  /** Passes requests through Apollo Server, for its plugins. Default: not. */
  readonly apollo?: ApolloWishes;
  /** Default 4000; 0 picks a free port. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** The path of GraphQL; `/` works as well. Default /graphql. */
  readonly path?: string;
  /**
   * Host names by which the server may be addressed, besides those of loopback.
   * If none are given: on loopback no others, on other addresses any.
   */
  readonly allowHosts?: readonly string[];
  /** Origins whose pages may send requests, `*` for all. Default none. */
  readonly allowOrigins?: readonly string[];
  /**
   * Serves pages and assets. Called for each GET and HEAD before GraphQL;
   * returns whether it has answered.
   */
  readonly pages?: Pages;
  /** Called with each defect. Default: write it to stderr. */
  readonly onDefect?: OnDefect;
  /** Called when memory becomes short, and when it no longer is. */
  readonly onMemory?: (isShort: boolean) => void;
}

export interface GatewayServer {
  /** The address of the endpoint: `http://host:port/graphql`. */
  readonly url: string;
  readonly port: number;
  /**
   * Fails the readiness probe, stops accepting, lets running requests finish
   * and closes with the last answer.
   */
  stop(): Promise<void>;
}

/** Starts listening. Rejects with a `StartupError` if that fails. */
export async function createGatewayServer(
  options: GatewayServerOptions,
): Promise<GatewayServer> {
  const door = await openDoor(options);
  const { host = '127.0.0.1', path = '/graphql' } = options;
  const limits = withDefaults(options);
  const state = { isDraining: false };
  const server = createHttpServer(limits);
  const connections = new Connections(server);
  const edge = createEdge({
    lists: createAllowLists({
      host,
      allowHosts: options.allowHosts ?? [],
      allowOrigins: options.allowOrigins ?? [],
    }),
    health: { isReady: () => !state.isDraining },
    pages: options.pages ?? (() => false),
    path,
    graphql: createGraphql({ ask: door.ask, connections, limits, options }),
    onDefect: options.onDefect ?? toStderr,
  });
  server.on('request', (request, response) => {
    connections.begin(response);
    edge(request, response);
  });
  try {
    await listen(server, options.port ?? 4000, host);
  } catch (error) {
    await door.stop();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}${path}`,
    port,
    async stop() {
      state.isDraining = true;
      await drain(server, connections, limits);
      await door.stop();
    },
  };
}

/** The function that asks the gateway. Loads Apollo Server only if needed. */
async function openDoor({
  gateway,
  apollo,
  onDefect = toStderr,
}: GatewayServerOptions): Promise<ApolloDoor> {
  if (!apollo) {
    return { ask: createAsk(gateway), stop: () => Promise.resolve() };
  }
  const { createApolloDoor } = await import('./apollo/ask-by-apollo.ts');
  return createApolloDoor(gateway, apollo, onDefect);
}

/** Node itself answers 408 to clients that take too long to send a request. */
function createHttpServer(limits: ServerLimits): http.Server {
  const { headersTimeoutMs, requestTimeoutMs } = limits;
  return http.createServer({
    headersTimeout: headersTimeoutMs,
    requestTimeout: requestTimeoutMs,
    connectionsCheckingInterval: Math.min(1000, headersTimeoutMs),
  });
}

interface GraphqlDoor {
  readonly ask: Ask;
  readonly connections: Connections;
  readonly limits: ServerLimits;
  readonly options: GatewayServerOptions;
}

function createGraphql({
  ask,
  connections,
  limits,
  options,
}: GraphqlDoor): EdgeOptions['graphql'] {
  const { onDefect = toStderr, onMemory } = options;
  const handler: GraphqlHandlerOptions = {
    ask,
    maxBodyBytes: limits.maxBodyBytes,
    bodies: new RequestBodies(limits.maxBodiesBytes),
    admission: new Admission({
      ...limits,
      isExpectingMore: () => connections.isBursting(),
    }),
    memory: new MemoryWatch({
      maxShare: limits.maxMemoryShare,
      ...(onMemory === undefined ? {} : { onChange: onMemory }),
    }),
    unread: new UnreadAnswers(limits),
    onBusy: () => connections.noteRefused(),
    onDefect,
  };
  return (request, response) => {
    void answerGraphql(request, response, handler);
  };
}

async function listen(
  server: http.Server,
  port: number,
  host: string,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new StartupError(
              'port-in-use',
              `Port ${port} on ${host} is taken by another process. Choose another with --port.`,
              error,
            )
          : new StartupError(
              'cannot-listen',
              `Cannot listen on ${host}:${port}: ${error.message}`,
              error,
            ),
      );
    });
    server.listen(port, host, resolve);
  });
}

/**
 * Fails readiness first, so that a load balancer turns away while connections
 * are still accepted; then stops accepting; then ends with the last answer.
 */
async function drain(
  server: http.Server,
  connections: Connections,
  { preStopMs, drainMs }: ServerLimits,
): Promise<void> {
  connections.announceClose();
  if (preStopMs > 0) await delay(preStopMs);
  await connections.settle();
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  connections.closeIdle();
  const timer = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  // Node reports the server closed before the sockets have emitted their own
  // events.
  await connections.untilGone();
  clearTimeout(timer);
}
