import { createPages } from '../console/pages.ts';
import { createInProcessFetcher } from '../gateway/fetch/in-process-fetcher.ts';
import { createGateway } from '../gateway/gateway.ts';
import { createGatewayServer } from '../gateway/http/server.ts';
import { ownSupergraph, subgraphNames } from '../schema/contracts.ts';
import type { Subgraph } from '../subgraphs/kit/subgraph.ts';
import { openDemo, type Demo, type DemoEndpoint } from './demo.ts';
import { edgeLimits, type EdgeOptions } from './edge-options.ts';
import type { ListenOptions } from './listen-options.ts';
import { openSubgraph } from './open-subgraph.ts';
import { reportDefect } from './report-defect.ts';
import { reportMemory } from './report-memory.ts';
import { requireFreePort } from './require-free-port.ts';
import { serveUntilStopped } from './serve-until-stopped.ts';
import type { StartOptions } from './start.ts';

/** Fills the demo once, starts gateway and subgraphs, serves until stopped. */
export async function startFederation({
  port,
  host,
  data,
  ...edge
}: StartOptions): Promise<void> {
  await requireFreePort({ port, host });
  const demo = await openDemo(data);
  const opened = await openAll(demo);
  try {
    await tellWhoIsOut(opened.endpoints);
    await serve(opened, { port, host, ...edge });
  } finally {
    await closeAll(opened);
  }
}

/** What one process runs: the platform's subgraphs, the districts' endpoints. */
interface Opened {
  readonly subgraphs: Map<string, Subgraph>;
  readonly endpoints: Map<DemoEndpoint, Subgraph>;
}

async function openAll(demo: Demo): Promise<Opened> {
  const report = reportDefect;
  const opened: Opened = { subgraphs: new Map(), endpoints: new Map() };
  try {
    for (const name of subgraphNames) {
      if (name === 'organizations') continue;
      const setting = { ...demo.settingOf(name), report };
      opened.subgraphs.set(name, await openSubgraph(name, setting));
    }
    for (const endpoint of demo.endpoints) {
      const setting = { ...endpoint.setting, report };
      const subgraph = await openSubgraph('organizations', setting);
      opened.endpoints.set(endpoint, subgraph);
    }
  } catch (error) {
    await closeAll(opened);
    throw error;
  }
  return opened;
}

async function closeAll({ subgraphs, endpoints }: Opened): Promise<void> {
  const all = [...subgraphs.values(), ...endpoints.values()];
  await Promise.all(all.map((subgraph) => subgraph.close()));
}

/**
 * Asks each district once, so that whoever starts the demo hears of one that is
 * out; none is waited for, and none stops the others.
 */
async function tellWhoIsOut(endpoints: Opened['endpoints']): Promise<void> {
  const query = '{ dataSources { unitCount partyOrganizationCount } }';
  await Promise.all(
    [...endpoints.values()].map((subgraph) =>
      subgraph.execute({ query, headers: {} }),
    ),
  );
}

async function serve(
  { subgraphs, endpoints }: Opened,
  { port, host, ...edge }: ListenOptions & EdgeOptions,
): Promise<void> {
  const gateway = createGateway({
    supergraph: ownSupergraph(),
    fetchers: Object.fromEntries(
      [...subgraphs].map(([name, subgraph]) => [name, inProcess(subgraph)]),
    ),
    partitions: {
      organizations: {
        endpoints: [...endpoints.keys()].map(({ name, partitions }) => ({
          name,
          partitions: [...partitions],
          readOnly: true,
        })),
      },
    },
    endpointFetchers: Object.fromEntries(
      [...endpoints].map(([{ name }, subgraph]) => [name, inProcess(subgraph)]),
    ),
  });
  const server = await createGatewayServer({
    gateway,
    port,
    host,
    ...edgeLimits(edge),
    pages: createPages(),
    onDefect: reportDefect,
    onMemory: reportMemory,
  });
  await serveUntilStopped({
    announcement: addresses(server.url),
    stop: async () => {
      await server.stop();
      await gateway.stop();
    },
  });
}

function inProcess(subgraph: Subgraph) {
  return createInProcessFetcher({
    execute: (request) => subgraph.execute(request),
  });
}

function addresses(endpoint: string): string {
  const { origin } = new URL(endpoint);
  return [
    `控制台 Console   ${origin}/`,
    `接口   GraphQL   ${endpoint}`,
    `浏览器 Explorer  ${origin}/explorer`,
    '',
  ].join('\n');
}
