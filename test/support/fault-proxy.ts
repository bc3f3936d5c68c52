import net from 'node:net';
import type { AddressInfo } from 'node:net';

/** What happens to connections, and to what they carry. */
export type Fault =
  | { readonly kind: 'none' }
  /** Connections end at once. */
  | { readonly kind: 'refuse' }
  /** Nothing ever comes back. */
  | { readonly kind: 'hang' }
  /** Answers come late. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Answers come when they are let go. */
  | { readonly kind: 'hold'; readonly until: Promise<unknown> }
  /** Answers break off after so many bytes. */
  | { readonly kind: 'cut'; readonly bytes: number }
  /** Something comes back that is no HTTP. */
  | { readonly kind: 'garbage' };

export interface FaultProxy {
  readonly url: string;
  fault: Fault;
  /** Connections that were opened. */
  readonly connections: number;
  stop(): Promise<void>;
}

/** A TCP proxy before a server, that breaks what it is told to break. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const { hostname, port, pathname } = new URL(target);
  const sockets = new Set<net.Socket>();
  let fault: Fault = { kind: 'none' };
  let connections = 0;
  const server = net.createServer((client) => {
    connections += 1;
    keep(sockets, client);
    if (fault.kind === 'refuse') {
      client.resetAndDestroy();
      return;
    }
    const upstream = net.connect(Number(port), hostname);
    keep(sockets, upstream);
    client.on('data', (chunk) => {
      if (fault.kind === 'refuse') client.resetAndDestroy();
      else if (fault.kind === 'garbage') client.end('\0garbage\r\n\r\n');
      else if (fault.kind !== 'hang') upstream.write(chunk);
    });
    upstream.on('data', (chunk) => forward(client, chunk, fault));
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`,
    get fault() {
      return fault;
    },
    set fault(next) {
      fault = next;
    },
    get connections() {
      return connections;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function forward(client: net.Socket, chunk: Buffer, fault: Fault): void {
  switch (fault.kind) {
    case 'none':
      client.write(chunk);
      break;
    case 'delay':
      setTimeout(() => write(client, chunk), fault.ms).unref();
      break;
    case 'hold':
      void fault.until.then(() => write(client, chunk));
      break;
    case 'cut':
      client.write(chunk.subarray(0, fault.bytes), () => {
        client.destroy();
      });
      break;
    case 'refuse':
    case 'hang':
    case 'garbage':
      break;
  }
}

function write(client: net.Socket, chunk: Buffer): void {
  if (!client.destroyed) client.write(chunk);
}

function keep(sockets: Set<net.Socket>, socket: net.Socket): void {
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
  // A broken connection is what is wanted here.
  socket.on('error', () => undefined);
}
