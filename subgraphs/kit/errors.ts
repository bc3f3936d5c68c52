import { GraphQLError } from 'graphql';

/** Every error a subgraph answers with on purpose: its code and HTTP status. */
export const subgraphErrors = {
  BAD_REQUEST: 400,
  BAD_USER_INPUT: 400,
  OPERATION_LIMIT_EXCEEDED: 400,
  OPERATION_BUDGET_EXCEEDED: 400,
  MUTATION_OVER_GET: 405,
  NOT_FOUND: 404,
  PAYLOAD_TOO_LARGE: 413,
  GATEWAY_REQUIRED: 400,
  REQUEST_CANCELLED: 400,
  SOURCE_UNAVAILABLE: 503,
  SERVER_BUSY: 503,
  REQUEST_TIMEOUT: 504,
  TOO_MANY_ERRORS: 400,
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
    `Expected ${expected}, but got: ${shown(got)}.`,
  );
}

/** An operation beyond a limit that is checked before anything is read. */
export function limitExceeded(expected: string, got: string): GraphQLError {
  return expectedError(
    'OPERATION_LIMIT_EXCEEDED',
    `Expected ${expected}, but got ${got}.`,
  );
}

/** Characters of a wrong value that a message shows. */
const shownCharacters = 200;

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  // A long text is cut before it is written, not after.
  const short =
    typeof value === 'string' ? value.slice(0, shownCharacters + 1) : value;
  const text = JSON.stringify(short);
  return text.length > shownCharacters + 2
    ? `${text.slice(0, shownCharacters)}…`
    : text;
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
