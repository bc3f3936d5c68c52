import type {
  SubgraphRequest,
  SubgraphResponse,
} from '../../fetch/subgraph-fetcher.ts';

/** An answer of an endpoint, new or kept from earlier. */
export interface EndpointAnswer {
  readonly response: SubgraphResponse;
  /** Set for a stale answer: when it was given (RFC 3339). */
  readonly asOf?: string;
}

/** How the caller judges an answer. */
export interface Judgement {
  /** Whether the endpoint failed, as its circuit breaker counts it. */
  readonly isFailure: boolean;
  /** Whether nothing is missing, so that it may be kept as a stale answer. */
  readonly isWhole: boolean;
}

export interface EndpointAsk<T extends Judgement> {
  readonly request: SubgraphRequest;
  /**
   * Identifies what the endpoint holds; kept answers are valid only for the
   * same.
   */
  readonly holding: string;
  /** Called once for each answer. */
  readonly judge: (answer: EndpointAnswer) => T;
  /**
   * When it was first asked (`performance.now()`); follow-up requests share the
   * deadline of the first. Default: now.
   */
  readonly startedAt?: number | undefined;
}

/**
 * An endpoint behind its policy: deadline, retries, circuit breaker and so on.
 */
export interface EndpointClient {
  readonly takes: 'text' | 'objects';
  /** Milliseconds until the endpoint is given up. */
  readonly deadlineMs: number;
  /**
   * How it is likely to answer: soon enough to be asked a second time, slowly,
   * or not at all.
   */
  readonly pace: 'quick' | 'slow' | 'stopped';
  /**
   * The judgement of the answer, or of a stale answer in its place. Never
   * rejects: a failure is an answer with errors.
   */
  fetch<T extends Judgement>(ask: EndpointAsk<T>): Promise<T>;
  /** Closes connections; waits for requests in flight. */
  close(): Promise<void>;
}
