import { createPages } from '../console/pages.ts';
import { createGateway, type Gateway } from '../gateway/gateway.ts';
import { createGatewayServer } from '../gateway/http/server.ts';
import {
  readSupergraphFile,
  watchSupergraph,
} from '../gateway/supergraph/watch-supergraph.ts';
import type { GatewayOptions } from './gateway.ts';
import { reportDefect } from './report-defect.ts';
import { serveUntilStopped } from './serve-until-stopped.ts';

/** Serves the supergraph until stopped; follows its file. */
export async function serveGateway({
  supergraph: file,
  watch,
  port,
  host,
}: GatewayOptions): Promise<void> {
  const gateway = createGateway({ supergraph: await readSupergraphFile(file) });
  const server = await createGatewayServer({
    gateway,
    port,
    host,
    pages: createPages({ home: false }),
    onDefect: reportDefect,
  });
  const following = watch ? follow(file, gateway) : undefined;
  await serveUntilStopped({
    announcement: `GraphQL  ${server.url}\n`,
    stop: async () => {
      following?.stop();
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
        `Kept the last good supergraph: ${error instanceof Error ? error.message : String(error)}\n`,
      ),
  });
}
