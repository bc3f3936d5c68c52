import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type http from 'node:http';
import { text } from 'node:stream/consumers';
import { createGateway, type Gateway } from '../../../gateway/gateway.ts';
import { composeSupergraph } from '../testing/compose.ts';
import { close, listen, urlOf } from '../testing/federation.ts';

const BIG = '12345678901234567890';

/** Subgraphs that answer with a text of their own and note what they got. */
let servers: http.Server[];
let gateway: Gateway;
let bodies: string[];
let answers: Record<string, string>;

beforeEach(async () => {
  bodies = [];
  answers = {};
  servers = await Promise.all(
    ['a', 'b'].map((name) =>
      listen((request, response) => {
        void text(request).then((body) => {
          bodies.push(body);
          response.end(answers[name]);
        });
      }),
    ),
  );
  const [a, b] = servers.map(urlOf);
  gateway = await createGateway({
    supergraph: composeSupergraph({
      sdls: {
        a: `scalar Big
          type Query { item: Item big(x: Big, l: [Big]): Big f(x: Float): Float }
          type Item @key(fields: "id") { id: ID! big: Big any: Big }`,
        b: `scalar Big
          type Item @key(fields: "id") { id: ID! big: Big @external twice: Big @requires(fields: "big") }`,
      },
      urls: { a: a ?? '', b: b ?? '' },
    }),
  });
});

afterEach(async () => {
  await gateway.stop();
  await Promise.all(servers.map(close));
});

describe('a number beyond 2^53', () => {
  it('passes through merging, representations and writing', async () => {
    answers['a'] =
      `{"data":{"item":{"__typename":"Item","id":"1","big":${BIG},"any":{"n":[${BIG},1.0]}}}}`;
    answers['b'] = `{"data":{"_entities":[{"twice":-${BIG}}]}}`;
    const { data, errors } = await gateway.execute({
      query: '{ item { big any twice } }',
    });
    expect(errors).toBeUndefined();
    expect(data?.join('')).toBe(
      `{"item":{"big":${BIG},"any":{"n":[${BIG},1]},"twice":-${BIG}}}`,
    );
    expect(bodies[1]).toContain(
      `"representations":[{"__typename":"Item","big":${BIG},"id":"1"}]`,
    );
  });

  it('passes in variables, literals and defaults', async () => {
    answers['a'] = `{"data":{"big":null}}`;
    const variables = {
      x: (JSON as unknown as { rawJSON(t: string): unknown }).rawJSON(BIG),
    };
    await gateway.execute({
      query: 'query ($x: Big) { big(x: $x) }',
      variables,
    });
    expect(bodies[0]).toContain(`"variables":{"x":${BIG}}`);
    await gateway.execute({ query: `{ big(x: ${BIG}, l: [1, ${BIG}]) }` });
    expect(bodies[1]).toContain(BIG);
    expect(bodies[1]).toContain(`[1,${BIG}]`);
    await gateway.execute({
      query: `query ($x: Big = ${BIG}) { big(x: $x) }`,
    });
    expect(bodies[2]).toContain(`"variables":{"x":${BIG}}`);
  });

  it('is rounded where the type is Float', async () => {
    answers['a'] = `{"data":{"f":${BIG}}}`;
    const variables = {
      x: (JSON as unknown as { rawJSON(t: string): unknown }).rawJSON(BIG),
    };
    const { data } = await gateway.execute({
      query: 'query ($x: Float) { f(x: $x) }',
      variables,
    });
    expect(data?.join('')).toBe(`{"f":${BIG}}`);
    expect(bodies[0]).toContain('"variables":{"x":12345678901234567000}');
  });

  it('is a string where the type is ID', async () => {
    answers['a'] =
      `{"data":{"item":{"__typename":"Item","id":${BIG},"any":1}}}`;
    const { data } = await gateway.execute({ query: '{ item { id any } }' });
    expect(data?.join('')).toBe(`{"item":{"id":"${BIG}","any":1}}`);
  });
});

describe('the text of a single fetch', () => {
  it('is passed on as it came', async () => {
    answers['a'] = '{"data":{ "item": {"id":"1", "any": 1.50} }}';
    const { data } = await gateway.execute({ query: '{ item { id any } }' });
    expect(data?.join('')).toBe('{ "item": {"id":"1", "any": 1.50} }');
  });

  for (const [name, item, written] of [
    ['something is missing', '{"id":"1"}', '{"id":"1","any":null}'],
    ['there is more', '{"id":"1","any":2,"x":3}', '{"id":"1","any":2}'],
    ['a value must be corrected', '{"id":1,"any":2}', '{"id":"1","any":2}'],
  ] as const) {
    it(`is written anew when ${name}`, async () => {
      answers['a'] = `{"data":{"item": ${item}}}`;
      const { data } = await gateway.execute({ query: '{ item { id any } }' });
      expect(data?.join('')).toBe(`{"item":${written}}`);
    });
  }

  it('is written anew when a null is not allowed', async () => {
    answers['a'] = '{"data":{"item": {"id":null, "any": 1}}}';
    const { data, errors } = await gateway.execute({
      query: '{ item { id any } }',
    });
    expect(data?.join('')).toBe('{"item":null}');
    expect(errors).toEqual([
      {
        message: 'Cannot return null for non-nullable field Item.id.',
        path: ['item', 'id'],
        extensions: { code: 'NULL_VIOLATION' },
      },
    ]);
  });
});
