import type { RequestScope } from '../../protocol/request-scope.ts';
import type { OperationBudget } from './operation-budget.ts';
import type { PartitionAnswer } from './partition-report.ts';

/** A GraphQL request to one subgraph. */
export interface SubgraphRequest {
  readonly subgraph: string;
  /** The same string object for every run of one plan: caches may key on it. */
  readonly query: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly operationName?: string;
  /** Set for a fetcher that takes `objects`. */
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Set for a fetcher that takes `text`: the JSON text of the variables. */
  readonly variablesText?: string;
  /** For whom and until when, and where to tell of a defect. */
  readonly scope: RequestScope;
  /** What is left to the operation; shared by all its requests. */
  readonly budget?: OperationBudget;
}

/** An error as a subgraph reports it; nothing of it is trusted. */
export interface SubgraphError {
  readonly message?: unknown;
  readonly path?: unknown;
  readonly extensions?: unknown;
}

/**
 * What came back. A fetch that failed as a whole is an answer with `errors`
 * and without `data`: failures to be expected are values, not exceptions.
 */
export interface SubgraphResponse {
  /** Owned by the executor from here on: it merges into these objects. */
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly SubgraphError[];
  readonly extensions?: unknown;
  /** The HTTP status, where it was one of failure. */
  readonly status?: number;
  /** Milliseconds for which the server asks to be left alone. */
  readonly retryAfterMs?: number;
  /** How complete it is, from a partitioned subgraph. */
  readonly partitions?: PartitionAnswer;
  /** Set when no string of `data` holds a character that JSON escapes. */
  readonly isPlain?: boolean;
  /** The JSON text `data` was parsed from, where it can be had. */
  readonly dataText?: () => string | undefined;
}

/** The port through which the executor reaches a subgraph. */
export interface SubgraphFetcher {
  /** How variables are passed; `objects` when it is not said. */
  readonly takes?: 'text' | 'objects';
  fetch(request: SubgraphRequest): Promise<SubgraphResponse>;
  /** Frees sockets; waits for what is in flight. */
  close?(): Promise<void>;
}
