/**
 * Every error the gateway itself can answer with: code, default message, HTTP
 * status. Codes follow Apollo's names where Apollo has one. A status of 200
 * means the error is one of several in an answer that also has data.
 */
export const ERRORS = {
  BAD_REQUEST: ['The request is not a GraphQL request.', 400],
  BAD_USER_INPUT: ['A variable has a wrong value.', 400],
  GRAPHQL_PARSE_FAILED: ['The document is not GraphQL.', 400],
  GRAPHQL_VALIDATION_FAILED: ['The document does not fit the schema.', 400],
  OPERATION_RESOLUTION_FAILURE: ['No such operation in the document.', 400],
  OPERATION_LIMIT_EXCEEDED: ['The operation exceeds a limit.', 400],
  OPERATION_TOO_EXPENSIVE: ['The operation asks for too much.', 400],
  OPERATION_BUDGET_EXCEEDED: ['The answer grew beyond its budget.', 200],
  PERSISTED_QUERY_NOT_FOUND: ['PersistedQueryNotFound', 200],
  PERSISTED_QUERY_HASH_MISMATCH: ['The hash is not that of the query.', 400],
  SUBSCRIPTIONS_NOT_SUPPORTED: ['Subscriptions are not served here.', 400],
  METHOD_NOT_ALLOWED: ['GraphQL is asked by GET and POST.', 405],
  NOT_ACCEPTABLE: ['The client takes none of our media types.', 406],
  HOST_NOT_ALLOWED: ['This host is not served here.', 421],
  ORIGIN_NOT_ALLOWED: ['Pages of this origin may not ask here.', 403],
  SERVER_BUSY: ['The server is busy. Ask again later.', 503],
  PAYLOAD_TOO_LARGE: ['The request body is too large.', 413],
  UNSUPPORTED_MEDIA_TYPE: ['The request body is not JSON.', 415],
  QUERY_PLAN_FAILED: ['The operation could not be planned.', 500],
  QUERY_PLAN_BUSY: ['Too many operations wait to be planned.', 503],
  QUERY_PLAN_TIMEOUT: ['Planning the operation took too long.', 503],
  INTERNAL_SERVER_ERROR: ['Internal server error.', 500],
  REQUEST_TIMEOUT: ['The request reached its deadline.', 200],
  REQUEST_CANCELLED: ['The client has gone.', 200],
  SUBREQUEST_HTTP_ERROR: ['A subgraph could not be reached.', 200],
  SUBREQUEST_MALFORMED_RESPONSE: ['A subgraph did not answer GraphQL.', 200],
  SUBREQUEST_BUSY: ['Too many large answers are being read.', 200],
  SUBREQUEST_TIMEOUT: ['A subgraph did not answer in time.', 200],
  DOWNSTREAM_SERVICE_ERROR: ['A subgraph reported an error.', 200],
  MISSING_REQUIRED_FIELD: ['A field another field needs is missing.', 200],
  INVALID_VALUE: ['A subgraph answered a value of the wrong type.', 200],
  NULL_VIOLATION: ['A subgraph answered null for a non-null field.', 200],
  PARTITION_UNAVAILABLE: ['The rows of a partition are missing.', 200],
  PARTITION_UNKNOWN: ['Nobody holds this partition.', 200],
  PARTITION_ANSWER_INVALID: ['An endpoint broke the contract.', 200],
  PARTITION_CONFLICT: ['Two partitions claim one row.', 200],
  PARTITION_READ_ONLY: ['A read-only partition takes no mutation.', 200],
  PARTITION_BUSY: ['Too many requests wait for an endpoint.', 200],
  PARTITION_CIRCUIT_OPEN: ['An endpoint that failed is left alone.', 200],
  PARTITION_UNSUPPORTED: ['Partitions cannot answer this.', 200],
  INCOMPLETE_ANSWER: ['Expected a complete answer, but rows are missing.', 200],
  TOO_MANY_ERRORS: ['More errors were left out.', 200],
} as const satisfies Record<string, readonly [string, number]>;

export type ErrorCode = keyof typeof ERRORS;

export type ResponsePath = readonly (string | number)[];

/** An entry of `errors` in a GraphQL answer. */
export interface ResponseError {
  readonly message: string;
  readonly locations?: readonly { line: number; column: number }[];
  readonly path?: ResponsePath;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** What a response error may add to its row of the table. */
export interface ErrorDetails {
  readonly message?: string;
  readonly path?: ResponsePath;
  readonly locations?: readonly { line: number; column: number }[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

const own = new WeakSet<object>();

/** An entry of `errors` made from its row; `details` override the row. */
export function responseError(
  code: ErrorCode,
  details: ErrorDetails = {},
): ResponseError {
  const error = {
    message: details.message ?? ERRORS[code][0],
    ...(details.locations === undefined
      ? {}
      : { locations: details.locations }),
    ...(details.path === undefined ? {} : { path: details.path }),
    extensions: { code, ...details.extensions },
  };
  own.add(error);
  return error;
}

/** Whether an error was made by `responseError`, not read from an answer. */
export function isOwnError(error: object): error is ResponseError {
  return own.has(error);
}

/** A row of the table thrown: for failures that end a request. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly code: ErrorCode;
  readonly status: number;

  /** `status` instead of that of the row. */
  constructor(code: ErrorCode, message?: string, status?: number) {
    super(message ?? ERRORS[code][0]);
    this.code = code;
    this.status = status ?? ERRORS[code][1];
  }
}

export type StartupErrorKind =
  | 'invalid-supergraph'
  | 'not-a-supergraph'
  | 'unreadable-file'
  | 'port-in-use'
  | 'cannot-listen'
  | 'invalid-option';

/** Why a gateway does not start. The message is one line, fit for a terminal. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
  readonly kind: StartupErrorKind;

  constructor(kind: StartupErrorKind, message: string, cause?: unknown) {
    super(message.replaceAll(/\s*\n\s*/g, ' ').trim(), { cause });
    this.kind = kind;
  }
}
