import { afterEach, describe, expect, it } from '@jest/globals';
import { createAllowLists } from '../../../gateway/http/allow-lists.ts';
import { ask, JSON_TYPE, send, startServer, type TestServer } from './support.ts'; // prettier-ignore

const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function start(
  ...options: Parameters<typeof startServer>
): Promise<TestServer> {
  const server = await startServer(...options);
  servers.push(server);
  return server;
}

describe('the host that is asked for', () => {
  const local = ['localhost', 'LOCALHOST:4000', '127.0.0.1', '127.0.0.1:80', '127.1.2.3', '[::1]', '[::1]:4000'];
  const foreign = ['example.org', 'example.org:4000', '10.0.0.1', 'localhost.example.org', '127.0.0.1.example.org', 'localhost@example.org', 'example.org#localhost', '[::2]', '[::1', '', 'a b', '0x7f.1', '127.0.0.1:4000:1']; // prettier-ignore

  it('is this machine on loopback, whatever the port', () => {
    for (const host of ['127.0.0.1', 'localhost', '::1']) {
      const lists = createAllowLists({ host, allowHosts: [], allowOrigins: [] });
      for (const name of local) expect([name, lists.allowsHost(name)]).toEqual([name, true]);
      for (const name of foreign) expect([name, lists.allowsHost(name)]).toEqual([name, false]);
      expect(lists.allowsHost(undefined)).toBe(true);
    }
  });

  it('may be another that is named, with any port or with one', () => {
    const allowHosts = ['Gateway.Example', 'other.example:8443'];
    const lists = createAllowLists({ host: '127.0.0.1', allowHosts, allowOrigins: [] });
    for (const host of ['gateway.example', 'gateway.example:1', 'GATEWAY.example', 'other.example:8443', 'localhost']) {
      expect(lists.allowsHost(host)).toBe(true);
    }
    for (const host of ['other.example', 'other.example:1', 'x.gateway.example']) {
      expect(lists.allowsHost(host)).toBe(false);
    }
  });

  it('is any elsewhere, until some are named', () => {
    const open = createAllowLists({ host: '0.0.0.0', allowHosts: [], allowOrigins: [] });
    expect(open.allowsHost('example.org')).toBe(true);
    const named = createAllowLists({ host: '0.0.0.0', allowHosts: ['gateway.example'], allowOrigins: [] });
    expect(named.allowsHost('gateway.example')).toBe(true);
    expect(named.allowsHost('example.org')).toBe(false);
    expect(named.allowsHost('localhost')).toBe(false);
  });

  it.each(['/graphql', '/', '/health', '/explorer', '/nothing'])('is judged before %s is', async (path) => {
    const server = await start({ pages: () => { throw new Error('asked'); } });
    for (const method of ['GET', 'POST', 'HEAD', 'OPTIONS']) {
      const answer = await send(server, { method, path, headers: { host: 'evil.example' } });
      expect(answer.status).toBe(421);
      if (method !== 'HEAD') expect(answer.code).toBe('HOST_NOT_ALLOWED');
    }
    expect(server.asked()).toBe(0);
  });

  it('is said in both languages to whoever opens a page', async () => {
    const server = await start();
    const headers = { host: 'evil.example', accept: 'text/html' };
    const { status, body } = await send(server, { path: '/', headers });
    expect(status).toBe(421);
    expect(body).toMatch(/主机名[^]*--allow-host[^]*Expected a host/);
  });

  it('is that of an absolute target, where there is one', async () => {
    const server = await start();
    const body = '{"query":"{ b }"}';
    const at = (path: string, host: string) =>
      send(server, { method: 'POST', path, headers: { ...JSON_TYPE, host }, body });
    const good = await at(`http://localhost:${server.port}/graphql`, 'x.example');
    expect(good.body).toBe('{"data":{"b":1}}');
    expect((await at('http://evil.example/graphql', 'localhost')).status).toBe(421);
    expect((await at('ftp://localhost/graphql', 'localhost')).status).toBe(400);
  });
}); // prettier-ignore

describe('the origin of a page', () => {
  const judge = (options: { host?: string; allowOrigins?: string[] }) => {
    const lists = createAllowLists({ host: '127.0.0.1', allowHosts: [], allowOrigins: [], ...options });
    return (origin: string, host = 'localhost:4000') => lists.judgeOrigin(origin, host);
  };

  it('is of this machine on loopback', () => {
    const of = judge({});
    expect(of('http://localhost:4000')).toBe('same');
    expect(of('http://localhost:3000')).toBe('shared');
    expect(of('http://[::1]:3000')).toBe('shared');
    for (const origin of ['https://evil.example', 'null', 'http://localhost.evil.example', 'file://', 'nonsense']) {
      expect([origin, of(origin)]).toEqual([origin, 'foreign']);
    }
  });

  it('may be named', () => {
    const of = judge({ allowOrigins: ['https://Board.example'] });
    expect(of('https://board.example')).toBe('shared');
    for (const origin of ['http://board.example', 'https://board.example:8443', 'https://x.board.example']) {
      expect(of(origin)).toBe('foreign');
    }
    expect(judge({ allowOrigins: ['*'] })('https://evil.example')).toBe('shared');
  });

  it('is the same with the port that its scheme has', () => {
    const of = judge({ host: '0.0.0.0', allowOrigins: ['https://board.example'] });
    expect(of('https://gateway.example', 'gateway.example:443')).toBe('same');
    expect(of('https://gateway.example', 'gateway.example')).toBe('same');
    expect(of('https://gateway.example', 'gateway.example:4000')).toBe('foreign');
    expect(judge({ host: '0.0.0.0' })('https://evil.example')).toBe('unlisted');
  });

  it('is refused before anything runs', async () => {
    const server = await start();
    for (const origin of ['https://evil.example', 'null']) {
      const { status, code, headers } = await ask(server, 'mutation { m }', { origin });
      expect([status, code]).toEqual([403, 'ORIGIN_NOT_ALLOWED']);
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
    expect(server.asked()).toBe(0);
    expect((await ask(server, '{ b }', { origin: `http://127.0.0.1:${server.port}` })).status).toBe(200);
  });

  it('may read answers where it is named, refusals too', async () => {
    const server = await start({ allowOrigins: ['https://board.example'] });
    const origin = 'https://board.example';
    for (const query of ['{ b }', '{ nope }', '{']) {
      const { headers } = await ask(server, query, { origin });
      expect(headers['access-control-allow-origin']).toBe(origin);
      expect(headers.vary).toContain('origin');
    }
    const own = await ask(server, '{ b }');
    expect(own.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('is answered what it may send', async () => {
    const server = await start({ allowOrigins: ['https://board.example'] });
    const preflight = (origin: string) =>
      send(server, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type, authorization',
        },
      });
    const good = await preflight('https://board.example');
    expect(good.status).toBe(204);
    expect(good.headers).toMatchObject({
      'access-control-allow-origin': 'https://board.example',
      'access-control-allow-methods': 'GET, HEAD, POST',
      'access-control-allow-headers': 'content-type, authorization',
      'access-control-max-age': '600',
    });
    expect((await preflight('https://evil.example')).status).toBe(403);
    const open = await start({ host: '0.0.0.0' });
    const elsewhere = await send(open, { method: 'OPTIONS', headers: { host: 'x.example', origin: 'https://evil.example', 'access-control-request-method': 'POST' } });
    expect(elsewhere.status).toBe(403);
    expect(elsewhere.headers['access-control-allow-origin']).toBeUndefined();
  });
}); // prettier-ignore
