import type { DataSource } from 'typeorm';

import type { Clock } from '../kit/values/clock.ts';
import { mergeResolvers } from '../kit/records/merge-resolvers.ts';
import { readContract } from '../kit/serve/contract.ts';
import { dateScalars } from '../kit/values/scalars.ts';
import { createSubgraph, type Subgraph } from '../kit/serve/subgraph.ts';
import {
  createOrganizationsContext,
  type OrganizationsContext,
} from './graph/context.ts';
import { openSource, type SourceConfiguration } from './open-source.ts';
import { dataSourceResolvers } from './graph/resolvers/data-source.ts';
import { partyOrganizationResolvers } from './graph/resolvers/party-organization.ts';
import { unitStatResolvers } from './graph/resolvers/unit-stats.ts';
import { unitResolvers } from './graph/resolvers/unit.ts';
import { createSourceRegistry } from './graph/source-registry.ts';

export interface OrganizationsSubgraphOptions {
  /** The district systems: all of them, or one for each deployment. */
  readonly sources: readonly SourceConfiguration[];
  /**
   * Must be opened with `organizationsModel`. Closing the subgraph closes it.
   */
  readonly dataSource: DataSource;
  readonly clock: Clock;
  /** Is given every unexpected failure. */
  readonly report?: (cause: unknown) => void;
  /**
   * Writes a line in both languages when a system fails or works again; by
   * default to stderr.
   */
  readonly tell?: (line: string) => void;
}

/**
 * Units, party organizations and affiliations, read live and read-only from the
 * districts' systems. A system is contacted when it is first asked. Throws
 * TypeError if two systems have the same name.
 */
export function createOrganizationsSubgraph({
  sources,
  dataSource,
  clock,
  report = (cause: unknown) => console.error('subgraph organizations:', cause),
  tell = (line: string) => console.error(line),
}: OrganizationsSubgraphOptions): Subgraph {
  const registry = createSourceRegistry(sources.map(openSource), {
    report,
    tell,
  });
  return createSubgraph<OrganizationsContext>({
    name: 'organizations',
    contract: readContract(
      new URL('../../schema/organizations.graphql', import.meta.url),
    ),
    resolvers: {
      ...dateScalars,
      ...mergeResolvers([
        unitResolvers,
        unitStatResolvers,
        partyOrganizationResolvers,
        dataSourceResolvers,
      ]),
    },
    createContext: (scope) =>
      createOrganizationsContext({ scope, registry, dataSource, clock }),
    async close() {
      await registry.close();
      await dataSource.destroy();
    },
    report,
  });
}
