import { LRUCache } from 'lru-cache';
import { Pool } from 'undici';
import { BufferBudget } from './buffer-budget.ts';
import { failedFetch } from './failed-fetch.ts';
import { HttpCall, type HttpSubgraph } from './http-call.ts';
import { ACCEPTED_CODINGS } from './http-coding.ts';
import { httpTarget } from './http-url.ts';
import {
  type SomeLimits,
  SUBGRAPH_LIMITS,
  withLimits,
} from './response-limits.ts';
import type {
  SubgraphFetcher,
  SubgraphRequest,
  SubgraphResponse,
} from '../subgraph-fetcher.ts';

export interface HttpFetcherOptions {
  /**
   * Credentials in the URL are sent as Basic authorization and replace the
   * client's.
   */
  readonly url: string;
  /** Milliseconds until an answer must be complete. Default 10,000. */
  readonly timeoutMs?: number | undefined;
  /** What an answer may hold. */
  readonly limits?: SomeLimits;
  /** The most sockets to the subgraph's origin. Default 128. */
  readonly connections?: number;
  /** Whether to request compressed answers. Default: not from loopback. */
  readonly compression?: boolean | undefined;
  /** Whether to send a query again if its connection broke. Default true. */
  readonly resend?: boolean;
  /** A budget shared with other fetchers. Default: 256 MiB of its own. */
  readonly buffers?: BufferBudget;
}

const ACCEPT = 'application/graphql-response+json, application/json;q=0.9';
export const DEFAULT_BUFFER_BYTES = 256 * 1024 * 1024;

/**
 * A fetcher for a subgraph over HTTP. It does not follow redirects, since a
 * subgraph must not choose who gets to see the client's authorization.
 */
export function createHttpFetcher(
  options: HttpFetcherOptions,
): SubgraphFetcher {
  const { origin, path, authorization, isLoopback } = httpTarget(options.url);
  const asksCompressed = options.compression ?? !isLoopback;
  const buffers = options.buffers ?? new BufferBudget(DEFAULT_BUFFER_BYTES);
  const pool = new Pool(origin, {
    connections: options.connections ?? 128,
    // Disabled: a call has its own deadline for the whole answer.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const subgraph: HttpSubgraph = {
    pool,
    path,
    timeoutMs: options.timeoutMs ?? 10_000,
    limits: withLimits(SUBGRAPH_LIMITS, options.limits ?? {}),
    share: buffers.openShare(),
    canResend: options.resend ?? true,
    headers: {
      'content-type': 'application/json',
      accept: ACCEPT,
      ...(asksCompressed ? { 'accept-encoding': ACCEPTED_CODINGS } : {}),
      ...(authorization === undefined ? {} : { authorization }),
    },
    prefixes: new LRUCache({ max: 1000 }),
  };
  return {
    takes: 'text',
    fetch: (request) => post(subgraph, request),
    close: () => pool.close(),
  };
}

function post(
  subgraph: HttpSubgraph,
  request: SubgraphRequest,
): Promise<SubgraphResponse> {
  if (request.scope.cancellation.isCancelled) {
    return Promise.resolve(failedFetch('REQUEST_CANCELLED'));
  }
  return new Promise((resolve) => {
    new HttpCall(subgraph, request, resolve).start();
  });
}
