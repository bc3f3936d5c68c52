import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { compressAssets } from '../../console/compress-assets.ts';
import { createPages } from '../../console/pages.ts';
import { startMockServer, type MockServer } from './mock-server.ts';

const script = 'console.log("盟约");'.repeat(50);

let root: string;
let folder: URL;
let server: MockServer;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'mengyue-pages-'));
  await writeFile(join(root, 'secret.txt'), 'secret');
  folder = pathToFileURL(`${root}/dist/`);
  for (const name of ['home', 'explorer', 'assets']) {
    await mkdir(join(root, 'dist', name), { recursive: true });
  }
  await writeFile(join(root, 'dist/home/index.html'), '<h1>home</h1>');
  await writeFile(
    join(root, 'dist/explorer/index.html'),
    '<h1>explorer</h1><script>{/*settings*/}</script>',
  );
  await writeFile(join(root, 'dist/assets/home-ABCD2345.js'), script);
  await writeFile(join(root, 'dist/assets/plain.css'), 'p { }');
  await compressAssets(join(root, 'dist/assets'));
  server = await startMockServer({ folder });
});

afterAll(async () => {
  await server.close();
  await rm(root, { recursive: true });
});

interface Reply {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Unlike fetch, sends the path as it is written. */
async function get(
  path: string,
  headers: Readonly<Record<string, string>> = {},
  { method = 'GET', origin = server.origin } = {},
): Promise<Reply> {
  const { hostname, port } = new URL(origin);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ hostname, port, path, headers, method }, resolve)
      .on('error', reject)
      .end();
  });
  const chunks = (await response.toArray()) as Buffer[];
  return {
    status: response.statusCode,
    headers: response.headers,
    body: Buffer.concat(chunks),
  };
}

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('the pages', () => {
  it('serve the home and the explorer', async () => {
    expect((await get('/')).body.toString()).toMatch('home');
    expect((await get('/explorer')).body.toString()).toMatch('explorer');
    expect((await get('/explorer?query=x')).status).toBe(200);
  });

  it('serve the explorer at the endpoint to whoever asks for HTML', async () => {
    const { status, headers } = await get('/graphql', browser);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers.vary).toMatch('accept');
  });

  it.each([
    ['application/json'],
    ['application/graphql-response+json, text/html;q=0.5'],
    ['*/*'],
    ['text/html;q=0'],
  ])('leave the endpoint to GraphQL for accept: %s', async (accept) => {
    const { headers } = await get('/graphql?query={__typename}', { accept });
    expect(headers['content-type'] ?? '').not.toMatch('html');
  });

  it('leave every other method and path to the caller', () => {
    const pages = createPages({ folder });
    const answers = [
      { method: 'POST', url: '/graphql', headers: browser },
      { method: 'POST', url: '/', headers: browser },
      { method: 'GET', url: '/health', headers: browser },
      { method: 'GET', url: '/explorers', headers: browser },
    ].map((asked) => pages(asked as never, undefined as never));
    expect(answers).toEqual([false, false, false, false]);
  });

  it('answer HEAD with the headers of GET and no body', async () => {
    const head = await get('/explorer', {}, { method: 'HEAD' });
    const { headers, body } = await get('/explorer');
    expect(head.body).toHaveLength(0);
    expect(head.headers['content-length']).toBe(String(body.length));
    expect(head.headers.etag).toBe(headers.etag);
  });

  it('allow nothing from elsewhere, and no inline script', async () => {
    for (const path of ['/', '/explorer']) {
      const { headers } = await get(path);
      const policy = headers['content-security-policy'] ?? '';
      expect(policy).toMatch(/^default-src 'none'; script-src 'self';/);
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
      expect(policy).toMatch(`frame-ancestors 'none'`);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('same-origin');
    }
  });

  it('tell the page its endpoint, and let it not break out', async () => {
    const other = await startMockServer({
      folder,
      endpoint: '/</script>',
      home: false,
    });
    const { body } = await get('/explorer', {}, { origin: other.origin });
    await other.close();
    expect(body.toString()).toMatch(
      String.raw`{"endpoint":"/\u003c/script>","home":false}`,
    );
  });

  it('lead to the explorer where there is no home', async () => {
    const other = await startMockServer({ folder, home: false });
    const { status, headers } = await get('/', {}, { origin: other.origin });
    await other.close();
    expect([status, headers.location]).toEqual([302, '/explorer']);
  });

  it('refuse an endpoint that is no path', () => {
    expect(() => createPages({ endpoint: 'graphql' })).toThrow(
      'endpoint: expected a path that starts with "/", but got: graphql',
    );
  });
});

