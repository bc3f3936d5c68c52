import {
  type ListenOptions,
  serveSubgraph,
} from '../../subgraphs/kit/serve/http/server.ts';
import type { Subgraph } from '../../subgraphs/kit/serve/subgraph.ts';
import { serveUntilStopped } from './serve-until-stopped.ts';

/** Serves a subgraph until stopped, and closes it in any case. */
export async function serveSubgraphUntilStopped(
  subgraph: Subgraph,
  { name, ...listen }: ListenOptions & { readonly name: string },
): Promise<void> {
  try {
    const server = await serveSubgraph(subgraph, listen);
    await serveUntilStopped({
      announcement: `${name}  ${server.url}\n`,
      stop: () => server.close(),
    });
  } finally {
    await subgraph.close();
  }
}
