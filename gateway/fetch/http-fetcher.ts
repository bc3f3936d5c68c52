import QuickLRU from 'quick-lru';
import { Pool } from 'undici';
import { type ErrorCode, responseError } from '../errors.ts';
import { readGraphqlResponse } from './graphql-response.ts';
import { AnswerTooLargeError, HttpExchange } from './http-exchange.ts';
import type { OperationBudget } from './operation-budget.ts';
import type {
  SubgraphFetcher,
  SubgraphRequest,
  SubgraphResponse,
} from './subgraph-fetcher.ts';

export interface HttpFetcherOptions {
  readonly url: string;
  /** Milliseconds until an answer must be complete. Default 10,000. */
  readonly timeoutMs?: number;
  /** Bytes an answer may have. Default 64 MiB. */
  readonly maxResponseBytes?: number;
  /** Sockets to the subgraph's origin. Default 128. */
  readonly connections?: number;
}

const ACCEPT = 'application/graphql-response+json, application/json;q=0.9';

/**
 * A fetcher for a subgraph over HTTP. Redirects are not followed: a subgraph
 * must not choose whom the caller's authorization is shown to.
 */
export function createHttpFetcher(
  options: HttpFetcherOptions,
): SubgraphFetcher {
  const url = new URL(options.url);
  const timeoutMs = options.timeoutMs ?? 10_000;
  const pool = new Pool(url.origin, {
    connections: options.connections ?? 128,
    // The exchange has a deadline of its own, for the whole answer.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const target: Target = {
    pool,
    path: url.pathname + url.search,
    timeoutMs,
    maxBytes: options.maxResponseBytes ?? 64 * 1024 * 1024,
    prefixes: new QuickLRU({ maxSize: 1000 }),
  };
  return {
    takes: 'text',
    fetch: (request) => post(target, request),
    close: () => pool.close(),
  };
}

interface Target {
  readonly pool: Pool;
  readonly path: string;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** The request body up to the variables, by query text. */
  readonly prefixes: QuickLRU<string, string>;
}

function post(
  target: Target,
  request: SubgraphRequest,
): Promise<SubgraphResponse> {
  const { cancellation } = request;
  if (cancellation?.isCancelled) {
    return Promise.resolve(failed('REQUEST_CANCELLED'));
  }
  return new Promise((resolve) => {
    const exchange = new HttpExchange(target, (outcome) => {
      cancellation?.forget(cancel);
      resolve(
        'error' in outcome
          ? describeFailure(outcome.error)
          : readWithin(request.budget, outcome),
      );
    });
    const cancel = (): void => exchange.end(new FetchEnd('REQUEST_CANCELLED'));
    cancellation?.onCancel(cancel);
    exchange.startTimer(() => exchange.end(new FetchEnd('SUBREQUEST_TIMEOUT')));
    target.pool.dispatch(
      {
        method: 'POST',
        path: target.path,
        headers: {
          ...request.headers,
          'content-type': 'application/json',
          accept: ACCEPT,
        },
        body: requestBody(target, request),
      },
      exchange,
    );
  });
}

/** Why an exchange was ended from this side. */
class FetchEnd extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode) {
    super(code);
    this.code = code;
  }
}

function requestBody(target: Target, request: SubgraphRequest): string {
  let prefix = target.prefixes.get(request.query);
  if (prefix === undefined) {
    const name =
      request.operationName === undefined
        ? ''
        : `"operationName":${JSON.stringify(request.operationName)},`;
    prefix = `{${name}"query":${JSON.stringify(request.query)}`;
    target.prefixes.set(request.query, prefix);
  }
  return request.variablesText === undefined
    ? `${prefix}}`
    : `${prefix},"variables":${request.variablesText}}`;
}

/** An answer is taken off the budget before it is parsed. */
function readWithin(
  budget: OperationBudget | undefined,
  { status, text }: { readonly status: number; readonly text: string },
): SubgraphResponse {
  return budget && !budget.admitsMergedBytes(Buffer.byteLength(text))
    ? failed('OPERATION_BUDGET_EXCEEDED')
    : readAnswer(status, text);
}

function readAnswer(status: number, text: string): SubgraphResponse {
  // A GraphQL answer counts whatever its status: servers send errors, and
  // even data, with 4xx and 5xx.
  const answer = readGraphqlResponse(text);
  if (answer) return status >= 400 ? { ...answer, status } : answer;
  if (status >= 200 && status < 300) {
    return failed('SUBREQUEST_MALFORMED_RESPONSE');
  }
  return failed(
    'SUBREQUEST_HTTP_ERROR',
    `A subgraph answered with HTTP status ${status}.`,
    status,
  );
}

function describeFailure(error: unknown): SubgraphResponse {
  if (error instanceof FetchEnd) return failed(error.code);
  if (error instanceof AnswerTooLargeError) {
    return failed(
      'SUBREQUEST_MALFORMED_RESPONSE',
      'The answer of a subgraph is too large.',
    );
  }
  return failed('SUBREQUEST_HTTP_ERROR');
}

function failed(
  code: ErrorCode,
  message?: string,
  status?: number,
): SubgraphResponse {
  const extensions = status === undefined ? {} : { http: { status } };
  return {
    errors: [
      responseError(code, {
        ...(message === undefined ? {} : { message }),
        extensions,
      }),
    ],
  };
}
