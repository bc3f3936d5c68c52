import { afterEach, describe, expect, it } from '@jest/globals';
import v8 from 'node:v8';
import vm from 'node:vm';
import { Cancellation } from '../../../gateway/fetch/cancellation.ts';
import type { BudgetLimits } from '../../../gateway/fetch/operation-budget.ts';
import type {
  SubgraphRequest,
  SubgraphResponse,
} from '../../../gateway/fetch/subgraph-fetcher.ts';
import { createInProcessFetcher } from '../../../gateway/fetch/in-process/in-process-fetcher.ts';
import {
  createGateway,
  type Gateway,
  type GatewayOptions,
} from '../../../gateway/gateway.ts';
import { composeSupergraph } from '../testing/compose.ts';
import { ask, close, listen, urlOf } from '../testing/federation.ts';

const SDLS = {
  a: `type Query { rows: [Row!]! tree: Node small: Int things: [Thing!]! words: [String!]! }
    type Row { id: ID! text: String rows: [Row!] }
    type Node { id: ID! left: Node right: Node }
    type Thing @key(fields: "id") { id: ID! size: Int }`,
  b: `type Thing @key(fields: "id") { id: ID! name: String parts: [Part!]! }
    type Part { id: ID! of: Thing }`,
};
const supergraph = composeSupergraph({ sdls: SDLS });

type Fetch = (request: SubgraphRequest) => SubgraphResponse;

const gateways: Gateway[] = [];
afterEach(() => Promise.all(gateways.splice(0).map((g) => g.stop())));

async function start(
  fetch: { a?: Fetch; b?: Fetch },
  budget: Partial<BudgetLimits>,
  options: Partial<GatewayOptions> = {},
): Promise<Gateway> {
  const port = (of: Fetch = () => ({ data: {} })) => ({
    fetch: (request: SubgraphRequest) => Promise.resolve(of(request)),
  });
  const gateway = await createGateway({
    supergraph,
    budget,
    fetchers: { a: port(fetch.a), b: port(fetch.b) },
    ...options,
  });
  gateways.push(gateway);
  return gateway;
}

const rows = (n: number, more = {}) =>
  Array.from({ length: n }, (_, id) => ({ id: String(id), ...more }));

/** One error, and nothing else. */
function exceeded(budget: keyof BudgetLimits, limit: number) {
  return {
    data: null,
    errors: [
      {
        message: expect.stringContaining(`at most ${limit} `),
        extensions: { code: 'OPERATION_BUDGET_EXCEEDED', budget, limit },
      },
    ],
  };
}

const codeOf = (answer: {
  errors?: readonly { extensions: Readonly<Record<string, unknown>> }[];
}) => answer.errors?.map(({ extensions }) => extensions['code']);

