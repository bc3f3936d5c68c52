import { once } from 'node:events';
import { createServer } from 'node:net';

import type { ListenOptions } from './listen-options.ts';

/**
 * Rejects with Node's error when the address cannot be listened on: said
 * before long work such as filling the demo, not after it.
 */
export async function requireFreePort({
  port,
  host,
}: ListenOptions): Promise<void> {
  const server = createServer();
  server.listen(port, host);
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}
