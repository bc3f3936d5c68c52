import { createInProcessFetcher } from '../../gateway/fetch/in-process/in-process-fetcher.ts';
import {
  createGateway,
  type Gateway,
  type GatewayOptions,
} from '../../gateway/gateway.ts';
import { ownSupergraph, subgraphNames } from '../../schema/contracts.ts';
import type { Subgraph } from '../../subgraphs/kit/serve/subgraph.ts';
import type { Demo, DemoEndpoint } from './demo.ts';
import { openSubgraph } from '../shared/open-subgraph.ts';

/** What one process runs: the platform's subgraphs, the districts' endpoints. */
export interface DemoSubgraphs {
  readonly subgraphs: Map<string, Subgraph>;
  readonly endpoints: Map<DemoEndpoint, Subgraph>;
}

export async function openDemoSubgraphs(demo: Demo): Promise<DemoSubgraphs> {
  const opened: DemoSubgraphs = { subgraphs: new Map(), endpoints: new Map() };
  try {
    for (const name of subgraphNames) {
      if (name === 'organizations') continue;
      const subgraph = await openSubgraph(name, demo.settingOf(name));
      opened.subgraphs.set(name, subgraph);
    }
    for (const endpoint of demo.endpoints) {
      const { setting } = endpoint;
      const subgraph = await openSubgraph('organizations', setting);
      opened.endpoints.set(endpoint, subgraph);
    }
  } catch (error) {
    await closeDemoSubgraphs(opened);
    throw error;
  }
  return opened;
}

export async function closeDemoSubgraphs({
  subgraphs,
  endpoints,
}: DemoSubgraphs): Promise<void> {
  const all = [...subgraphs.values(), ...endpoints.values()];
  await Promise.all(all.map((subgraph) => subgraph.close()));
}

/** A gateway whose subgraphs are in this process. */
export function createDemoGateway(
  { subgraphs, endpoints }: DemoSubgraphs,
  options: Pick<GatewayOptions, 'lane' | 'heavy'>,
): Promise<Gateway> {
  return createGateway({
    ...options,
    supergraph: ownSupergraph(),
    fetchers: Object.fromEntries(
      [...subgraphs].map(([name, subgraph]) => [name, inProcess(subgraph)]),
    ),
    partitions: {
      organizations: {
        endpoints: [...endpoints.keys()].map(({ name, partitions, only }) => ({
          name,
          partitions: [...partitions],
          readOnly: true,
          ...(only ? { only } : {}),
        })),
      },
    },
    endpointFetchers: Object.fromEntries(
      [...endpoints].map(([{ name }, subgraph]) => [name, inProcess(subgraph)]),
    ),
  });
}

function inProcess(subgraph: Subgraph) {
  return createInProcessFetcher({
    execute: (request) => subgraph.execute(request),
  });
}
