import {
  ApolloServer,
  type ApolloServerPlugin,
  HeaderMap,
  type HTTPGraphQLResponse,
} from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { Kind, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import type { IncomingMessage } from 'node:http';
import type { OnDefect } from '../../base/defects.ts';
import { responseError } from '../../base/errors.ts';
import type { Ask, AskedGateway } from '../ask/ask.ts';
import { searchOf } from '../read/request-target.ts';
import { encodeAnswer } from '../send/encode-answer.ts';
import type { Reply } from '../send/reply.ts';
import {
  type ApolloContext,
  createApolloGateway,
  type GatewayForApollo,
  isAnswered,
  stringifyResult,
} from './apollo-gateway.ts';

/** The options of a program that uses Apollo Server. */
export interface ApolloWishes {
  readonly plugins?: readonly ApolloServerPlugin<ApolloContext>[];
}

export interface ApolloDoor {
  readonly ask: Ask;
  /** Tells the plugins that the server stops (`serverWillStop`). */
  stop(): Promise<void>;
}

/**
 * Creates a way to ask the gateway through Apollo Server, so that its plugins
 * see each request. Rejects if a plugin cannot start.
 */
export async function createApolloDoor(
  gateway: AskedGateway & GatewayForApollo,
  { plugins = [] }: ApolloWishes,
  onDefect: OnDefect,
): Promise<ApolloDoor> {
  const tell = (cause: unknown): void =>
    onDefect({ cause, at: 'Apollo Server, or a plugin of it' });
  const ignore = (): void => undefined;
  const apollo = new ApolloServer<ApolloContext>({
    gateway: createApolloGateway(gateway),
    stringifyResult,
    // The gateway validates every request itself, after checking its limits.
    dangerouslyDisableValidation: true,
    introspection: true,
    documentStore: null,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    csrfPrevention: true,
    formatError: (formatted, error) => masked(formatted, error, tell),
    plugins: [
      parseByGateway(gateway),
      tellUnexpected(tell),
      ApolloServerPluginLandingPageDisabled(),
      ...plugins,
    ],
    logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
  });
  await apollo.start();
  return { ask: askOf(apollo), stop: () => apollo.stop() };
}

function askOf(apollo: ApolloServer<ApolloContext>): Ask {
  return async ({ request, body, cancellation }) => {
    const { method = '', headers } = request;
    const response = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        // HEAD is handled like GET; Node omits the body.
        method: method === 'HEAD' ? 'GET' : method,
        headers: headerMap(request),
        search: searchOf(request),
        body,
      },
      context: () => Promise.resolve({ headers, cancellation }),
    });
    return replyOf(response, headers);
  };
}

async function replyOf(
  { status, headers, body }: HTTPGraphQLResponse,
  wanted: IncomingMessage['headers'],
): Promise<Reply> {
  const head = { status: status ?? 200, headers: Object.fromEntries(headers) };
  return body.kind === 'complete'
    ? { ...head, body: await encodeAnswer([body.string], wanted) }
    : { ...head, body: encoded(body.asyncIterator) };
}

async function* encoded(parts: AsyncIterable<string>) {
  for await (const part of parts) yield Buffer.from(part);
}

function headerMap({ headers }: IncomingMessage): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, [value].flat().join(', '));
  }
  return map;
}

/**
 * Apollo Server would parse without our limits, so the gateway parses instead.
 */
function parseByGateway({
  operationOf,
}: AskedGateway): ApolloServerPlugin<ApolloContext> {
  const listener = {
    didResolveSource(context: Context): Promise<void> {
      const { source: query, request } = context;
      const { operationName } = request;
      const operation =
        operationOf({ query, operationName }) ?? refused(operationName);
      const definitions = [operation];
      Object.assign(context, {
        document: { kind: Kind.DOCUMENT, definitions },
      });
      return Promise.resolve();
    },
  };
  return { requestDidStart: () => Promise.resolve(listener) };
}

interface Context {
  readonly source: string;
  readonly request: { readonly operationName?: string };
}

/** A placeholder for an operation that the gateway is about to refuse. */
function refused(operationName: string | undefined): OperationDefinitionNode {
  return {
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    ...(operationName === undefined
      ? {}
      : { name: { kind: Kind.NAME, value: operationName } }),
    selectionSet: { kind: Kind.SELECTION_SET, selections: [] },
  };
}

/** Apollo Server masks what plugins throw; this reports the cause. */
function tellUnexpected(
  tell: (cause: unknown) => void,
): ApolloServerPlugin<ApolloContext> {
  return {
    unexpectedErrorProcessingRequest({ error }) {
      tell(error);
      return Promise.resolve();
    },
  };
}

/** Apollo Server's message when it has given the cause to the plugins. */
const TOLD = 'Internal server error';

/**
 * Apollo Server would show the message of an unexpected error to the client.
 */
function masked(
  formatted: GraphQLFormattedError,
  error: unknown,
  tell: (cause: unknown) => void,
): GraphQLFormattedError {
  if (formatted.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR')
    return formatted;
  if (isAnswered(error)) return formatted;
  const known = APOLLO_MESSAGES.get(formatted.message);
  if (known) return known;
  if (formatted.message !== TOLD) tell(causeOf(error));
  return responseError('INTERNAL_SERVER_ERROR');
}

function causeOf(error: unknown): unknown {
  const { originalError } = error as { readonly originalError?: unknown };
  return originalError ?? error;
}

/** Apollo Server's messages that have no code of their own. */
const APOLLO_MESSAGES: ReadonlyMap<string, GraphQLFormattedError> = new Map([
  [
    'provided sha does not match query',
    responseError('PERSISTED_QUERY_HASH_MISMATCH', {
      message:
        'Expected the SHA-256 of the query as "sha256Hash", but got another.',
    }),
  ],
  [
    'Unsupported persisted query version',
    responseError('BAD_REQUEST', {
      message: 'Expected version 1 of "persistedQuery", but got another.',
    }),
  ],
]);
