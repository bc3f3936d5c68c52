import DataLoader from 'dataloader';

import type { ExecutionLimits } from '../../../../../subgraphs/kit/serve/execute/limits.ts';
import {
  createSubgraph,
  type RequestContext,
  type Subgraph,
} from '../../../../../subgraphs/kit/serve/subgraph.ts';

const contract = `
  type Query {
    root: Node!
    nodes(first: Int = 20, after: String): NodeConnection!
    "Answers when the test lets it."
    gate: Node!
  }
  type Mutation { touch: Boolean }
  type Node { id: ID! name: String failing: Node children: [Node!]! deeper: Node! tags: [String!]! }
  type NodeConnection { nodes: [Node!]! edges: [Edge!]! pageInfo: PageInfo! totalCount: Int! }
  type PageInfo { hasNextPage: Boolean! }
  type Edge { cursor: String! node: Node! }
`;

interface Context extends RequestContext {
  readonly loader: DataLoader<string, { id: string; name: string }>;
}

/** A subgraph of a tree without end, whose resolvers count their calls. */
export interface Tree {
  readonly subgraph: Subgraph;
  /** Calls of resolvers, and batches of the loader. */
  readonly calls: { resolvers: number; batches: number };
  /** Resolves when the gate is asked for. */
  readonly atGate: Promise<undefined>;
  readonly openGate: () => void;
  /** Resolves when whoever asked last has gone. */
  readonly gone: Promise<undefined>;
}

export function createTree(limits: Partial<ExecutionLimits> = {}): Tree {
  const calls = { resolvers: 0, batches: 0 };
  const gate = Promise.withResolvers<undefined>();
  const departure = Promise.withResolvers<undefined>();
  const arrival = Promise.withResolvers<undefined>();
  const node = (id: string) => {
    calls.resolvers++;
    return { id, name: id };
  };
  const load = async ({ id }: { readonly id: string }, { loader }: Context) => {
    calls.resolvers++;
    return loader.load(`${id}.`);
  };
  const connection = ({ first }: { first: number }) => {
    const nodes = Array.from({ length: first }, (_, n) => node(String(n)));
    return {
      nodes,
      edges: nodes.map((it) => ({ cursor: it.id, node: it })),
      pageInfo: { hasNextPage: true },
      totalCount: 1_000,
    };
  };
  const subgraph = createSubgraph({
    name: 'tree',
    contract,
    limits,
    resolvers: {
      Query: {
        root: () => node('r'),
        nodes: (_: unknown, args: { first: number }) => connection(args),
        gate: async (_: unknown, __: unknown, { scope }: Context) => {
          scope.cancellation.onCancel(() => departure.resolve(undefined));
          arrival.resolve(undefined);
          await gate.promise;
          return node('g');
        },
      },
      Mutation: { touch: () => true },
      Node: {
        failing: () => {
          throw new Error('no');
        },
        children: ({ id }: { id: string }) =>
          Array.from({ length: 10 }, (_, n) => node(`${id}${n}`)),
        deeper: (own: { id: string }, _: unknown, context: Context) =>
          load(own, context),
        tags: () => Array.from({ length: 100 }, (_, n) => `tag ${n}`),
      },
    },
    createContext: (scope) => ({
      scope,
      loader: new DataLoader<string, { id: string; name: string }>((ids) => {
        calls.batches++;
        return Promise.resolve(ids.map((id) => ({ id, name: id })));
      }),
    }),
    close: () => Promise.resolve(),
    report: () => undefined,
  });
  return {
    subgraph,
    calls,
    gone: departure.promise,
    atGate: arrival.promise,
    openGate: () => gate.resolve(undefined),
  };
}

/** `field { field { … leaf } }`. */
export function nested(field: string, depth: number, leaf = 'id'): string {
  return `${`${field} { `.repeat(depth)}${leaf}${' }'.repeat(depth)}`;
}
