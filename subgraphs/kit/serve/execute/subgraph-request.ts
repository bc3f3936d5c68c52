/** A GraphQL request to a subgraph, in process or read from HTTP. */
export interface SubgraphRequest {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Cancelled when nobody waits for the answer any more. */
  readonly signal?: () => AbortSignal | undefined;
  /**
   * Objects the answer may have. A caller in process that says so has estimated
   * the operation that this is a part of, so its size is not estimated again.
   */
  readonly maxObjects?: number;
  /** Whether it was read from a connection, whoever is at its other end. */
  readonly isFromOutside?: boolean;
  /** When the caller gives up (`performance.now()`). */
  readonly deadlineAt?: number;
  /** Refuses mutations: a GET must not change anything. */
  readonly isReadOnly?: boolean;
}
