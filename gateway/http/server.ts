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
  /** Asks by way of Apollo Server, for its plugins. Default: directly. */
  readonly apollo?: ApolloWishes;
  /** Default 4000; 0 takes a free one. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Where GraphQL is served; the root is, too. Default /graphql. */
  readonly path?: string;
  /**
   * Names under which it may be asked, besides those of loopback. Default none:
   * on loopback no other, elsewhere any.
   */
  readonly allowHosts?: readonly string[];
  /** Origins of pages that may ask, `*` for all. Default none, likewise. */
  readonly allowOrigins?: readonly string[];
  /**
   * Serves pages and assets: called for every GET and HEAD before GraphQL is
   * tried. Returns whether it has answered.
   */
  readonly pages?: Pages;
  /** Told of what must not happen. Default: written to stderr. */
  readonly onDefect?: OnDefect;
  /** Told when memory becomes short, and when it no longer is. */
  readonly onMemory?: (isShort: boolean) => void;
}

export interface GatewayServer {
  /** Where it listens: `http://host:port/graphql`. */
  readonly url: string;
  readonly port: number;
  /**
   * Is no longer ready, stops accepting, lets requests under way finish, and
   * closes: at once after the last answer.
   */
  stop(): Promise<void>;
}

/** Starts to listen. Rejects with a `StartupError` when it cannot. */
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

/** The way to the gateway. Apollo Server is loaded where it is asked for. */
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

/** Node answers 408 to whoever takes too long to ask, and closes. */
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
 * Not ready first, so that a load balancer looks elsewhere while connections
 * are still accepted; then no new ones; then an end with the last answer.
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
  // Node says closed before its sockets have said so themselves.
  await connections.untilGone();
  clearTimeout(timer);
}
