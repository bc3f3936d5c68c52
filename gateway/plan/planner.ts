import type { DocumentNode } from 'graphql';
import type { TakenKeys } from '../prepare/rename-hostile-keys.ts';
import type { ClientDirectives } from '../prepare/take-directives.ts';
import type { OperationKind, PlanNode } from './plan-node.ts';

/** An operation as a planner is given it. */
export interface OperationToPlan {
  /**
   * One operation with its fragments: valid against the public schema, without
   * directives, and with nothing that the gateway answers itself. No response
   * key is one of the planner's `taken` keys.
   */
  readonly document: DocumentNode;
  readonly kind: OperationKind;
  readonly operationName: string | undefined;
  /** The client's directives, which were taken out of the document. */
  readonly directives: ClientDirectives | undefined;
  /** Where this request falls for `percent(n)` overrides: 0 to 100. */
  readonly percentage: number;
}

export interface Planned {
  /** Undefined when nothing is to be fetched. Its queries are GraphQL. */
  readonly plan: PlanNode | undefined;
  /** Directives of the client's that no subgraph will see, each in words. */
  readonly dropped: readonly string[];
}

/** Plans the operations of one supergraph. All else about it is its own. */
export interface Planner {
  /** What it cannot read, and does without: `@provides on Query.p`. */
  readonly leftOut: readonly string[];
  readonly taken: TakenKeys;
  /**
   * Rejects with a `GatewayError`: `QUERY_PLAN_FAILED`, which says so again for
   * the same operation; `QUERY_PLAN_TIMEOUT` and `QUERY_PLAN_BUSY`.
   */
  plan(operation: OperationToPlan): Promise<Planned>;
}

export interface PlannerOptions {
  /** Labels of progressive overrides that are on. */
  readonly labels: ReadonlySet<string>;
  /** Milliseconds that it has for one operation. */
  readonly deadlineMs: number;
}
