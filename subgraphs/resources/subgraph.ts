import type { DataSource } from 'typeorm';

import { createRecordSubgraph } from '../kit/records/record-subgraph.ts';
import { readContract } from '../kit/serve/contract.ts';
import type { Subgraph } from '../kit/serve/subgraph.ts';
import type { Clock } from '../kit/values/clock.ts';
import { aggregates } from './aggregates.ts';

export interface ResourcesSubgraphOptions {
  /** Must be opened with `resourcesModel`. Closing the subgraph closes it. */
  readonly dataSource: DataSource;
  readonly clock: Clock;
  /** Is given every unexpected failure. */
  readonly report?: (cause: unknown) => void;
}

/** Offers, requests, exchanges, labour sharing, donations, demand clusters. */
export function createResourcesSubgraph(
  options: ResourcesSubgraphOptions,
): Subgraph {
  return createRecordSubgraph({
    name: 'resources',
    contract: readContract(
      new URL('../../schema/resources.graphql', import.meta.url),
    ),
    aggregates,
    ...options,
  });
}
