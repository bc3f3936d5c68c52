import type { RequestScope } from '../../../../protocol/request-scope.ts';

/** A GraphQL request to a subgraph, in process or read from HTTP. */
export interface GraphqlRequest {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  /** For whom and until when; left out, it is the house's own request. */
  readonly scope?: RequestScope;
  /**
   * Objects the answer may have. A caller in process that says so has estimated
   * the operation that this is a part of, so its size is not estimated again.
   */
  readonly maxObjects?: number;
  /** Whether it was read from a connection, whoever is at its other end. */
  readonly isFromOutside?: boolean;
  /** Refuses mutations: a GET must not change anything. */
  readonly isReadOnly?: boolean;
}
