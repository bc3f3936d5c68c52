/**
 * What everything that works for one request is given, from the HTTP server
 * down to the resolvers of in-process subgraphs.
 */
export interface RequestScope {
  readonly principal: Principal;
  /**
   * The request headers that are passed on to subgraphs; names in lower case.
   */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Cancelled when nobody waits for the answer any more. */
  readonly cancellation: CancellationToken;
  /**
   * The deadline, on the clock of `performance.now()`, in milliseconds;
   * `Infinity` until the time of the request begins to run.
   */
  readonly deadlineAt: number;
  readonly report: Report;
  readonly trace: Trace;
  /** An opaque value from the program that embeds the gateway. */
  readonly context?: unknown;
}

/** The client on whose behalf a request is answered. */
export interface Principal {
  /**
   * Equal for principals who may see the same data. Part of every key under
   * which answers or fetches are shared.
   */
  readonly key: string;
}

/** The principal of every request, until there is access control. */
export const ANONYMOUS: Principal = { key: 'anonymous' };

/**
 * A signal that work is no longer wanted. Whoever no longer needs its listener
 * calls `forget`.
 */
export interface CancellationToken {
  readonly isCancelled: boolean;
  readonly signal: AbortSignal;
  /** Calls back once when it is cancelled. */
  onCancel(listener: () => void): void;
  forget(listener: () => void): void;
}

/**
 * Reports a defect: an error that nobody expected (expected failures are
 * values). `at` says in words where it was caught.
 */
export type Report = (cause: unknown, at: string) => void;

/**
 * The trace of a request; it connects log lines of this process and of
 * subgraphs.
 */
export interface Trace {
  /** 32 hexadecimal digits (W3C Trace Context), generated on first use. */
  readonly id: string;
}
