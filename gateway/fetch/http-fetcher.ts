import QuickLRU from 'quick-lru';
import { type Dispatcher, errors as undiciErrors, Pool } from 'undici';
import { type ErrorCode, responseError } from '../errors.ts';
import { readGraphqlResponse } from './graphql-response.ts';
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
  const pool = new Pool(url.origin, {
    connections: options.connections ?? 128,
    maxResponseSize: options.maxResponseBytes ?? 64 * 1024 * 1024,
  });
  const target: Target = {
    pool,
    path: url.pathname + url.search,
    timeoutMs: options.timeoutMs ?? 10_000,
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
  /** The request body up to the variables, by query text. */
  readonly prefixes: QuickLRU<string, string>;
}

async function post(
  target: Target,
  request: SubgraphRequest,
): Promise<SubgraphResponse> {
  if (request.signal?.aborted) return failed('REQUEST_CANCELLED');
  const abort = createAbort(target.timeoutMs, request.signal);
  try {
    const response = await target.pool.request({
      method: 'POST',
      path: target.path,
      headers: {
        ...request.headers,
        'content-type': 'application/json',
        accept: ACCEPT,
      },
      body: requestBody(target, request),
      signal: abort.signal,
    });
    return await readResponse(response);
  } catch (error) {
    if (request.signal?.aborted) return failed('REQUEST_CANCELLED');
    if (abort.timedOut()) return failed('SUBREQUEST_TIMEOUT');
    return describeFailure(error);
  } finally {
    abort.release();
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

async function readResponse(
  response: Dispatcher.ResponseData,
): Promise<SubgraphResponse> {
  const { statusCode } = response;
  const text = await response.body.text();
  // A GraphQL answer counts whatever its status: servers send errors, and
  // even data, with 4xx and 5xx.
  const answer = readGraphqlResponse(text);
  if (answer) return answer;
  if (statusCode >= 200 && statusCode < 300) {
    return failed('SUBREQUEST_MALFORMED_RESPONSE');
  }
  return failed(
    'SUBREQUEST_HTTP_ERROR',
    `A subgraph answered with HTTP status ${statusCode}.`,
    statusCode,
  );
}

function describeFailure(error: unknown): SubgraphResponse {
  if (error instanceof undiciErrors.ResponseExceededMaxSizeError) {
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

interface Abort {
  readonly signal: AbortSignal;
  timedOut(): boolean;
  release(): void;
}

/** Aborts after `timeoutMs`, and with `parent`; must be released. */
function createAbort(timeoutMs: number, parent?: AbortSignal): Abort {
  const controller = new AbortController();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    controller.abort();
  }, timeoutMs);
  const onParentAbort = () => {
    controller.abort();
  };
  parent?.addEventListener('abort', onParentAbort, { once: true });
  return {
    signal: controller.signal,
    timedOut: () => timedOut,
    release() {
      clearTimeout(timer);
      parent?.removeEventListener('abort', onParentAbort);
    },
  };
}
