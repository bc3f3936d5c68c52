import type {
  DataPath,
  FetchNode,
  RequiredSelection,
} from '../../../../gateway/plan/plan-node.ts';
import { loadSupergraph } from '../../../../gateway/supergraph/load-supergraph.ts';
import { composeSupergraph } from '../../testing/compose.ts';

/** A supergraph of subgraphs, read as the gateway reads it. */
export function supergraphOf(sdls: Readonly<Record<string, string>>) {
  return loadSupergraph(composeSupergraph({ sdls }));
}

/** A fetch of the root, or of entities where it has `requires`. */
export function fetchNode(
  subgraph: string,
  query: string,
  requires?: readonly RequiredSelection[],
): FetchNode {
  return {
    kind: 'Fetch',
    subgraph,
    query,
    operationKind: query.startsWith('mutation') ? 'mutation' : 'query',
    operationName: undefined,
    variables: requires ? ['representations'] : [],
    requires,
    inputRewrites: [],
    outputRewrites: [],
  };
}

/** What an entity of a type is sent with. */
export function requiring(
  typeCondition: string,
  ...fields: readonly string[]
): readonly RequiredSelection[] {
  const selections = ['__typename', ...fields].map((name) => ({
    kind: 'Field' as const,
    source: name,
    name,
    selections: [],
  }));
  return [{ kind: 'Fragment', typeCondition, selections }];
}

export function at(...names: readonly string[]): DataPath {
  return names.map((name) => ({ kind: 'Field', name }));
}
