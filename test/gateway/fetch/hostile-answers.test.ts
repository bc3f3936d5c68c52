import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { once } from 'node:events';
import zlib from 'node:zlib';
import { BufferBudget } from '../../../gateway/fetch/http/buffer-budget.ts';
import { ChunkList } from '../../../gateway/fetch/http/chunk-list.ts';
import { createHttpFetcher } from '../../../gateway/fetch/http/http-fetcher.ts';
import { maskUrl } from '../../../gateway/fetch/http/http-url.ts';
import { close, listen, urlOf } from '../testing/federation.ts';
import {
  answerOf,
  type Options,
  refusal,
  replying,
  REQUEST,
  start,
  stopAll,
  stops,
} from './testing/http-answers.ts';
import { testScope } from '../../support/request-scope.ts';

afterEach(stopAll);

const MALFORMED = 'SUBREQUEST_MALFORMED_RESPONSE: Expected';
const ROWS = Array.from({ length: 4000 }, (_, n) => ({
  id: `示例:${n}`,
  text: '盟约 "quoted"\n'.repeat(n % 9),
  nested: { list: [n, null, [true, -0.5e-3, 12345678.5]] },
}));
const LARGE = JSON.stringify({ data: { rows: ROWS } });

describe('a large answer', () => {
  it('is the same as a small one, its text included', async () => {
    const answer = await answerOf(LARGE);
    expect(answer.data).toEqual({ rows: ROWS });
    expect(answer.isPlain).toBe(false);
    expect(`{"data":${answer.dataText?.() ?? ''}}`).toBe(LARGE);
  });

  it('keeps numbers beyond 2^53, and a byte order mark out', async () => {
    const numbers = `[${'12345678901234567890,'.repeat(20_000)}1]`;
    const answer = await answerOf(`\ufeff{"data":{"n":${numbers}}}`);
    expect(JSON.stringify(answer.data)).toBe(`{"n":${numbers}}`);
  });

  it('is put together from whatever pieces it comes in', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(9000), { maxLength: 60 }),
        fc.nat(200_000),
        fc.nat(200_000),
        (lengths, from, to) => {
          const whole = Buffer.from(LARGE);
          const list = new ChunkList();
          let at = 0;
          for (const length of lengths) {
            list.add(Buffer.from(whole.subarray(at, at + length)));
            at += length;
          }
          expect(list.length).toBe(Math.min(at, whole.length));
          const [start = 0, end = 0] = [from, to].sort((a, b) => a - b);
          const seen = list.slice(Math.min(start, at), Math.min(end, at));
          expect(seen.equals(whole.subarray(Math.min(start, at), Math.min(end, at)))).toBe(true); // prettier-ignore
        },
      ),
      { numRuns: 200, seed: 20261126 },
    );
  });

  it('costs no more memory for coming in single bytes', () => {
    const list = new ChunkList();
    for (let n = 0; n < 100_000; n++) list.add(Buffer.of(n % 256));
    expect(list.length).toBe(100_000);
    expect(list.chunks.length).toBeLessThan(5);
  });
});

