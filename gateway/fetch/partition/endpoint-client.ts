import type { SubgraphRequest, SubgraphResponse } from '../subgraph-fetcher.ts';

/** What an endpoint answered, or answered once. */
export interface EndpointAnswer {
  readonly response: SubgraphResponse;
  /** Set for a stale answer: when it was given, RFC 3339. */
  readonly asOf?: string;
}

/** One endpoint behind its policy: deadline, retries, breaker and the like. */
export interface EndpointClient {
  readonly takes: 'text' | 'objects';
  /** Never rejects: what goes wrong is an answer with errors. */
  fetch(request: SubgraphRequest, scope: string): Promise<EndpointAnswer>;
  /** Frees sockets; waits for what is in flight. */
  close(): Promise<void>;
}
