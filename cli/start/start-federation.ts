import { createPages } from '../../console/pages.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import { createGatewayServer } from '../../gateway/http/server.ts';
import { openDemo } from '../demo/demo.ts';
import {
  closeDemoSubgraphs,
  createDemoGateway,
  type DemoSubgraphs,
  openDemoSubgraphs,
} from '../demo/demo-gateway.ts';
import { edgeLimits, type EdgeOptions } from '../shared/edge-options.ts';
import { createLane } from '../lane/create-lane.ts';
import type { ListenOptions } from '../shared/listen-options.ts';
import { reportMemory } from '../shared/report-memory.ts';
import { requireFreePort } from '../shared/require-free-port.ts';
import { serveUntilStopped } from '../shared/serve-until-stopped.ts';
import type { StartOptions } from './options.ts';

/** Fills the demo once, starts gateway and subgraphs, serves until stopped. */
export async function startFederation({
  port,
  host,
  data,
  ...edge
}: StartOptions): Promise<void> {
  await requireFreePort({ port, host });
  const demo = await openDemo(data);
  const opened = await openDemoSubgraphs(demo);
  try {
    await tellWhoIsOut(opened.endpoints);
    const lane = createLane({ kind: 'demo', data });
    const gateway = await createDemoGateway(opened, { lane });
    await serve(gateway, { port, host, ...edge });
  } finally {
    await closeDemoSubgraphs(opened);
  }
}

/**
 * Asks each district once, so that whoever starts the demo hears of one that is
 * out; none is waited for, and none stops the others.
 */
async function tellWhoIsOut(
  endpoints: DemoSubgraphs['endpoints'],
): Promise<void> {
  const query = '{ dataSources { unitCount partyOrganizationCount } }';
  await Promise.all(
    [...endpoints.values()].map((subgraph) => subgraph.execute({ query })),
  );
}

async function serve(
  gateway: Gateway,
  { port, host, ...edge }: ListenOptions & EdgeOptions,
): Promise<void> {
  const server = await createGatewayServer({
    gateway,
    port,
    host,
    ...edgeLimits(edge),
    pages: createPages(),
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

function addresses(endpoint: string): string {
  const { origin } = new URL(endpoint);
  return [
    `控制台 Console   ${origin}/`,
    `接口   GraphQL   ${endpoint}`,
    `浏览器 Explorer  ${origin}/explorer`,
    '',
  ].join('\n');
}