describe('the assets', () => {
  it('are immutable when their name has a hash', async () => {
    const hashed = await get('/assets/home-ABCD2345.js');
    const plain = await get('/assets/plain.css');
    expect(hashed.headers['cache-control']).toMatch('immutable');
    expect(plain.headers['cache-control']).toBe('no-cache');
    expect(hashed.headers['content-type']).toMatch('text/javascript');
    expect(plain.headers['content-type']).toMatch('text/css');
  });

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('come compressed: %s', async (encoding, decompress) => {
    const { headers, body } = await get('/assets/home-ABCD2345.js', {
      'accept-encoding': encoding,
    });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers.vary).toMatch('accept-encoding');
    expect(body.length).toBeLessThan(script.length);
    expect(decompress(body).toString()).toBe(script);
  });

  it('come as they are where no compressed form was built', async () => {
    await writeFile(join(root, 'dist/assets/late.css'), 'p { }');
    const { headers, body } = await get('/assets/late.css', {
      'accept-encoding': 'br, gzip',
    });
    expect(headers['content-encoding']).toBeUndefined();
    expect(body.toString()).toBe('p { }');
  });

  it('come as they are when no encoding is accepted', async () => {
    const { headers, body } = await get('/assets/home-ABCD2345.js', {
      'accept-encoding': 'br;q=0, gzip;q=0',
    });
    expect(headers['content-encoding']).toBeUndefined();
    expect(body.toString()).toBe(script);
  });

  it('are not sent again to whoever has them', async () => {
    const { headers } = await get('/assets/home-ABCD2345.js');
    const again = await get('/assets/home-ABCD2345.js', {
      'if-none-match': `"other", ${headers.etag ?? ''}`,
    });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
  });

  it.each([
    ['/assets/../../secret.txt'],
    ['/assets/..%2f..%2fsecret.txt'],
    ['/assets/%2e%2e/%2e%2e/secret.txt'],
    ['/assets/..\\..\\secret.txt'],
    ['/assets//etc/passwd'],
    ['/assets/%00'],
    ['/assets/%E0%A4%A'],
    ['/assets/__proto__'],
    ['/assets/'],
  ])('refuse what is not one of them: %s', async (path) => {
    const { status, body } = await get(path);
    expect(status).toBe(404);
    expect(body.toString()).not.toMatch('secret');
  });
});

describe('without a bundle', () => {
  it('a page says how to build it, and GraphQL goes on', async () => {
    const missing = pathToFileURL(join(root, 'missing/'));
    const other = await startMockServer({ folder: missing });
    const { origin } = other;
    const page = await get('/graphql', browser, { origin });
    const answer = await get('/graphql?query={__typename}', {}, { origin });
    await other.close();
    expect(page.status).toBe(503);
    expect(page.headers['content-type']).toMatch('text/html');
    expect(page.body.toString()).toMatch('npm run build:explorer');
    expect(answer.status).toBe(200);
  });

  it('a page appears once it is built', async () => {
    const late = join(root, 'late');
    const other = await startMockServer({ folder: pathToFileURL(`${late}/`) });
    const { origin } = other;
    expect((await get('/', {}, { origin })).status).toBe(503);
    for (const name of ['home', 'explorer']) {
      await mkdir(join(late, name), { recursive: true });
      await writeFile(join(late, name, 'index.html'), name);
    }
    expect((await get('/', {}, { origin })).status).toBe(200);
    await other.close();
  });
});
