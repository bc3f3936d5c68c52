import type { ServerResponse } from 'node:http';

import { expectedError } from '../../errors.ts';

/** Whoever waits for an answer, until it has gone or its time is up. */
export interface Caller {
  /** Aborted at its end; by the deadline with the error as its reason. */
  readonly signal: AbortSignal;
  /** `performance.now()` at the deadline. */
  readonly deadlineAt: number;
}

/**
 * Watches the connection of a response. An answer that is being sent at the
 * deadline is cut off: a slow reader keeps it in memory no longer.
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
