import type * as native from '@graphql-hive/router-query-planner';
import { GatewayError } from '../../../base/errors.ts';
import type {
  BatchFetchNode,
  DataPath,
  FetchNode,
  PlanNode,
  RequiredSelection,
  Rewrite,
  RewriteStep,
} from '../../plan-node.ts';

/**
 * Converts the planner's output to typed data. Throws a `GatewayError` for an
 * unknown node: leaving it out would make an incomplete answer without an
 * error.
 */
export function decodePlan(plan: native.QueryPlan): PlanNode | undefined {
  return plan.node ? decodeNode(plan.node) : undefined;
}

function decodeNode(node: native.PlanNode): PlanNode {
  switch (node.kind) {
    case 'Fetch':
      return decodeFetch(node);
    case 'BatchFetch':
      return decodeBatchFetch(node);
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, nodes: node.nodes.map(decodeNode) };
    case 'Flatten':
      return {
        kind: 'Flatten',
        path: decodePath(node.path),
        node: decodeNode(node.node),
      };
    case 'Condition':
      return {
        kind: 'Condition',
        variable: node.condition,
        ifTrue: node.ifClause ? decodeNode(node.ifClause) : undefined,
        ifFalse: node.elseClause ? decodeNode(node.elseClause) : undefined,
      };
    case 'Subscription':
      return { kind: 'Subscription', primary: decodeFetch(node.primary) };
    case 'Defer':
      throw unknownNode(node);
    default:
      throw unknownNode(node);
  }
}

function decodeFetch(node: native.FetchNode): FetchNode {
  return {
    kind: 'Fetch',
    ...decodeOperation(node),
    requires: node.requires?.flatMap(decodeRequired),
    inputRewrites: (node.inputRewrites ?? []).map(decodeRewrite),
    outputRewrites: (node.outputRewrites ?? []).map(decodeRewrite),
  };
}

function decodeBatchFetch(node: native.BatchFetchNode): BatchFetchNode {
  return {
    kind: 'BatchFetch',
    ...decodeOperation(node),
    batches: node.entityBatch.aliases.map((batch) => ({
      alias: batch.alias,
      representationsVariable: batch.representationsVariableName,
      paths: batch.paths.map(decodePath),
      requires: batch.requires.flatMap(decodeRequired),
      inputRewrites: (batch.inputRewrites ?? []).map(decodeRewrite),
      outputRewrites: (batch.outputRewrites ?? []).map(decodeRewrite),
    })),
  };
}

function decodeOperation(node: native.FetchNode | native.BatchFetchNode) {
  return {
    subgraph: node.serviceName,
    query: node.operation,
    operationKind: node.operationKind ?? 'query',
    operationName: node.operationName,
    variables: node.variableUsages ?? [],
  } as const;
}

function decodePath(path: readonly native.FlattenNodePathSegment[]): DataPath {
  return path.map((segment) => {
    if (segment === '@') return { kind: 'Items' };
    if ('Field' in segment) return { kind: 'Field', name: segment.Field };
    if ('TypeCondition' in segment) {
      return { kind: 'Types', names: segment.TypeCondition };
    }
    throw unknownNode(segment);
  });
}

function decodeRequired(
  selection: native.RequiresSelection,
): RequiredSelection[] {
  switch (selection.kind) {
    case 'Field':
      return [
        {
          kind: 'Field',
          // Not an alias in the GraphQL sense: `name` is the key to read
          // (possibly the planner's alias), `alias` the key to send.
          source: selection.name,
          name: selection.alias ?? selection.name,
          selections: (selection.selections ?? []).flatMap(decodeRequired),
        },
      ];
    case 'InlineFragment':
      return [
        {
          kind: 'Fragment',
          typeCondition: selection.typeCondition,
          selections: selection.selections.flatMap(decodeRequired),
        },
      ];
    case 'FragmentSpread':
      throw unknownNode(selection);
  }
}

function decodeRewrite(rewrite: native.InputRewrite): Rewrite {
  if ('KeyRenamer' in rewrite) return decodeRenamer(rewrite.KeyRenamer);
  if ('ValueSetter' in rewrite) return decodeSetter(rewrite.ValueSetter);
  // Some rewrites come as flat objects with a `kind`.
  if ('renameKeyTo' in rewrite) {
    return decodeRenamer(rewrite as unknown as native.KeyRenamer);
  }
  return decodeSetter(rewrite);
}

function decodeRenamer(rewrite: native.KeyRenamer): Rewrite {
  return {
    kind: 'KeyRenamer',
    path: rewrite.path.map(decodeRewriteStep),
    name: rewrite.renameKeyTo,
  };
}

function decodeSetter(rewrite: native.ValueSetter): Rewrite {
  return {
    kind: 'ValueSetter',
    path: rewrite.path.map(decodeRewriteStep),
    value: rewrite.setValueTo,
  };
}

function decodeRewriteStep(step: native.FetchNodePathSegment): RewriteStep {
  return 'Key' in step
    ? { kind: 'Key', name: step.Key }
    : { kind: 'Types', names: step.TypenameEquals };
}

function unknownNode(node: unknown): GatewayError {
  return new GatewayError(
    'QUERY_PLAN_FAILED',
    `The query planner answered a node this gateway does not know: ${JSON.stringify(node).slice(0, 200)}`,
  );
}
