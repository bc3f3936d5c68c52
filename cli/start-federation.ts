import { createPages } from '../console/pages.ts';
import { createInProcessFetcher } from '../gateway/fetch/in-process-fetcher.ts';
import { createGateway } from '../gateway/gateway.ts';
import { createGatewayServer } from '../gateway/http/server.ts';
import { ownSupergraph, subgraphNames } from '../schema/contracts.ts';
import type { Subgraph } from '../subgraphs/kit/subgraph.ts';
import { CommandFailure } from './command-failure.ts';
import { openDemo, type Demo, type DemoEndpoint } from './demo.ts';
import type { ListenOptions } from './listen-options.ts';
import { openSubgraph } from './open-subgraph.ts';
import { reportDefect } from './report-defect.ts';
import { requireFreePort } from './require-free-port.ts';
import { serveUntilStopped } from './serve-until-stopped.ts';
import type { StartOptions } from './start.ts';

/** Fills the demo once, starts gateway and subgraphs, serves until stopped. */
export async function startFederation({
  port,
  host,
  data,
}: StartOptions): Promise<void> {
  await requireFreePort({ port, host });
  const demo = await openDemo(data);
  const reports = createReports();
  const opened = await openAll(demo, reports);
  try {
    await requireReadableSystems(opened.endpoints, reports);
    reports.taken();
    await serve(opened, { port, host });
  } finally {
    await closeAll(opened);
  }
}

/** What one process runs: the platform's subgraphs, the districts' endpoints. */
interface Opened {
  readonly subgraphs: Map<string, Subgraph>;
  readonly endpoints: Map<DemoEndpoint, Subgraph>;
}

async function openAll(demo: Demo, { report }: Reports): Promise<Opened> {
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

/** The demo is whole or does not start; a gateway never waits for a district. */
async function requireReadableSystems(
  endpoints: Opened['endpoints'],
  reports: Reports,
): Promise<void> {
  const answers = await Promise.all(
    [...endpoints.values()].map((subgraph) =>
      subgraph.execute({
        query: '{ dataSources { unitCount partyOrganizationCount } }',
        headers: {},
      }),
    ),
  );
  const messages = answers.flatMap(({ errors = [] }) =>
    errors.map(({ message }) => message),
  );
  if (messages.length === 0) return;
  throw new CommandFailure(
    'DATABASE_UNAVAILABLE',
    [...messages, ...reports.taken().map(firstLine)].join(' '),
  );
}

/** Failures inside subgraphs: kept while starting, told on stderr after it. */
interface Reports {
  readonly report: (cause: unknown) => void;
  /** Those kept so far; from now on they are told. */
  taken(): readonly unknown[];
}

function createReports(): Reports {
  let kept: unknown[] | null = [];
  return {
    report(cause) {
      if (kept) kept.push(cause);
      else reportDefect(cause);
    },
    taken() {
      const causes = kept ?? [];
      kept = null;
      return causes;
    },
  };
}

function firstLine(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  return text.split('\n', 1)[0] ?? text;
}

async function serve(
  { subgraphs, endpoints }: Opened,
  { port, host }: ListenOptions,
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
    pages: createPages(),
    onDefect: reportDefect,
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
