import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createResponder } from './respond.ts';
import { defaultServingLimits, type ServingLimits } from './serving-limits.ts';
import type { Subgraph } from '../subgraph.ts';

/** Where a subgraph listens; port 0 chooses a free port. */
export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  /** Limits that differ from the defaults. */
  readonly limits?: Partial<ServingLimits>;
}

export interface RunningServer {
  /** The GraphQL endpoint. */
  readonly url: string;
  /**
   * Stops accepting requests, lets running ones end, then closes connections.
   */
  close(): Promise<void>;
}

/** Time for a client to send the headers of a request, in milliseconds. */
const headersTimeout = 10_000;

/** Most open sockets, idle ones included. */
const maximumConnections = 2_000;

/**
 * Serves a subgraph over HTTP (GraphQL over HTTP, and /health). Rejects with
 * Node's error if it cannot listen on the address.
 */
export async function serveSubgraph(
  subgraph: Subgraph,
  { host, port, limits }: ListenOptions,
): Promise<RunningServer> {
  const bounds = { ...defaultServingLimits, ...limits };
  const respond = createResponder(subgraph, bounds);
  const server = createServer(
    {
      headersTimeout: Math.min(headersTimeout, bounds.deadlineMs),
      requestTimeout: bounds.deadlineMs,
      connectionsCheckingInterval: 1_000,
    },
    (request, response) => {
      respond(request, response).catch((error: unknown) => {
        response.destroy(error instanceof Error ? error : undefined);
      });
    },
  );
  server.maxConnections = maximumConnections;
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host}:${address.port}/graphql`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await closed;
    },
  };
}
