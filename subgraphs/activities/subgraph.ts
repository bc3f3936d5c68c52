import type { DataSource } from 'typeorm';

import { createRecordSubgraph } from '../kit/records/record-subgraph.ts';
import { readContract } from '../kit/serve/contract.ts';
import type { Subgraph } from '../kit/serve/subgraph.ts';
import type { Clock } from '../kit/values/clock.ts';
import { aggregates } from './aggregates.ts';

export interface ActivitiesSubgraphOptions {
  /** Must be opened with `activitiesModel`. Closing the subgraph closes it. */
  readonly dataSource: DataSource;
  readonly clock: Clock;
  /** Is given every unexpected failure. */
  readonly report?: (cause: unknown) => void;
}

/** Activities, participation, conferences, projects, claims and outcomes. */
export function createActivitiesSubgraph(
  options: ActivitiesSubgraphOptions,
): Subgraph {
  return createRecordSubgraph({
    name: 'activities',
    contract: readContract(
      new URL('../../schema/activities.graphql', import.meta.url),
    ),
    aggregates,
    ...options,
  });
}