describe('an answer beyond a limit', () => {
  const beside = (value: string) => `{"data":{"a":1},"x":${value}}`;
  const padding = `"${'x'.repeat(140_000)}"`;

  it.each([
    ['nested lists', beside('['.repeat(1e6) + ']'.repeat(1e6))],
    ['nested objects', beside('{"a":'.repeat(1e5) + '1' + '}'.repeat(1e5))],
    ['deep in extensions', `{"data":{},"extensions":${'[{"a":'.repeat(1e5)}1${'}]'.repeat(1e5)}}`], // prettier-ignore
    ['deep in an error', `{"errors":[{"message":${'['.repeat(1e6)}1${']'.repeat(1e6)}}]}`], // prettier-ignore
    ['never closed', beside('['.repeat(1e6))],
  ])('is not parsed: %s', async (_, body) => {
    expect(refusal(await answerOf(body))).toBe(
      `${MALFORMED} an answer of at most 200 levels of objects and lists, but got more.`,
    );
  });

  it.each([
    ['maxValues', 13, 12, `[${padding},1,2,3,4,[[{"a":5}]]]`, 'an answer of at most 12 values'], // prettier-ignore
    ['maxKeys', 4, 3, `{"a":${padding},"b":1,"c":[1,2,3,4],"d":{"e":5}}`, 'an answer of objects of at most 3 keys'], // prettier-ignore
    ['maxDepth', 5, 4, `[${padding},[[[1]]]]`, 'an answer of at most 4 levels of objects and lists'], // prettier-ignore
  ] as const)('%s is refused at n + 1, not at n', async (...of) => {
    const [name, n, less, value, expected] = of;
    const at = await answerOf(beside(value), { limits: { [name]: n } });
    expect(at.data).toEqual({ a: 1 });
    const over = await answerOf(beside(value), { limits: { [name]: less } });
    expect(refusal(over)).toBe(`${MALFORMED} ${expected}, but got more.`);
  }); // prettier-ignore

  it('is not read to its end', async () => {
    let sent: Promise<unknown> = Promise.resolve();
    const { fetcher } = await start((request, response) => {
      request.resume();
      sent = once(response, 'close');
      const more = (): void => {
        while (response.write('['.repeat(10_000)));
      };
      response.on('drain', more);
      more();
    });
    expect(refusal(await fetcher.fetch(REQUEST))).toContain('200 levels');
    await sent;
  });

  it('is not waited for when its length is told', async () => {
    const { fetcher } = await start(
      (_, response) => {
        response.writeHead(200, { 'content-length': '1001' });
        response.flushHeaders();
      },
      { limits: { maxBytes: 1000 } },
    );
    expect(refusal(await fetcher.fetch(REQUEST))).toBe(
      `${MALFORMED} an answer of at most 1000 bytes, but got more.`,
    );
  });

  it('is a failure by its status where that is none of success', async () => {
    const page = `<html>${'<p>'.repeat(1e5)}`;
    const { fetcher } = await start(replying(page, {}, 502));
    expect(refusal(await fetcher.fetch(REQUEST))).toBe(
      'SUBREQUEST_HTTP_ERROR: A subgraph answered with HTTP status 502.',
    );
  });

  it('has its first 1,000 errors, and how many there were more', async () => {
    const errors = Array.from({ length: 20_000 }, (_, n) => ({
      message: String(n),
    }));
    const { errors: read = [] } = await answerOf(JSON.stringify({ errors }));
    expect(read.length).toBe(1001);
    expect(read[999]).toEqual({ message: '999' });
    expect(read[1000]).toEqual({
      message: '19000 more errors of a subgraph were left out.',
      extensions: { code: 'TOO_MANY_ERRORS' },
    });
    const few = await answerOf('{"errors":[{"message":"1"},{"message":"2"}]}', { limits: { maxErrors: 1 } }); // prettier-ignore
    expect(few.errors?.map(({ message }) => message)).toEqual([
      '1',
      '1 more errors of a subgraph were left out.',
    ]);
  });
});

describe('text that is not UTF-8', () => {
  it.each([
    ['GBK', Buffer.from([0xc3, 0xcb, 0xd4, 0xbc])],
    ['latin1', Buffer.from([0xe9])],
    ['a character cut off', Buffer.from('盟').subarray(0, 2)],
    ['a surrogate', Buffer.from([0xed, 0xa0, 0x80])],
    ['an overlong form', Buffer.from([0xc0, 0xaf])],
  ])('is refused, not repaired: %s', async (_, bytes) => {
    for (const length of [0, 300_000]) {
      const body = Buffer.concat([
        Buffer.from(`{"data":{"pad":[${'1,'.repeat(length / 2)}1],"a":"`),
        bytes,
        Buffer.from('"}}'),
      ]);
      expect(refusal(await answerOf(body))).toBe(
        `${MALFORMED} an answer in UTF-8, but got bytes that are none.`,
      );
    }
  });
});

