import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLFormattedError } from 'graphql';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ErrorCode, responseError, StartupError } from '../errors.ts';
import type { Gateway } from '../gateway.ts';
import {
  answerByGateway,
  createApolloGateway,
  type HttpContext,
} from './apollo-gateway.ts';
import { answerGraphql } from './graphql-handler.ts';
import { answerHealth } from './health.ts';

export interface GatewayServerOptions {
  readonly gateway: Gateway;
  /** Default 4000; 0 takes a free one. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Where GraphQL is served; the root is, too. Default /graphql. */
  readonly path?: string;
  /** Bytes of a request body, sent or inflated. Default 1 MiB. */
  readonly maxBodyBytes?: number;
  /** Milliseconds that requests under way have when stopping. Default 10 s. */
  readonly drainMs?: number;
  /**
   * Serves pages and assets: called for every GET before GraphQL is tried.
   * Returns whether it has answered.
   */
  readonly pages?: (
    request: IncomingMessage,
    response: ServerResponse,
  ) => boolean;
  /** Told of what must not happen: a defect behind a masked error. */
  readonly onDefect?: (error: unknown) => void;
}

export interface GatewayServer {
  /** Where it listens: `http://host:port/graphql`. */
  readonly url: string;
  readonly port: number;
  /** Stops accepting, lets requests under way finish, and closes. */
  stop(): Promise<void>;
}

const DEFAULT_MAX_BODY_BYTES = 1024 * 1024;

/** Starts to listen. Rejects with a `StartupError` when it cannot. */
export async function createGatewayServer(
  options: GatewayServerOptions,
): Promise<GatewayServer> {
  const apollo = createApollo(options);
  await apollo.start();
  const host = options.host ?? '127.0.0.1';
  const path = options.path ?? '/graphql';
  const state = { isDraining: false };
  const server = http.createServer((request, response) => {
    if (state.isDraining) response.setHeader('connection', 'close');
    const health = { isReady: () => !state.isDraining };
    if (answerHealth(request, response, health)) return;
    if (request.method === 'GET' && options.pages?.(request, response)) return;
    if (!isGraphqlPath(request.url ?? '', path)) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(`Not found. GraphQL is served at ${path}.\n`);
      return;
    }
    void answerGraphql(request, response, {
      apollo,
      maxBodyBytes: options.maxBodyBytes ?? DEFAULT_MAX_BODY_BYTES,
      onDefect: options.onDefect ?? (() => undefined),
    });
  });
  try {
    await listen(server, options.port ?? 4000, host);
  } catch (error) {
    await apollo.stop();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}${path}`,
    port,
    async stop() {
      state.isDraining = true;
      await drain(server, options.drainMs ?? 10_000);
      await apollo.stop();
    },
  };
}

function createApollo(
  options: GatewayServerOptions,
): ApolloServer<HttpContext> {
  return new ApolloServer<HttpContext>({
    gateway: createApolloGateway(options.gateway),
    // The gateway validates, behind every door alike, and after its limits.
    dangerouslyDisableValidation: true,
    introspection: true,
    documentStore: null,
    includeStacktraceInErrorResponses: false,
    formatError: (formatted, error) =>
      formatRefusal(formatted, () => options.onDefect?.(error)),
    stopOnTerminationSignals: false,
    csrfPrevention: true,
    plugins: [
      answerByGateway(options.gateway),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
    logger: createLogger(options),
  });
}

/** Messages of Apollo Server that have no code of their own. */
const APOLLO_MESSAGES: ReadonlyMap<string, [ErrorCode, string]> = new Map([
  [
    'provided sha does not match query',
    [
      'PERSISTED_QUERY_HASH_MISMATCH',
      'Expected the SHA-256 of the query as "sha256Hash", but got another.',
    ],
  ],
  [
    'Unsupported persisted query version',
    ['BAD_REQUEST', 'Expected version 1 of "persistedQuery", but got another.'],
  ],
]);

/** It would show the message of what must not happen. */
function formatRefusal(
  error: GraphQLFormattedError,
  onDefect: () => void,
): GraphQLFormattedError {
  if (error.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR') return error;
  const known = APOLLO_MESSAGES.get(error.message);
  if (known) {
    const [code, message] = known;
    return responseError(code, { message });
  }
  onDefect();
  return responseError('INTERNAL_SERVER_ERROR');
}

/** Apollo Server only logs what the client is told of in masked form. */
function createLogger(options: GatewayServerOptions) {
  const report = (message: unknown): void => options.onDefect?.(message);
  const ignore = (): void => undefined;
  return { debug: ignore, info: ignore, warn: ignore, error: report };
}

function isGraphqlPath(url: string, path: string): boolean {
  const [pathname] = url.split('?', 1);
  return pathname === path || pathname === '/';
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

/** Idle connections close at once; those with a request have `drainMs`. */
async function drain(server: http.Server, drainMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearTimeout(timer);
}
