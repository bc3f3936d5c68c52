import { mergeResolvers } from '../kit/records/merge-resolvers.ts';
import { readContract } from '../kit/serve/contract.ts';
import { dateScalars } from '../kit/values/scalars.ts';
import {
  createSubgraph,
  type RequestContext,
  type Subgraph,
} from '../kit/serve/subgraph.ts';
import { districtResolvers } from './resolvers/district.ts';

export interface DivisionsSubgraphOptions {
  /** Is given every unexpected failure. */
  readonly report?: (cause: unknown) => void;
}

/**
 * Administrative divisions (GB/T 2260). They are a subgraph of their own so
 * that a district's name is known while its system is down. Needs no database.
 */
export function createDivisionsSubgraph({
  report,
}: DivisionsSubgraphOptions): Subgraph {
  return createSubgraph<RequestContext>({
    name: 'divisions',
    contract: readContract(
      new URL('../../schema/divisions.graphql', import.meta.url),
    ),
    resolvers: {
      ...dateScalars,
      ...mergeResolvers([districtResolvers]),
    },
    createContext: (scope) => ({ scope }),
    close: () => Promise.resolve(),
    ...(report && { report }),
  });
}
