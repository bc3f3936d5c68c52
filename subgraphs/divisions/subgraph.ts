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
  /** Told of failures nobody expected. */
  readonly report?: (cause: unknown) => void;
}

/**
 * Administrative divisions (GB/T 2260): what all districts share and none
 * holds, so that a district that is down keeps its name. Needs no database.
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