describe('an operation that takes more objects than it may', () => {
  it('ends with one error when a subgraph answers them', async () => {
    const of = (n: number) => () => ({ data: { rows: rows(n) } });
    const limit = { maxObjects: 100 };
    const query = '{ rows { id } }';
    // The object around them is one of them.
    expect(await ask(await start({ a: of(99) }, limit), query)).toEqual({
      data: { rows: rows(99) },
    });
    expect(await ask(await start({ a: of(100) }, limit), query)).toEqual(
      exceeded('maxObjects', 100),
    );
  });

  it('counts what nests, by what was asked and not by what is there', async () => {
    const a: Fetch = () => ({
      data: { rows: rows(10, { rows: rows(10) }), more: rows(1000) },
    });
    const gateway = await start({ a }, { maxObjects: 100 });
    const answer = await ask(gateway, '{ rows { id rows { id } } }');
    expect(answer).toEqual(exceeded('maxObjects', 100));
    expect(codeOf(await ask(gateway, '{ rows { id } }'))).toBeUndefined();
  });

  it('counts the answers of all its fetches together', async () => {
    const things = { data: { things: rows(60, { __typename: 'Thing' }) } };
    const b: Fetch = () => ({
      data: { _entities: rows(60).map(({ id }) => ({ name: id })) },
    });
    const query = '{ things { id name } }';
    const answer = await ask(
      await start({ a: () => structuredClone(things), b }, { maxObjects: 100 }),
      query,
    );
    expect(answer).toEqual(exceeded('maxObjects', 100));
    const roomy = await start({ a: () => structuredClone(things), b }, {});
    expect(codeOf(await ask(roomy, query))).toBeUndefined();
  });

  it('counts places that share one object, where another fetch visits them', async () => {
    const a: Fetch = () => ({
      data: {
        things: Array.from({ length: 50 }, () => ({
          __typename: 'Thing',
          id: '1',
        })),
      },
    });
    let fetches = 0;
    const b: Fetch = () => {
      fetches += 1;
      const parts = Array.from({ length: 40 }, (_, id) => ({
        id: String(id),
        of: { __typename: 'Thing', id: '2' },
      }));
      return { data: { _entities: [{ parts, name: 'n' }] } };
    };
    const query = '{ things { parts { of { size } } } }';
    const answer = await ask(
      await start({ a, b }, { maxObjects: 1000 }),
      query,
    );
    expect(fetches).toBeLessThan(3);
    expect(codeOf(answer)).toEqual(['OPERATION_BUDGET_EXCEEDED']);
    expect(answer.data).toBeNull();
  });

  it('ends when a subgraph in this process says so, and cancels the others', async () => {
    const asked: (number | undefined)[] = [];
    let cancelled = false;
    const gateway = await start({}, { maxObjects: 50 }, {
      fetchers: {
        a: createInProcessFetcher({
          execute: ({ maxObjects, scope }) => {
            asked.push(maxObjects);
            expect(scope.deadlineAt).toBeGreaterThan(performance.now());
            scope.cancellation.signal.addEventListener('abort', () => {
              cancelled = true;
            });
            return {
              data: { small: null },
              errors: [{ message: 'x', path: ['small'], extensions: { code: 'OPERATION_BUDGET_EXCEEDED' } }],
            };
          },
        }),
      },
    }); // prettier-ignore
    expect(await ask(gateway, '{ small }')).toEqual(exceeded('maxObjects', 50));
    expect(asked).toEqual([50]);
    expect(cancelled).toBe(true);
  });

  it('does not take the word of a subgraph elsewhere for it', async () => {
    const a: Fetch = () => ({
      data: { small: null },
      errors: [{ message: 'x', path: ['small'], extensions: { code: 'OPERATION_BUDGET_EXCEEDED' } }],
    }); // prettier-ignore
    const answer = await ask(await start({ a }, {}), '{ small }');
    expect(answer.data).toEqual({ small: null });
    expect(answer.errors?.[0]?.path).toEqual(['small']);
  });
});

describe('an operation that takes more bytes than it may', () => {
  it('ends before the text of a subgraph over HTTP is parsed', async () => {
    const body = JSON.stringify({ data: { rows: rows(100) } });
    const server = await listen((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(body);
    });
    try {
      const over = (maxMergedBytes: number) =>
        start({}, { maxMergedBytes }, {
          fetchers: {},
          subgraphUrls: { a: urlOf(server) },
        }); // prettier-ignore
      const query = '{ rows { id } }';
      const within = await ask(await over(body.length), query);
      expect(within).toEqual({ data: { rows: rows(100) } });
      expect(await ask(await over(body.length - 1), query)).toEqual(
        exceeded('maxMergedBytes', body.length - 1),
      );
    } finally {
      await close(server);
    }
  });

  const long = rows(300, { text: '盟约'.repeat(100) });
  const longText = JSON.stringify({ rows: long });
  const texts: readonly [string, string, SubgraphResponse][] = [
    ['rows', '{ rows { id text } }', { data: { rows: long } }],
    ['one text', '{ rows { text } }', { data: { rows: [{ text: 'x'.repeat(200_000) }] } }],
    ['words', '{ words }', { data: { words: Array.from({ length: 9000 }, () => 'x'.repeat(20)) } }],
    ['a text that passes', '{ rows { id text } }', { data: { rows: long }, isPlain: true, dataText: () => longText }],
  ]; // prettier-ignore
  for (const [what, query, response] of texts) {
    for (const compileAfter of [0, 100]) {
      it(`ends while ${what} are written, compiled after ${compileAfter}`, async () => {
        const of: Fetch = () => ({ ...response, data: structuredClone(response.data ?? null) }); // prettier-ignore
        const bytes = Buffer.byteLength(JSON.stringify(response.data));
        const start1 = (maxWrittenBytes: number) =>
          start({ a: of }, { maxWrittenBytes }, { compileAfter });
        expect(codeOf(await ask(await start1(bytes), query))).toBeUndefined();
        const answer = await ask(await start1(bytes - 1), query);
        expect(answer).toEqual(exceeded('maxWrittenBytes', bytes - 1));
      });
    }
  }

  it('ends while shared objects are written again and again', async () => {
    const a: Fetch = () => ({
      data: {
        things: Array.from({ length: 300 }, () => ({ __typename: 'Thing', id: '1' })),
      },
    }); // prettier-ignore
    const parts = rows(300);
    const b: Fetch = () => ({ data: { _entities: [{ parts }] } });
    const query = '{ things { parts { id } } }';
    for (const compileAfter of [0, 100]) {
      const limits = { maxWrittenBytes: 500_000 };
      const gateway = await start({ a, b }, limits, { compileAfter });
      const answer = await ask(gateway, query);
      expect(answer).toEqual(exceeded('maxWrittenBytes', 500_000));
    }
  });
});

