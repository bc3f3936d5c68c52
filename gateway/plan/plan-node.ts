/**
 * A query plan as data, independent of the planner. A planner's own nodes are
 * converted once (`decode-plan.ts`), so that all other code can switch
 * exhaustively.
 */
export type PlanNode =
  | FetchNode
  | BatchFetchNode
  | SequenceNode
  | ParallelNode
  | FlattenNode
  | ConditionNode
  | SubscriptionNode;

export type OperationKind = 'query' | 'mutation' | 'subscription';

interface SubgraphOperation {
  readonly subgraph: string;
  readonly query: string;
  readonly operationKind: OperationKind;
  readonly operationName: string | undefined;
  readonly variables: readonly string[];
}

export interface FetchNode extends SubgraphOperation {
  readonly kind: 'Fetch';
  /** Set for an entity fetch. */
  readonly requires: readonly RequiredSelection[] | undefined;
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
}

/**
 * Several entity fetches to one subgraph in one request, distinguished by
 * alias.
 */
export interface BatchFetchNode extends SubgraphOperation {
  readonly kind: 'BatchFetch';
  readonly batches: readonly EntitiesField[];
}

/** One `_entities` field of a fetch. */
export interface EntitiesField {
  readonly alias: string;
  readonly representationsVariable: string;
  readonly paths: readonly DataPath[];
  readonly requires: readonly RequiredSelection[];
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
}

export interface SequenceNode {
  readonly kind: 'Sequence';
  readonly nodes: readonly PlanNode[];
  /**
   * Whether each child waits for all before it, whether it uses their data or
   * not.
   */
  readonly isStrict?: boolean;
}

export interface ParallelNode {
  readonly kind: 'Parallel';
  readonly nodes: readonly PlanNode[];
}

export interface FlattenNode {
  readonly kind: 'Flatten';
  readonly path: DataPath;
  readonly node: PlanNode;
}

export interface ConditionNode {
  readonly kind: 'Condition';
  readonly variable: string;
  readonly ifTrue: PlanNode | undefined;
  readonly ifFalse: PlanNode | undefined;
}

export interface SubscriptionNode {
  readonly kind: 'Subscription';
  readonly primary: FetchNode;
}

/** The path to the objects of a fetch in the merged data. */
export type DataPath = readonly PathStep[];

/** The response keys of a path, without types and lists. */
export function keysOfPath(path: DataPath): readonly string[] {
  return path.flatMap((step) => (step.kind === 'Field' ? step.name : []));
}

export type PathStep =
  | { readonly kind: 'Field'; readonly name: string }
  | { readonly kind: 'Items' }
  | { readonly kind: 'Types'; readonly names: readonly string[] };

export type RequiredSelection = RequiredField | RequiredFragment;

export interface RequiredField {
  readonly kind: 'Field';
  /** The key in the merged data. */
  readonly source: string;
  /** The key in the representation. */
  readonly name: string;
  readonly selections: readonly RequiredSelection[];
}

export interface RequiredFragment {
  readonly kind: 'Fragment';
  readonly typeCondition: string;
  readonly selections: readonly RequiredSelection[];
}

export type Rewrite = ValueSetter | KeyRenamer;

export interface ValueSetter {
  readonly kind: 'ValueSetter';
  readonly path: readonly RewriteStep[];
  readonly value: string;
}

export interface KeyRenamer {
  readonly kind: 'KeyRenamer';
  readonly path: readonly RewriteStep[];
  readonly name: string;
}

export type RewriteStep =
  | { readonly kind: 'Key'; readonly name: string }
  | { readonly kind: 'Types'; readonly names: readonly string[] };
