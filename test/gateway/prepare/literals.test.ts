import { afterEach, describe, expect, it } from '@jest/globals';
import { type Federation, startFederation } from '../testing/federation.ts';

const SDL = `
  type Query {
    echo(n: Int = 3, s: String, list: [ID!], color: Color, in: In, any: Any): String
    must(n: Int!): String
    node: Node
  }
  interface Node { echo(n: Int): String }
  type Item implements Node { echo(n: Int): String }
  enum Color { RED BLUE }
  input In { x: Int = 7 y: Float deep: In }
  scalar Any
`;
const ARGS = { $args: true };

let federation: Federation | undefined;

afterEach(() => federation?.stop());

async function start(): Promise<Federation> {
  const Query = {
    echo: ARGS,
    must: ARGS,
    node: { __typename: 'Item', echo: ARGS },
  };
  federation = await startFederation({
    subgraphs: { a: { sdl: SDL, data: { Query } } },
  });
  return federation;
}

async function startToAsk(): Promise<Federation['ask']> {
  const started = await start();
  return (request) => started.ask(request);
}

async function echoed(args: string): Promise<unknown> {
  const gateway = federation ?? (await start());
  const { data, errors } = await gateway.ask(`{ echo(${args}) }`);
  expect(errors).toBeUndefined();
  return JSON.parse((data as { echo: string }).echo);
}

describe('literals of an operation', () => {
  it('reach the subgraph as the values they stand for', async () => {
    await start();
    expect(await echoed('n: 5')).toEqual({ n: 5 });
    expect(await echoed('n: null')).toEqual({ n: null });
    expect(await echoed('s: "a\\"b"')).toEqual({ n: 3, s: 'a"b' });
    expect(await echoed('list: 5')).toEqual({ n: 3, list: ['5'] });
    expect(await echoed('color: BLUE')).toEqual({ n: 3, color: 'BLUE' });
    expect(await echoed('in: {y: 2, deep: {}}')).toEqual({
      n: 3,
      in: { x: 7, y: 2, deep: { x: 7 } },
    });
    expect(await echoed('any: {a: [1, "b"], c: null}')).toEqual({
      n: 3,
      any: { a: [1, 'b'], c: null },
    });
  });

  it('are not mixed up between operations that share a plan', async () => {
    const { gateway, requests } = await start();
    const answers = await Promise.all(
      [1, 2, 3].map((n) => gateway.execute({ query: `{ must(n: ${n}) }` })),
    );
    expect(answers.map(({ data }) => data?.join(''))).toEqual(
      [1, 2, 3].map((n) => JSON.stringify({ must: JSON.stringify({ n }) })),
    );
    expect(new Set(requests.map(({ query }) => query)).size).toBe(1);
  });

  it('stay equal in fields that merge', async () => {
    const ask = await startToAsk();
    const query = '{ must(n: 1) ...F } fragment F on Query { must(n: 1) }';
    expect(await ask(query)).toEqual({ data: { must: '{"n":1}' } });
    const conflict = await ask(query.replace('n: 1', 'n: 2'));
    expect(conflict.errors?.[0]?.message).toContain('conflict');
    expect(
      await ask('{ node { echo(n: 4) ... on Item { echo(n: 4) } } }'),
    ).toEqual({ data: { node: { echo: '{"n":4}' } } });
  });

  it('are checked, also where another operation of the shape was good', async () => {
    const ask = await startToAsk();
    const messageOf = async (query: string) =>
      (await ask(query)).errors?.[0]?.message;
    expect(await messageOf('{ must(n: 1) }')).toBeUndefined();
    for (const bad of ['"1"', 'null', '1.5', '12345678901', 'RED', '[1]']) {
      expect(await messageOf(`{ must(n: ${bad}) }`)).toContain('Int');
    }
    expect(await messageOf('{ echo(in: {x: 1}) }')).toBeUndefined();
    expect(await messageOf('{ echo(in: {z: 1}) }')).toContain('"z"');
    expect(await messageOf('{ echo(in: {x: 1, x: 2}) }')).toContain('"x"');
  });

  it('may stand beside variables, whose defaults still count', async () => {
    const ask = await startToAsk();
    for (const [fallback, n] of [
      ['4', 4],
      ['5', 5],
    ] as const) {
      expect(
        await ask(`query ($v: Int = ${fallback}) { echo(n: $v, s: "x") }`),
      ).toEqual({ data: { echo: `{"n":${n},"s":"x"}` } });
    }
    expect(
      await ask({
        query: 'query ($v: Int) { echo(in: {x: $v, y: 1}) }',
        variables: { v: 6, hoisted_0: 'no' },
      }),
    ).toEqual({ data: { echo: '{"n":3,"in":{"x":6,"y":1}}' } });
  });

  it('of introspection do not keep its answer from being kept', async () => {
    const ask = await startToAsk();
    for (const name of ['Item', 'Query']) {
      expect(await ask(`{ __type(name: "${name}") { name } }`)).toEqual({
        data: { __type: { name } },
      });
    }
  });
});
