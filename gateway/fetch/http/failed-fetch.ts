import { type ErrorCode, responseError } from '../../base/errors.ts';
import type { SubgraphResponse } from '../subgraph-fetcher.ts';

/** The answer of a fetch that failed as a whole. */
export function failedFetch(
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