describe('a coded answer', () => {
  const brotli = (body: string) =>
    zlib.brotliCompressSync(body, {
      params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 3 },
    });
  const CODERS = {
    gzip: zlib.gzipSync,
    'x-gzip': zlib.gzipSync,
    br: brotli,
    zstd: zlib.zstdCompressSync,
    deflate: zlib.deflateSync,
    GZIP: zlib.gzipSync,
    'deflate, gzip': (body: string) => zlib.gzipSync(zlib.deflateSync(body)),
    'br, identity': brotli,
    identity: (body: string) => Buffer.from(body),
  };
  for (const [coding, encode] of Object.entries(CODERS)) {
    it(`is read: ${coding}`, async () => {
      for (const [body, data] of [
        ['{"data":{"a":1}}', { a: 1 }],
        [LARGE, { rows: ROWS }],
      ] as const) {
        // prettier-ignore
        const answer = await answerOf(encode(body), {}, { 'content-encoding': coding }); // prettier-ignore
        expect(answer.data).toEqual(data);
      }
    });
  }

  it('is read when deflate lacks its header', async () => {
    const body = zlib.deflateRawSync('{"data":{"a":1}}');
    const answer = await answerOf(body, {}, { 'content-encoding': 'deflate' });
    expect(answer.data).toEqual({ a: 1 });
  });

  it.each(['gzip', 'br', 'zstd', 'deflate'] as const)(
    'has the same limits after inflation: %s',
    async (coding) => {
      const headers = { 'content-encoding': coding };
      const bomb = CODERS[coding](`{"data":{"a":"${'x'.repeat(3e6)}"}}`);
      expect(bomb.length).toBeLessThan(5000);
      const limits = { maxBytes: 1_000_000 };
      expect(refusal(await answerOf(bomb, { limits }, headers))).toBe(
        `${MALFORMED} an answer of at most 1000000 bytes, but got more.`,
      );
      const deep = CODERS[coding](`{"data":{},"x":${'['.repeat(1e6)}`);
      const { errors } = await answerOf(deep, {}, headers);
      expect(errors?.[0]?.message).toContain('200 levels');
    },
  );

  it.each([
    ['compress', 'x', 'an answer coded by gzip, br, zstd or deflate, but got "compress"'], // prettier-ignore
    ['gzip, gzip, gzip, gzip', 'x', 'an answer coded by gzip, br, zstd or deflate, but got "gzip, gzip, gzip, gzip"'], // prettier-ignore
    ['gzip', '{"data":{}}', 'an answer coded by gzip, but got other bytes'],
    ['br', '{"data":{}}', 'an answer coded by br, but got other bytes'],
    ['zstd', '{"data":{}}', 'an answer coded by zstd, but got other bytes'],
    ['gzip', zlib.gzipSync(LARGE).subarray(0, 999), 'an answer coded by gzip, but got other bytes'], // prettier-ignore
  ])('is refused where it is not what it says: %s', async (coding, body, expected) => {
    const answer = await answerOf(body, {}, { 'content-encoding': coding });
    expect(refusal(answer)).toBe(`${MALFORMED} ${expected}.`);
  }); // prettier-ignore

  it('is asked for where that is set, and not of loopback by itself', async () => {
    for (const [compression, expected] of [
      [undefined, undefined],
      [true, 'zstd, gzip;q=0.9, br;q=0.8, deflate;q=0.5'],
    ] as const) {
      let seen: unknown;
      const { fetcher } = await start(
        (request, response) => {
          seen = request.headers['accept-encoding'];
          response.end('{"data":{}}');
        },
        { compression },
      );
      await fetcher.fetch(REQUEST);
      expect(seen).toBe(expected);
    }
  });
});

