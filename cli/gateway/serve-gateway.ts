import { createPages } from '../../console/pages.ts';
import type { PartitionChange } from '../../gateway/partitions/endpoints/partition-change.ts';
import {
  readPartitionsFile,
  watchPartitions,
} from '../../gateway/partitions/endpoints/watch-partitions.ts';
import { createGateway, type Gateway } from '../../gateway/gateway.ts';
import { createGatewayServer } from '../../gateway/http/server.ts';
import {
  readSupergraphFile,
  watchSupergraph,
} from '../../gateway/supergraph/watch-supergraph.ts';
import type { GatewayOptions } from './options.ts';
import { edgeLimits } from '../shared/edge-options.ts';
import { createLane } from '../lane/create-lane.ts';
import { reportMasked } from '../shared/report-masked.ts';
import { reportMemory } from '../shared/report-memory.ts';
import { serveUntilStopped } from '../shared/serve-until-stopped.ts';

/** Serves the supergraph until stopped; follows its files. */
export async function serveGateway({
  supergraph: file,
  partitions,
  watch,
  port,
  host,
  introspection,
  showErrors,
  ...edge
}: GatewayOptions): Promise<void> {
  const gateway = await createGateway({
    supergraph: await readSupergraphFile(file),
    ...(partitions === undefined
      ? {}
      : { partitions: await readPartitionsFile(partitions) }),
    introspection,
    lane: createLane({ kind: 'gateway', introspection, showErrors }),
    errors: { mask: !showErrors, onMasked: reportMasked },
  });
  gateway.onSchema(({ leftOut }) => {
    if (leftOut.length > 0) process.stderr.write(describeLeftOut(leftOut));
  });
  const server = await createGatewayServer({
    gateway,
    port,
    host,
    ...edgeLimits(edge),
    ...(introspection ? { pages: createPages({ home: false }) } : {}),
    onMemory: reportMemory,
  });
  const following = watch ? [follow(file, gateway)] : [];
  if (watch && partitions !== undefined) {
    following.push(followPartitions(partitions, gateway));
  }
  await serveUntilStopped({
    announcement: `GraphQL  ${server.url}\n`,
    stop: async () => {
      for (const one of following) one.stop();
      await server.stop();
      await gateway.stop();
    },
  });
}

function follow(file: string, gateway: Gateway) {
  return watchSupergraph({
    file,
    current: () => gateway.supergraph,
    reload: (sdl) => gateway.reload(sdl),
    onReload: () => process.stderr.write(`Reloaded ${file}\n`),
    onRefused: (error) =>
      process.stderr.write(
        `Kept the last good supergraph: ${messageOf(error)}\n`,
      ),
  });
}

function followPartitions(file: string, gateway: Gateway) {
  return watchPartitions({
    file,
    current: () => gateway.partitions,
    replace: (settings) => gateway.setPartitions(settings),
    onReload: (change) =>
      process.stderr.write(`Reloaded ${file}${describeChange(change)}\n`),
    onRefused: (error) =>
      process.stderr.write(
        `Kept the last good endpoints: ${messageOf(error)}\n`,
      ),
  });
}

/** `; joining: a, b; leaving: c`; nothing where no partition changes hands. */
function describeChange(change: PartitionChange): string {
  return Object.entries(change)
    .filter(([, names]: [string, readonly string[]]) => names.length > 0)
    .map(
      ([how, names]: [string, readonly string[]]) =>
        `; ${how}: ${names.join(', ')}`,
    )
    .join('');
}

function describeLeftOut(leftOut: readonly string[]): string {
  return `Did without what the planner cannot read, so that other fields answer: ${leftOut.join(', ')}\n`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
