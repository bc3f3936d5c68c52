import type { DocumentNode } from 'graphql';
import type { TakenKeys } from '../prepare/rename-hostile-keys.ts';
import type { ClientDirectives } from '../prepare/take-directives.ts';
import type { OperationKind, PlanNode } from './plan-node.ts';

/** An operation to be planned. */
export interface OperationToPlan {
  /**
   * The operation with its fragments: valid against the public schema, without
   * directives and introspection. None of its response keys are `taken` keys of
   * the planner.
   */
  readonly document: DocumentNode;
  readonly kind: OperationKind;
  readonly operationName: string | undefined;
  /** The client's directives, which were removed from the document. */
  readonly directives: ClientDirectives | undefined;
  /** The request's random value, 0 to 100, for `percent(n)` override labels. */
  readonly percentage: number;
}

export interface Planned {
  /** Undefined if nothing has to be fetched. Its queries are valid GraphQL. */
  readonly plan: PlanNode | undefined;
  /** Descriptions of the client's directives that no subgraph will get. */
  readonly dropped: readonly string[];
}

/**
 * Plans the operations of one supergraph. This port is all that the gateway
 * knows of a planner.
 */
export interface Planner {
  /** Directives that are ignored, e.g. `@provides on Query.p`. */
  readonly leftOut: readonly string[];
  readonly taken: TakenKeys;
  /**
   * Rejects with a `GatewayError`: `QUERY_PLAN_FAILED` (always, for the same
   * operation), `QUERY_PLAN_TIMEOUT` or `QUERY_PLAN_BUSY`.
   */
  plan(operation: OperationToPlan): Promise<Planned>;
}

export interface PlannerOptions {
  /** The labels of progressive overrides that are switched on. */
  readonly labels: ReadonlySet<string>;
  /** The milliseconds for one operation. */
  readonly deadlineMs: number;
}
