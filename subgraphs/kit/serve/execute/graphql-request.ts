import type { RequestScope } from '../../../../protocol/request-scope.ts';

/** A GraphQL request to a subgraph, in process or read from HTTP. */
export interface GraphqlRequest {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  /**
   * Principal, deadline, cancellation and report; without it the request is one
   * of the process itself (own-scope.ts).
   */
  readonly scope?: RequestScope;
  /**
   * Limit of objects in the answer. A caller in process that sets it has
   * estimated the whole operation, so the subgraph does not estimate its part
   * again.
   */
  readonly maxObjects?: number;
  /** Whether it came over a connection, so that its sender is unknown. */
  readonly isFromOutside?: boolean;
  /** Refuses mutations, for HTTP GET. */
  readonly isReadOnly?: boolean;
}
