import type { ServerResponse } from 'node:http';

import { expectedError } from '../../errors.ts';

/**
 * The client that waits for an answer, until it leaves or the deadline passes.
 */
export interface Caller {
  /**
   * Aborted when the client leaves, or at the deadline with an error as its
   * reason.
   */
  readonly signal: AbortSignal;
  /** `performance.now()` at the deadline. */
  readonly deadlineAt: number;
}

/**
 * Watches the connection of a response. An answer that is still being sent at
 * the deadline is cut off, so that a slow reader does not hold it in memory.
 */
export function watchCaller(
  response: ServerResponse,
  deadlineMs: number,
): Caller {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort(
      expectedError(
        'REQUEST_TIMEOUT',
        `Expected an answer within ${deadlineMs / 1000} s, but it takes longer.`,
      ),
    );
    if (response.headersSent) response.destroy();
  }, deadlineMs);
  response.once('close', () => {
    clearTimeout(timer);
    controller.abort();
  });
  return {
    signal: controller.signal,
    deadlineAt: performance.now() + deadlineMs,
  };
}
