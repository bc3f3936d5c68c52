/**
 * What everything that works for one request is given, from the socket down to
 * a subgraph's resolvers: who asks, until when, and where to tell what broke.
 */
export interface RequestScope {
  readonly principal: Principal;
  /** Of the request's headers, in lower case, those that are passed on. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Cancelled when nobody waits for the answer any more. */
  readonly cancellation: CancellationToken;
  /** When it ends (`performance.now()`); `Infinity` until its time begins. */
  readonly deadlineAt: number;
  readonly report: Report;
  readonly trace: Trace;
  /** What a program that embeds the gateway put on its request. */
  readonly context?: unknown;
}

/** Who asks. */
export interface Principal {
  /**
   * Equal for those who may see the same: a part of every key under which
   * answers or fetches are shared.
   */
  readonly key: string;
}

/** Whoever asks until there is access control. */
export const ANONYMOUS: Principal = { key: 'anonymous' };

/** A wait that may end before its time; whoever waits calls `forget` after. */
export interface CancellationToken {
  readonly isCancelled: boolean;
  readonly signal: AbortSignal;
  /** Calls back once when it is cancelled. */
  onCancel(listener: () => void): void;
  forget(listener: () => void): void;
}

/**
 * Tells of a defect: what was thrown and nobody expected. Not for failures that
 * are expected, which are values. `at` says where it was caught.
 */
export type Report = (cause: unknown, at: string) => void;

/** Connects what is logged of one request, here and behind it. */
export interface Trace {
  /** 32 hexadecimal digits (W3C Trace Context); made when it is first read. */
  readonly id: string;
}
