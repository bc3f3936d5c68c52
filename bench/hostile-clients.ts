/**
 * Ten connections that send one operation again and again, in a process of
 * their own: what they do with the answers is not the measured client's time.
 *
 *   node bench/hostile-clients.ts URL QUERY   (ends with its standard input)
 */
import { constants, setPriority } from 'node:os';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'undici';

const CONNECTIONS = 10;
const PAUSE_MS = 20;

const [url = '', query = ''] = process.argv.slice(2);
const { origin, pathname: path } = new URL(url);
// They are somebody else's machines: their work is not to be felt here.
setPriority(constants.priority.PRIORITY_LOW);

const body = JSON.stringify({ query });
const headers = {
  'content-type': 'application/json',
  'accept-encoding': 'gzip',
};
const codes: Record<string, number> = {};
const stop = new AbortController();

async function ask(client: Client): Promise<string> {
  const { signal } = stop;
  const response = await client.request({ method: 'POST', path, headers, body, signal }); // prettier-ignore
  if (response.headers['content-encoding'] !== undefined) {
    await response.body.dump({ limit: Infinity });
    return 'packed data';
  }
  const [, code = 'data'] =
    /"code":"(\w+)"/u.exec(await response.body.text()) ?? [];
  return code;
}

async function connection(): Promise<void> {
  const client = new Client(origin);
  while (!stop.signal.aborted) {
    const code = await ask(client).catch(() => 'aborted');
    codes[code] = (codes[code] ?? 0) + 1;
    await delay(PAUSE_MS);
  }
  await client.destroy();
}

const connections = Array.from({ length: CONNECTIONS }, connection);
await text(process.stdin);
stop.abort();
await Promise.all(connections);
process.stdout.write(JSON.stringify(codes));
