import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLFormattedError } from 'graphql';
import { type ErrorCode, responseError } from '../../base/errors.ts';
import type { Gateway } from '../../gateway.ts';
import {
  answerByGateway,
  createApolloGateway,
  type HttpContext,
} from './apollo-gateway.ts';

export interface ApolloOptions {
  readonly gateway: Gateway;
  /** Told of what must not happen: a defect behind a masked error. */
  readonly onDefect?: (error: unknown) => void;
}

/** Apollo Server: negotiation, CSRF prevention and persisted queries. */
export function createApollo(
  options: ApolloOptions,
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
function createLogger(options: ApolloOptions) {
  const report = (message: unknown): void => options.onDefect?.(message);
  const ignore = (): void => undefined;
  return { debug: ignore, info: ignore, warn: ignore, error: report };
}
