import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createGateway, type Gateway } from '../../../gateway/gateway.ts';
import type { OperationLimits } from '../../../gateway/prepare/limits.ts';
import { composeSupergraph } from '../testing/compose.ts';

const IMPLEMENTATIONS = 70;

const numbers = (length: number) => Array.from({ length }, (_, n) => n);

const SUPERGRAPH = composeSupergraph({
  sdls: {
    a: `
      interface Node { id: ID! name(n: Int): String next: Node }
      type Query { nodes: [Node] node: Node }
      ${numbers(IMPLEMENTATIONS).map((n) => `type T${n} implements Node { id: ID! name(n: Int): String next: Node own${n}: Int }`).join(' ')}`,
  },
}); // prettier-ignore

const nodes = numbers(IMPLEMENTATIONS).map((n) => ({ __typename: `T${n}`, id: String(n), name: 'N', next: null, [`own${n}`]: n })); // prettier-ignore

function open(limits: Partial<OperationLimits> = {}): Promise<Gateway> {
  const fetch = () => Promise.resolve({ data: { nodes } });
  const fetchers = { a: { fetch } };
  const planDeadlineMs = 60_000;
  return createGateway({ supergraph: SUPERGRAPH, fetchers, limits, planDeadlineMs }); // prettier-ignore
}

/** Ten fragments on each type. */
const eachOf = (write: (type: number, n: number) => string): string =>
  numbers(IMPLEMENTATIONS).flatMap((type) => numbers(10).map((n) => write(type, n))).join(' '); // prettier-ignore

const VALID: readonly [string, string][] = [
  ['inline', `{ nodes { ${eachOf((t) => `... on T${t} { id own${t} }`)} } }`],
  ['inline, nested', `{ nodes { ${eachOf((t) => `... on T${t} { next { id } }`)} } }`],
  ['inline, with arguments', `{ nodes { ${eachOf((t) => `... on T${t} { name(n: ${t}) }`)} } }`],
  ['named', `{ nodes { ${eachOf((t, n) => `...F${t}_${n}`)} } } ${eachOf((t, n) => `fragment F${t}_${n} on T${t} { id own${t} }`)}`],
]; // prettier-ignore

describe(`ten fragments on each of ${IMPLEMENTATIONS} types`, () => {
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await open();
  });
  afterAll(() => gateway.stop());

  it.each(VALID)('are answered: %s', async (_, query) => {
    const { data, errors } = await gateway.execute({ query });
    expect(errors).toBeUndefined();
    const answer = JSON.parse(data?.join('') ?? '') as { nodes: unknown[] };
    expect(answer.nodes).toHaveLength(IMPLEMENTATIONS);
  });

  it('are refused for what conflicts among them, in the usual words', async () => {
    const query = `{ nodes { ${eachOf((t, n) => `... on T${t} { name(n: ${t === 69 ? n : 1}) }`)} } }`; // prettier-ignore
    const { errors } = await gateway.execute({ query });
    expect(errors?.[0]?.message).toMatch(/^Fields "name" conflict because they have differing arguments|^Fields "name" conflict:/); // prettier-ignore
    expect(errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it.each(VALID)('beyond the limit are told which it is: %s', async (_, query) => {
    const strict = await open({ maxComparedFields: 1000 });
    const { data, errors } = await strict.execute({ query });
    await strict.stop();
    expect(data).toBeUndefined();
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({
      message: 'Expected at most 1000 fields to be compared before those of one name are merged, but got more. The option limits.maxComparedFields raises that.',
      extensions: { code: 'OPERATION_LIMIT_EXCEEDED' },
    });
  }); // prettier-ignore

  it('beyond the limit are told what else is wrong first', async () => {
    const strict = await open({ maxComparedFields: 10 });
    const query = `{ nodes { ${eachOf((t) => `... on T${t} { id }`)} unknown } }`; // prettier-ignore
    const { errors } = await strict.execute({ query });
    await strict.stop();
    expect(errors?.map(({ message }) => message)).toEqual([
      'Cannot query field "unknown" on type "Node".',
    ]);
  });

  it('name the limit of tokens, too', async () => {
    const strict = await open({ maxTokens: 20 });
    const { errors } = await strict.execute({ query: VALID[0]?.[1] ?? '' });
    await strict.stop();
    expect(errors?.[0]).toMatchObject({
      message: 'Expected at most 20 tokens in a document, but got more. The option limits.maxTokens raises that.',
      extensions: { code: 'OPERATION_LIMIT_EXCEEDED' },
    });
  }); // prettier-ignore
});
