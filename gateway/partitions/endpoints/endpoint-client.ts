import type {
  SubgraphRequest,
  SubgraphResponse,
} from '../../fetch/subgraph-fetcher.ts';

/** What an endpoint answered, or answered once. */
export interface EndpointAnswer {
  readonly response: SubgraphResponse;
  /** Set for a stale answer: when it was given, RFC 3339. */
  readonly asOf?: string;
}

/** What whoever asked makes of an answer. */
export interface Judgement {
  /** Whether the endpoint did not do what it is there for. */
  readonly isFailure: boolean;
  /** Whether nothing is missing: it may stand in for a later one. */
  readonly isWhole: boolean;
}

export interface EndpointAsk<T extends Judgement> {
  readonly request: SubgraphRequest;
  /** What the endpoint holds: old answers are those of the same. */
  readonly holding: string;
  /** Called once for each answer. */
  readonly judge: (answer: EndpointAnswer) => T;
  /**
   * When it was first asked for this (`performance.now()`): questions one after
   * the other have one deadline. Left out: now.
   */
  readonly startedAt?: number | undefined;
}

/** One endpoint behind its policy: deadline, retries, breaker and the like. */
export interface EndpointClient {
  readonly takes: 'text' | 'objects';
  /** Milliseconds until it is given up. */
  readonly deadlineMs: number;
  /** Whether it is likely to answer, and in time to be asked once more. */
  readonly pace: 'quick' | 'slow' | 'stopped';
  /**
   * The judgement on what came, or on what stands in for it. Never rejects:
   * what goes wrong is an answer with errors.
   */
  fetch<T extends Judgement>(ask: EndpointAsk<T>): Promise<T>;
  /** Frees sockets; waits for what is in flight. */
  close(): Promise<void>;
}
