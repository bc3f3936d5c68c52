import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  startMengyue,
  type ServerProcess,
} from '../support/mengyue-process.ts';

/**
 * The thirteen checks of graphql-cop (github.com/dolevf/graphql-cop), as it
 * sends them: what it takes for a finding is what must not be answered.
 */
describe('mengyue gateway as it starts by default', () => {
  let gateway: ServerProcess;
  let url: string;

  beforeAll(async () => {
    const supergraph = 'schema/supergraph.graphql';
    const args = ['gateway', '--supergraph', supergraph, '--port', '0'];
    gateway = startMengyue(args);
    [, url = ''] = await gateway.printed(/GraphQL\s+(\S+)\n/u);
  });

  afterAll(() => gateway.stop());

  async function post(body: unknown): Promise<CopAnswer> {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as CopAnswer;
  }

  const ask = (query: string) => post({ query, operationName: 'cop' });

  it('does not answer 101 aliases', async () => {
    const aliases = Array.from({ length: 101 }, (_, n) => `a${n}:__typename`);
    const answer = await ask(`query cop { ${aliases.join(' ')} }`);
    expect(answer.data?.['a100']).toBeUndefined();
    expect(codesOf(answer)).toEqual(['OPERATION_LIMIT_EXCEEDED']);
  });

  it('does not answer a list of operations', async () => {
    const one = { query: 'query cop { __typename }', operationName: 'cop' };
    const answer = await post(Array.from({ length: 10 }, () => one));
    expect(Array.isArray(answer)).toBe(false);
    expect(answer.data).toBeUndefined();
  });

  it('does not answer an introspection that goes in circles', async () => {
    const circle =
      '{ fields { type { fields { type { fields { type { name } } } } } }';
    const answer = await ask(`query cop { __schema { types ${circle} } } }`);
    expect(answer.data).toBeUndefined();
  });

  it('does not tell an error for each of ten unknown directives', async () => {
    const answer = await ask(`query cop { __typename ${'@aa'.repeat(10)} }`);
    expect(answer.data).toBeUndefined();
    expect(answer.errors).toHaveLength(1);
  });

  it('does not answer a field named 500 times', async () => {
    const answer = await ask(`query cop { ${'__typename \n'.repeat(500)} }`);
    expect(answer.data).toBeUndefined();
    expect(codesOf(answer)).toEqual(['OPERATION_LIMIT_EXCEEDED']);
  });

  it.each(['{ __schema { directive } }', '{ alliancs { nodes { id } } }'])(
    'suggests no field for %s',
    async (selection) => {
      const answer = await ask(`query cop ${selection}`);
      expect(answer.errors?.length).toBeGreaterThan(0);
      expect(JSON.stringify(answer)).not.toMatch(/did you mean/iu);
    },
  );

  it('does not answer a query by GET from a page of anybody', async () => {
    const answer = await fetch(`${url}?query=query cop{__typename}`);
    expect(await answer.text()).not.toMatch(/"data":\{/u);
  });

  it.each([
    '/graphql',
    '/',
    '/graphiql',
    '/playground',
    '/console',
    '/explorer',
  ])('has no explorer at %s', async (path) => {
    const page = { headers: { accept: 'text/html' } };
    const answer = await fetch(new URL(path, url), page);
    expect(await answer.text()).not.toMatch(/graphiql|playground/iu);
  });

  it('does not show its schema', async () => {
    const query = 'query cop { __schema { types { name fields { name } } } }';
    expect((await ask(query)).data).toBeUndefined();
  });

  it('takes no mutation by GET', async () => {
    const answer = await fetch(`${url}?query=mutation cop{__typename}`);
    expect(await answer.text()).not.toMatch(/"data":\{/u);
  });

  it('takes no form', async () => {
    const answer = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ query: 'query cop { __typename }' }),
    });
    expect(answer.status).toBe(415);
    expect(await answer.text()).not.toContain('"data"');
  });

  it('answers no trace', async () => {
    const answer = await ask('query cop { __typename }');
    expect(answer).toEqual({ data: { __typename: 'Query' } });
  });

  it('shows no exception for what is not GraphQL', async () => {
    const answer = await ask('qwerty cop { abc }');
    expect(codesOf(answer)).toEqual(['GRAPHQL_PARSE_FAILED']);
    expect(JSON.stringify(answer)).not.toMatch(/exception|stack|\bat /iu);
  });
});

interface CopAnswer {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string };
  }[];
}

function codesOf({ errors = [] }: CopAnswer): readonly string[] {
  return errors.map(({ extensions }) => extensions.code);
}
