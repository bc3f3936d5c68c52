import { createPages } from '../console/pages.ts';
import { createInProcessFetcher } from '../gateway/fetch/in-process-fetcher.ts';
import { createGateway } from '../gateway/gateway.ts';
import { createGatewayServer } from '../gateway/http/server.ts';
import {
  ownSupergraph,
  subgraphNames,
  type SubgraphName,
} from '../schema/contracts.ts';
import type { Subgraph } from '../subgraphs/kit/subgraph.ts';
import { CommandFailure } from './command-failure.ts';
import { openDemo, type Demo } from './demo.ts';
import type { ListenOptions } from './listen-options.ts';
import { openSubgraph } from './open-subgraph.ts';
import { reportDefect } from './report-defect.ts';
import { serveUntilStopped } from './serve-until-stopped.ts';
import type { StartOptions } from './start.ts';

/** Fills the demo once, starts gateway and subgraphs, serves until stopped. */
export async function startFederation({
  port,
  host,
  data,
}: StartOptions): Promise<void> {
  const demo = await openDemo(data);
  const reports = createReports();
  const subgraphs = await openAll(demo, reports);
  try {
    await requireReadableSources(subgraphs.organizations, reports);
    reports.taken();
    await serve(Object.values(subgraphs), { port, host });
  } finally {
    await closeAll(Object.values(subgraphs));
  }
}

type Subgraphs = Readonly<Record<SubgraphName, Subgraph>>;

async function openAll(demo: Demo, { report }: Reports): Promise<Subgraphs> {
  const opened: Subgraph[] = [];
  try {
    for (const name of subgraphNames) {
      opened.push(
        await openSubgraph(name, { ...demo.settingOf(name), report }),
      );
    }
  } catch (error) {
    await closeAll(opened);
    throw error;
  }
  return Object.fromEntries(
    opened.map((subgraph) => [subgraph.name, subgraph]),
  ) as Record<SubgraphName, Subgraph>;
}

async function closeAll(subgraphs: readonly Subgraph[]): Promise<void> {
  await Promise.all(subgraphs.map((subgraph) => subgraph.close()));
}

/** The demo is whole or does not start; a gateway never waits for a district. */
async function requireReadableSources(
  organizations: Subgraph,
  reports: Reports,
): Promise<void> {
  const { errors } = await organizations.execute({
    query: '{ dataSources { unitCount partyOrganizationCount } }',
    headers: {},
  });
  if (!errors) return;
  const messages = errors.map(({ message }) => message);
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
  subgraphs: readonly Subgraph[],
  { port, host }: ListenOptions,
): Promise<void> {
  const gateway = createGateway({
    supergraph: ownSupergraph(),
    fetchers: Object.fromEntries(
      subgraphs.map((subgraph) => [subgraph.name, inProcess(subgraph)]),
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
    execute: ({ query, operationName, variables, headers }) =>
      subgraph.execute({
        query,
        operationName: operationName ?? null,
        variables,
        headers,
      }),
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
