import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { Client } from 'undici';

/** An answer to one GraphQL request. */
export interface HttpAnswer {
  readonly status: number;
  readonly bytes: Buffer;
}

/** A port of the loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Sends one request on a connection of its own, within 60 seconds. */
export async function post(port: number, body: Buffer): Promise<HttpAnswer> {
  const client = new Client(`http://127.0.0.1:${port}`);
  try {
    const response = await client.request({
      method: 'POST',
      path: '/graphql',
      headers: requestHeaders('bench-probe'),
      body,
      signal: AbortSignal.timeout(60_000),
    });
    const bytes = Buffer.from(await response.body.arrayBuffer());
    return { status: response.statusCode, bytes };
  } finally {
    await client.destroy();
  }
}

export function requestHeaders(token: string): Record<string, string> {
  return {
    'content-type': 'application/json',
    accept: 'application/json',
    authorization: `Bearer ${token}`,
  };
}
