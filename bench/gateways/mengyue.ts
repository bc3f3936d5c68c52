import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { createGateway } from '../../gateway/gateway.ts';
import { createGatewayServer } from '../../gateway/http/server.ts';

/** What reload.ts asks of this process. */
export type MengyueRequest =
  | { readonly kind: 'reload'; readonly supergraph: string }
  | { readonly kind: 'heap' };

/** The reply to either: bytes in use, after a collection for `heap`. */
export interface MengyueReply {
  readonly heapUsed: number;
}

// Ours by its modules, for reloads.
const { values } = parseArgs({
  options: { supergraph: { type: 'string' }, port: { type: 'string' } },
});

const gateway = await createGateway({
  supergraph: readFileSync(values.supergraph ?? '', 'utf8'),
});

await createGatewayServer({
  gateway,
  port: Number(values.port),
  onDefect: (error) => console.error(error),
});

process.on('message', async (request: MengyueRequest) => {
  if (request.kind === 'reload') await gateway.reload(request.supergraph);
  else globalThis.gc?.();
  const reply: MengyueReply = { heapUsed: process.memoryUsage().heapUsed };
  process.send?.(reply);
});
