import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createGateway, type Gateway } from '../../../gateway/gateway.ts';
import { composeSupergraph } from '../testing/compose.ts';
import { ask } from '../testing/federation.ts';
import type { GatewayRequest } from '../../../gateway/access/gateway-request.ts';

const SDLS = {
  a: `type Query { rows: [Row] strict: [Row!] groups: [Group] }
    type Group { rows: [Row!]! }
    type Row @key(fields: "id") { id: ID! text: String must: String! same: Thing }
    type Thing @key(fields: "id") { id: ID! }`,
  b: `type Thing @key(fields: "id") { id: ID! text: String rows: [Row] }
    type Row @key(fields: "id") { id: ID! }`,
};

type Data = Record<string, unknown>;

/** A gateway whose subgraph `a` answers `data`, and `b` one thing. */
function serve(data: Data, thing: Data = {}): Promise<Gateway> {
  return createGateway({
    supergraph: composeSupergraph({ sdls: SDLS }),
    fetchers: {
      a: { fetch: () => Promise.resolve({ data: structuredClone(data) }) },
      b: {
        fetch: (request) => {
          const field = /_e\d+/.exec(request.query)?.[0] ?? '_entities';
          return Promise.resolve({ data: { [field]: [thing] } });
        },
      },
    },
  });
}

const gateways: Gateway[] = [];
afterAll(() => Promise.all(gateways.map((gateway) => gateway.stop())));

async function start(data: Data, thing?: Data): Promise<Gateway> {
  const gateway = await serve(data, thing);
  gateways.push(gateway);
  return gateway;
}

const LONG = '盟约 "quoted"\n'.repeat(2000);
const ROWS = Array.from({ length: 400 }, (_, n) => ({
  id: String(n),
  text: n % 7 === 0 ? LONG : `row ${n}`.repeat(n % 40),
  must: 'x',
}));
const QUERY = '{ rows { id text must } }';

/** More than one fetch, so that no text is passed on. */
async function partsOf(gateway: Gateway, request: GatewayRequest) {
  const { data = [], errors } = await gateway.execute(request);
  return { parts: data, data: JSON.parse(data.join('')) as unknown, errors };
}

describe('a large answer', () => {
  it('is written in parts, none of them huge', async () => {
    const { parts, data } = await partsOf(await start({ rows: ROWS }), {
      query: QUERY,
    });
    expect(data).toEqual({ rows: ROWS });
    expect(parts.length).toBeGreaterThan(10);
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(70_000);
  });

  it('takes back what was written of a list that must not have a null', async () => {
    const strict = [...ROWS, { id: '400', text: 'x', must: null }];
    const answer = await ask(
      await start({ strict, rows: ROWS }),
      '{ strict { id text must } rows { id text must } }',
    );
    expect(answer.data).toEqual({ strict: null, rows: ROWS });
    expect(answer.errors?.map(({ path }) => path)).toEqual([
      ['strict', 400, 'must'],
    ]);
  });

  it('takes back a group, and keeps the groups before and after it', async () => {
    const bad = { rows: [...ROWS, { id: '400', text: LONG, must: null }] };
    const groups = [{ rows: ROWS }, bad, { rows: ROWS }];
    const answer = await ask(
      await start({ groups }),
      '{ groups { rows { id text must } } }',
    );
    expect(answer.data).toEqual({
      groups: [{ rows: ROWS }, null, { rows: ROWS }],
    });
  });

  it('keeps the order of its fields', async () => {
    const answer = await ask(await start({ rows: ROWS, strict: ROWS }), {
      query: '{ rows { text } __typename strict { id must } }',
    });
    expect(answer.data).toEqual({
      rows: ROWS.map(({ text }) => ({ text })),
      __typename: 'Query',
      strict: ROWS.map(({ id, must }) => ({ id, must })),
    });
  });

  it('repeats an object that stands at many places, long as it is', async () => {
    const rows = ROWS.map(({ id }) => ({ id, same: { __typename: 'Thing', id: '1' } })); // prettier-ignore
    const thing = { __typename: 'Thing', text: LONG, rows: ROWS.slice(0, 30).map(({ id }) => ({ id })) }; // prettier-ignore
    const answer = await ask(
      await start({ rows }, thing),
      '{ rows { id same { id text rows { id } } } }',
    );
    const same = { id: '1', text: LONG, rows: thing.rows };
    expect(answer).toEqual({ data: { rows: rows.map(({ id }) => ({ id, same })) } }); // prettier-ignore
  });

  it('is what JSON.stringify makes of it, whatever its strings', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.nat(9000)), { maxLength: 12 }), // prettier-ignore
        async (texts) => {
          const rows = texts.map(([text, length], n) => ({
            id: String(n),
            text: text.padEnd(length, text || 'x').slice(0, length),
          }));
          const gateway = await serve({ rows });
          const { data } = await gateway.execute({
            query: '{ rows { id text } }',
          });
          expect(data?.join('')).toBe(JSON.stringify({ rows }));
        },
      ),
      { numRuns: 100 },
    );
  });
});
