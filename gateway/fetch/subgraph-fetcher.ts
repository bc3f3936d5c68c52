import type { RequestScope } from '../../protocol/request-scope.ts';
import type { OperationBudget } from './operation-budget.ts';
import type { PartitionAnswer } from './partition-report.ts';
import type { SubgraphError } from './subgraph-error.ts';

/** A GraphQL request to one subgraph. */
export interface SubgraphRequest {
  readonly subgraph: string;
  /**
   * The same string object for each run of a plan, so that caches can use it as
   * a key.
   */
  readonly query: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly operationName?: string;
  /** Set for a fetcher that takes `objects`. */
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Set for a fetcher that takes `text`: the JSON text of the variables. */
  readonly variablesText?: string;
  /** The scope of the client's request. */
  readonly scope: RequestScope;
  /** The rest of the operation's budget, shared by all its requests. */
  readonly budget?: OperationBudget;
}

/**
 * The answer to a request. A fetch that failed as a whole has `errors` and no
 * `data`: expected failures are values, not exceptions.
 */
export interface SubgraphResponse {
  /** Owned by the executor from here on, which merges into these objects. */
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly SubgraphError[];
  readonly extensions?: unknown;
  /** The HTTP status, if it was one of failure. */
  readonly status?: number;
  /** The milliseconds after which the server wants to be asked again. */
  readonly retryAfterMs?: number;
  /** Set by a partitioned subgraph. */
  readonly partitions?: PartitionAnswer;
  /** Set if no string of `data` has a character that JSON escapes. */
  readonly isPlain?: boolean;
  /** Returns the JSON text from which `data` was parsed, if available. */
  readonly dataText?: () => string | undefined;
}

/** The port through which the executor reaches a subgraph. */
export interface SubgraphFetcher {
  /** How variables are passed. Default `objects`. */
  readonly takes?: 'text' | 'objects';
  fetch(request: SubgraphRequest): Promise<SubgraphResponse>;
  /** Closes connections; waits for requests in flight. */
  close?(): Promise<void>;
}
