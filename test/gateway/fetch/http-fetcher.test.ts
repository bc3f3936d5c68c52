import { afterEach, describe, expect, it } from '@jest/globals';
import type http from 'node:http';
import { text } from 'node:stream/consumers';
import { Cancellation } from '../../../gateway/fetch/cancellation.ts';
import { createHttpFetcher } from '../../../gateway/fetch/http/http-fetcher.ts';
import type { SubgraphResponse } from '../../../gateway/fetch/subgraph-fetcher.ts';
import { close, listen, urlOf } from '../testing/federation.ts';
import { testScope } from '../../support/request-scope.ts';

const REQUEST = {
  subgraph: 's',
  query: '{a}',
  kind: 'query',
  scope: testScope(),
} as const;

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

type Options = Partial<Parameters<typeof createHttpFetcher>[0]>;

async function startFetcher(
  handler: http.RequestListener,
  options: Options = {},
) {
  const server = await listen(handler);
  stops.push(() => close(server));
  const fetcher = createHttpFetcher({ url: urlOf(server), ...options });
  stops.push(() => fetcher.close?.() ?? Promise.resolve());
  return fetcher;
}

/** A server that answers every request with this. */
function replying(
  body: string,
  status = 200,
  headers: http.OutgoingHttpHeaders = { 'content-type': 'application/json' },
): http.RequestListener {
  return (request, response) => {
    request.resume();
    response.writeHead(status, headers);
    response.end(body);
  };
}

async function answerOf(
  handler: http.RequestListener,
  options: Options = {},
): Promise<SubgraphResponse> {
  const fetcher = await startFetcher(handler, options);
  return fetcher.fetch(REQUEST);
}

function codeOf(response: SubgraphResponse): unknown {
  const [error] = response.errors ?? [];
  return (error?.extensions as { code?: unknown } | undefined)?.code;
}

describe('a request to a subgraph', () => {
  it('is GraphQL over HTTP with the headers it is given', async () => {
    let seen: unknown;
    const fetcher = await startFetcher((request, response) => {
      void text(request).then((body) => {
        const { method, url, headers } = request;
        seen = { method, url, headers, body };
        response.end('{"data":{}}');
      });
    });
    await fetcher.fetch({
      ...REQUEST,
      query: 'query Q($a: Int) { "x" }',
      operationName: 'Q',
      variablesText: '{"a":12345678901234567890}',
      scope: testScope({ headers: { authorization: 'Bearer t' } }),
    });
    expect(seen).toMatchObject({
      method: 'POST',
      url: '/graphql',
      headers: {
        authorization: 'Bearer t',
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json;q=0.9',
      },
      body: '{"operationName":"Q","query":"query Q($a: Int) { \\"x\\" }","variables":{"a":12345678901234567890}}',
    });
  });
});

describe('an answer of a subgraph', () => {
  it('is read with its data, and the text of it', async () => {
    const answer = await answerOf(replying(' {"data": {"a": 1} }\n'));
    expect(answer.data).toEqual({ a: 1 });
    expect(answer.dataText?.()).toBe('{"a": 1}');
  });

  it('has no text to pass on when there is more than data', async () => {
    expect(
      await answerOf(replying('{"data":{"a":1},"extensions":{}}')),
    ).toEqual({ data: { a: 1 }, isPlain: true, extensions: {} });
    const twice = await answerOf(replying('{"data":{"a":0},"data":{"a":1}}'));
    expect(twice.data).toEqual({ a: 1 });
    expect(twice.dataText?.()).toBeUndefined();
  });

  it('is plain when JSON escapes nothing in it', async () => {
    const isPlain = async (body: string) =>
      (await answerOf(replying(body))).isPlain;
    expect(await isPlain('{"data":{"a":"盟约"}}')).toBe(true);
    expect(await isPlain('{"data":{"a":"a\\nb"}}')).toBe(false);
    expect(await isPlain('{"data":{"a":"\\ud800"}}')).toBe(false);
  });

  it('counts whatever its status', async () => {
    const body = '{"errors":[{"message":"no"}],"data":null}';
    expect(await answerOf(replying(body, 500))).toEqual({
      data: null,
      isPlain: true,
      status: 500,
      errors: [{ message: 'no' }],
    });
  });

  for (const [name, body] of [
    ['not JSON', '<html>'],
    ['truncated', '{"data":{"a":'],
    ['empty', ''],
    ['not an object', '[{"data":{}}]'],
    ['without data and errors', '{"foo":1}'],
    ['with data of a wrong type', '{"data":[1]}'],
    ['with errors of a wrong type', '{"data":{},"errors":{}}'],
  ] as const) {
    it(`is malformed when ${name}`, async () => {
      expect(codeOf(await answerOf(replying(body)))).toBe(
        'SUBREQUEST_MALFORMED_RESPONSE',
      );
    });
  }

  it('is a failure with a status that is no success', async () => {
    const answer = await answerOf(replying('<html>', 502));
    expect(answer.errors).toMatchObject([
      { extensions: { code: 'SUBREQUEST_HTTP_ERROR', http: { status: 502 } } },
    ]);
  });

  it('may not redirect', async () => {
    let asked = 0;
    const elsewhere = await listen((_, response) => {
      asked += 1;
      response.end('{"data":{}}');
    });
    stops.push(() => close(elsewhere));
    const answer = await answerOf(
      replying('', 307, { location: urlOf(elsewhere) }),
    );
    expect(codeOf(answer)).toBe('SUBREQUEST_HTTP_ERROR');
    expect(asked).toBe(0);
  });

  it('may not be larger than the limit', async () => {
    const body = `{"data":{"a":"${'x'.repeat(5000)}"}}`;
    const options = { limits: { maxBytes: body.length } };
    expect(codeOf(await answerOf(replying(body), options))).toBeUndefined();
    const less = { limits: { maxBytes: body.length - 1 } };
    expect(codeOf(await answerOf(replying(body), less))).toBe(
      'SUBREQUEST_MALFORMED_RESPONSE',
    );
  });

  it('may not end early', async () => {
    const answer = await answerOf((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"data":');
      setImmediate(() => response.destroy());
    });
    expect(codeOf(answer)).toBe('SUBREQUEST_HTTP_ERROR');
  });

  it('must be complete in time', async () => {
    const answer = await answerOf(
      (_, response) => {
        response.writeHead(200);
        response.write('{"data":');
      },
      { timeoutMs: 50 },
    );
    expect(codeOf(answer)).toBe('SUBREQUEST_TIMEOUT');
  });

  it('is a failure when nobody listens', async () => {
    const fetcher = createHttpFetcher({ url: 'http://127.0.0.1:1/graphql' });
    stops.push(() => fetcher.close?.() ?? Promise.resolve());
    expect(codeOf(await fetcher.fetch(REQUEST))).toBe('SUBREQUEST_HTTP_ERROR');
  });

  it('is not waited for when the client has gone', async () => {
    const fetcher = await startFetcher(() => undefined);
    const client = new Cancellation();
    const answer = fetcher.fetch({
      ...REQUEST,
      scope: testScope({ cancellation: client }),
    });
    client.cancel();
    expect(codeOf(await answer)).toBe('REQUEST_CANCELLED');
    expect(
      codeOf(
        await fetcher.fetch({
          ...REQUEST,
          scope: testScope({ cancellation: client }),
        }),
      ),
    ).toBe('REQUEST_CANCELLED');
  });
});
