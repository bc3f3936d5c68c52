import { GraphQLError } from 'graphql';

/** Every error a subgraph answers with on purpose: its code and HTTP status. */
export const subgraphErrors = {
  BAD_USER_INPUT: 400,
  NOT_FOUND: 404,
  GATEWAY_REQUIRED: 400,
  SOURCE_UNAVAILABLE: 503,
  INTERNAL_SERVER_ERROR: 500,
} as const;

export type SubgraphErrorCode = keyof typeof subgraphErrors;

/** An expected failure, told to the client as it is. */
export function expectedError(
  code: SubgraphErrorCode,
  message: string,
): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/** Bad input: says what was expected and what came instead. */
export function badInput(expected: string, got: unknown): GraphQLError {
  return expectedError(
    'BAD_USER_INPUT',
    `Expected ${expected}, but got: ${got === undefined ? 'nothing' : JSON.stringify(got)}.`,
  );
}

/**
 * The one boundary where a subgraph's errors leave it. Errors that carry a
 * code and errors of the GraphQL language pass; anything else is masked and
 * handed to `report` with its cause.
 */
export function maskError(
  error: GraphQLError,
  report: (cause: unknown) => void,
): GraphQLError {
  const cause = error.originalError;
  if (cause === undefined || cause instanceof GraphQLError) return error;
  report(cause);
  return new GraphQLError('Internal server error', {
    nodes: error.nodes ?? null,
    path: error.path ?? null,
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  });
}
