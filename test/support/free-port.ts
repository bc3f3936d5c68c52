import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below those that Linux hands out by itself, to other tests among others. */
const FIRST = 20_000;
const LAST = 32_000;

/** A port of the loopback interface that nothing listens on now. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    const server = createServer();
    try {
      await once(server.listen(port, '127.0.0.1'), 'listening');
    } catch {
      continue;
    }
    server.close();
    await once(server, 'close');
    return port;
  }
}