describe('an operation with a long answer', () => {
  const many = rows(60_000);
  const a: Fetch = () => ({ data: { rows: many } });

  it('lets others be answered while it is written', async () => {
    const gateway = await start(
      { a: (request) => (request.query.includes('small') ? { data: { small: 1 } } : a(request)) },
      {},
    ); // prettier-ignore
    const order: string[] = [];
    const note = (name: string) => () => order.push(name);
    await gateway.execute({ query: '{ small }' });
    let turns = 0;
    let isDone = false;
    const count = (): void => {
      turns += 1;
      if (!isDone) setImmediate(count);
    };
    const hostile = gateway.execute({ query: '{ rows { id } }' });
    void hostile.then(note('long'));
    setImmediate(count);
    const small = new Promise<void>((resolve) => {
      setImmediate(() => {
        void gateway
          .execute({ query: '{ small }' })
          .then(note('small'))
          .then(() => resolve());
      });
    });
    const answer = await hostile;
    isDone = true;
    await small;
    expect(order).toEqual(['small', 'long']);
    expect(turns).toBeGreaterThan(3);
    expect(JSON.parse((answer.data ?? []).join(''))).toEqual({ rows: many });
  });

  it('is given up when its client goes while it is written', async () => {
    const cancellation = new Cancellation();
    const gateway = await start({ a }, {});
    await gateway.execute({ query: '{ rows { id } }' });
    const running = gateway.execute({ query: '{ rows { id } }', cancellation });
    setImmediate(() => setImmediate(() => setImmediate(() => cancellation.cancel()))); // prettier-ignore
    const { data, errors } = await running;
    expect(data).toEqual(['null']);
    expect(codeOf({ errors: errors ?? [] })).toEqual(['REQUEST_CANCELLED']);
  });

  it('ends with one error at its deadline', async () => {
    const gateway = await start({ a }, {}, { deadlineMs: 0.001 });
    const { data, errors } = await gateway.execute({
      query: '{ rows { id } }',
    });
    expect(data).toEqual(['null']);
    expect(codeOf({ errors: errors ?? [] })).toEqual(['REQUEST_TIMEOUT']);
  });
});

describe('the memory of an operation that was ended', () => {
  const tooMany = (): SubgraphResponse => ({ data: { rows: rows(60) } });
  const tooLong = (): SubgraphResponse => ({
    data: { rows: rows(3, { text: 'x'.repeat(5000) }) },
  });
  const endedThere = (): SubgraphResponse => ({
    data: { rows: rows(60) },
    errors: [{ extensions: { code: 'OPERATION_BUDGET_EXCEEDED' } }],
  });
  const cases: readonly [string, Fetch, Partial<BudgetLimits>][] = [
    ['for its objects', tooMany, { maxObjects: 50 }],
    ['for what it wrote', tooLong, { maxWrittenBytes: 10_000 }],
    ['for what its subgraph counted', endedThere, {}],
  ];

  it.each(cases)('is free again: %s', async (_, fetch, budget) => {
    let data: WeakRef<object> | undefined;
    const a = createInProcessFetcher({
      execute(request) {
        const response = fetch({ ...request, subgraph: 'a', kind: 'query' });
        data = new WeakRef(response.data ?? {});
        return response;
      },
    });
    const gateway = await start({}, budget, { fetchers: { a } });
    const answer = await gateway.execute({ query: '{ rows { id text } }' });
    expect(answer).toMatchObject({
      data: ['null'],
      errors: [{ extensions: { code: 'OPERATION_BUDGET_EXCEEDED' } }],
    });
    await collectGarbage();
    expect(data?.deref()).toBeUndefined();
    // The answer is all that is left of it.
    expect(answer.errors).toHaveLength(1);
  });
});

async function collectGarbage(): Promise<void> {
  v8.setFlagsFromString('--expose-gc');
  const gc = vm.runInNewContext('gc') as () => void;
  // A WeakRef holds its target until the turn it was made in has ended.
  await new Promise(setImmediate);
  gc();
}