describe('a connection that dies before the answer begins', () => {
  /** Kills so many requests first, as a server does that goes away. */
  async function dying(deaths: number, options: Options = {}) {
    const bodies: number[] = [];
    const { fetcher } = await start((request, response) => {
      bodies.push(bodies.length);
      if (bodies.length <= deaths) request.socket.resetAndDestroy();
      else response.end('{"data":{"a":1}}');
    }, options);
    return { fetcher, bodies };
  }

  it('has its query sent once more', async () => {
    const { fetcher, bodies } = await dying(1);
    expect((await fetcher.fetch(REQUEST)).data).toEqual({ a: 1 });
    expect(bodies.length).toBe(2);
  });

  it('has its query sent once more when it was kept and is closed now', async () => {
    const { server, fetcher } = await start(replying('{"data":{"a":1}}'));
    await fetcher.fetch(REQUEST);
    let requests = 0;
    server.prependListener('request', ({ socket }) => {
      requests += 1;
      if (requests === 1) socket.destroy();
    });
    expect((await fetcher.fetch(REQUEST)).data).toEqual({ a: 1 });
    expect(requests).toBe(2);
  });

  it('is a failure the second time', async () => {
    const { fetcher, bodies } = await dying(2);
    expect(refusal(await fetcher.fetch(REQUEST))).toMatch(/^SUBREQUEST_HTTP_ERROR/); // prettier-ignore
    expect(bodies.length).toBe(2);
  });

  it('never has a mutation sent again', async () => {
    const { fetcher, bodies } = await dying(1);
    const mutation = { ...REQUEST, kind: 'mutation' } as const;
    expect(refusal(await fetcher.fetch(mutation))).toMatch(/^SUBREQUEST_HTTP_ERROR/); // prettier-ignore
    expect(bodies.length).toBe(1);
  });

  it('has nothing sent again where somebody else retries', async () => {
    const { fetcher, bodies } = await dying(1, { resend: false });
    expect(refusal(await fetcher.fetch(REQUEST))).toMatch(/^SUBREQUEST_HTTP_ERROR/); // prettier-ignore
    expect(bodies.length).toBe(1);
  });

  it('has nothing sent again once an answer began', async () => {
    let requests = 0;
    const { fetcher } = await start((_, response) => {
      requests += 1;
      response.writeHead(200);
      response.write('{', () => response.destroy());
    });
    expect(refusal(await fetcher.fetch(REQUEST))).toMatch(/^SUBREQUEST_HTTP_ERROR/); // prettier-ignore
    expect(requests).toBe(1);
  });
});

describe('credentials in a URL', () => {
  it("are sent, in the place of a client's", async () => {
    const seen: unknown[] = [];
    const server = await listen((request, response) => {
      seen.push(request.headers.authorization);
      response.end('{"data":{}}');
    });
    stops.push(() => close(server));
    for (const user of ['盟', 'a%40b', '100%', '']) {
      const url = urlOf(server).replace('//', `//${user}:s%3Acret@`);
      const fetcher = createHttpFetcher({ url });
      await fetcher.fetch({ ...REQUEST, scope: testScope({ headers: { authorization: 'Bearer client' } }) }); // prettier-ignore
      await fetcher.close?.();
    }
    expect(seen).toEqual(
      ['盟:s:cret', 'a@b:s:cret', '100%:s:cret', ':s:cret'].map(
        (pair) => `Basic ${Buffer.from(pair).toString('base64')}`,
      ),
    );
  });

  it.each([
    ['http://user:secret@host/x?a=b@c', 'http://***@host/x?a=b@c'],
    ['ftp://user:secret@host', 'ftp://***@host'],
    ['user:secret@host/graphql', '***@host/graphql'],
    ['http://us@er:se@cret@host', 'http://***@host'],
    ['http://host/a@b', 'http://host/a@b'],
  ])('are not shown: %s', (url, shown) => {
    expect(maskUrl(url)).toBe(shown);
  });
});

describe('room for large answers', () => {
  it('is shared: who holds much leaves as much to the others', () => {
    const budget = new BufferBudget(300);
    const [one, two, three] = [0, 1, 2].map(() => budget.openShare());
    expect(one?.take(150)).toBe(true);
    expect(one?.take(1)).toBe(false);
    expect(two?.take(75)).toBe(true);
    expect(two?.take(1)).toBe(false);
    expect(three?.take(37)).toBe(true);
    one?.giveBack(150);
    expect(two?.take(50)).toBe(true);
  });

  it('is refused when it is taken, and free again when that is read', async () => {
    const bytes = Buffer.byteLength(LARGE);
    const buffers = new BufferBudget(2 * bytes);
    const { fetcher: held, server } = await start(
      (_, response) => {
        response.write(LARGE.slice(0, -1));
        server.once('go', () => response.end('}'));
      },
      { buffers },
    );
    const first = held.fetch(REQUEST);
    // Half of what is left is free to somebody else, until that is all held.
    const probe = buffers.openShare();
    const half = Math.floor(bytes / 2) + 2;
    while (probe.take(half)) {
      probe.giveBack(half);
      await new Promise(setImmediate);
    }
    const { fetcher: other } = await start(replying(LARGE), { buffers });
    expect(refusal(await other.fetch(REQUEST))).toBe(
      'SUBREQUEST_BUSY: Expected room for a large answer, but too many are being read.',
    );
    server.emit('go');
    expect((await first).data).toEqual({ rows: ROWS });
    expect((await other.fetch(REQUEST)).data).toEqual({ rows: ROWS });
  });
});
