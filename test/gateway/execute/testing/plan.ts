import type {
  FetchNode,
  PlanNode,
  RequiredSelection,
} from '../../../../gateway/plan/plan-node.ts';
import { dataPath } from './data-path.ts';

/** A fetch of the root: `root('books', '{ books { id } }')`. */
export function root(
  subgraph: string,
  query: string,
  more: Partial<FetchNode> = {},
): FetchNode {
  return {
    kind: 'Fetch',
    subgraph,
    query,
    operationKind: query.startsWith('mutation') ? 'mutation' : 'query',
    operationName: undefined,
    variables: [],
    requires: undefined,
    inputRewrites: [],
    outputRewrites: [],
    ...more,
  };
}

/** A fetch of Books at a path, by these keys, of these fields. */
export function books(
  at: string,
  fields: string,
  keys: readonly string[] = ['id'],
): PlanNode {
  const query = `query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Book { ${fields} } } }`;
  const requires: RequiredSelection[] = [
    {
      kind: 'Fragment',
      typeCondition: 'Book',
      selections: ['__typename', ...keys].map((name) => {
        return { kind: 'Field', source: name, name, selections: [] };
      }),
    },
  ];
  const node = root('books', query, { requires });
  return { kind: 'Flatten', path: dataPath(at), node };
}

export function inOrder(...nodes: PlanNode[]): PlanNode {
  return { kind: 'Sequence', nodes };
}

export function together(...nodes: PlanNode[]): PlanNode {
  return { kind: 'Parallel', nodes };
}
