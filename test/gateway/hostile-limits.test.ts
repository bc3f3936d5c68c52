import { expect, it, describe } from '@jest/globals';
import { createHash } from 'node:crypto';
import { createGateway } from '../../gateway/gateway.ts';
import { createGatewayServer } from '../../gateway/http/server.ts';
import type { OperationLimits } from '../../gateway/prepare/limits.ts';
import { composeSupergraph } from './testing/compose.ts';

const supergraph = composeSupergraph({
  sdls: {
    a: 'directive @again repeatable on FIELD scalar Any type Query { item: Item size(of: Any): Int } type Item { id: ID! parent: Item }',
  },
});

async function start(options: {
  limits?: Partial<OperationLimits>;
  maxBodyBytes?: number;
}): Promise<{ url: string; stop: () => Promise<void> }> {
  const { limits = {}, maxBodyBytes } = options;
  const gateway = await createGateway({
    supergraph,
    limits,
    fetchers: {
      a: { fetch: () => Promise.resolve({ data: { item: null, size: 1 } }) },
    },
  });
  const server = await createGatewayServer({
    gateway,
    port: 0,
    ...(maxBodyBytes === undefined ? {} : { maxBodyBytes }),
  });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await gateway.stop();
    },
  };
}

interface Answered {
  readonly status: number;
  readonly data?: unknown;
  readonly code: string | undefined;
}

async function read(response: Response): Promise<Answered> {
  const { data, errors } = (await response.json()) as {
    data?: unknown;
    errors?: { extensions?: { code?: string } }[];
  };
  const code = errors?.[0]?.extensions?.code;
  return { status: response.status, data, code };
}

async function post(body: unknown, url: string): Promise<Answered> {
  return read(
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  );
}

async function get(
  search: Record<string, string>,
  url: string,
): Promise<Answered> {
  return read(
    await fetch(`${url}?${new URLSearchParams(search).toString()}`, {
      headers: { 'apollo-require-preflight': '1' },
    }),
  );
}

const nested = (depth: number): string =>
  `{ item ${'{ parent '.repeat(depth)}{ id }${' }'.repeat(depth)} }`;

type Door = (
  query: string,
  url: string,
  variables?: string,
) => Promise<Answered>;

const hashOf = (query: string): string =>
  JSON.stringify({
    persistedQuery: {
      version: 1,
      sha256Hash: createHash('sha256').update(query).digest('hex'),
    },
  });

/** The members of a body; `variables` is JSON that no parser of ours made. */
const bodyOf = (members: object, variables: string): string =>
  `${JSON.stringify(members).slice(0, -1)},"variables":${variables}}`;

/** Every way in which a client can have an operation run. */
const DOORS: readonly [string, Door][] = [
  ['POST', (query, url, variables = '{}') => post(bodyOf({ query }, variables), url)],
  ['GET', (query, url, variables = '{}') => get({ query, variables }, url)],
  [
    'a persisted query by POST',
    async (query, url, variables = '{}') => {
      const extensions = JSON.parse(hashOf(query)) as unknown;
      const registered = await post(bodyOf({ query, extensions }, variables), url);
      const known = await post(bodyOf({ extensions }, variables), url);
      return known.code === 'PERSISTED_QUERY_NOT_FOUND' ? registered : known;
    },
  ],
  [
    'a persisted query by GET',
    async (query, url, variables = '{}') => {
      const extensions = hashOf(query);
      const registered = await get({ query, extensions, variables }, url);
      const known = await get({ extensions, variables }, url);
      return known.code === 'PERSISTED_QUERY_NOT_FOUND' ? registered : known;
    },
  ],
]; // prettier-ignore

/** Limits that are not of the document alone. */
type OfVariables = 'maxVariableDepth' | 'maxObjects' | 'assumedListSize';

/** An operation that has exactly `n` of what is limited. */
const EXACTLY: Readonly<Record<Exclude<keyof OperationLimits, OfVariables>, (n: number) => string>> = {
  maxTokens: (n) => `{ ${'__typename '.repeat(n - 2)}}`,
  maxNesting: (n) => nested(n - 2),
  maxDepth: (n) => nested(n - 2),
  maxSelections: (n) => `{ ${'__typename '.repeat(n - 2)} ...F } fragment F on Query { __typename }`,
  maxAliases: (n) => `{ ${Array.from({ length: n }, (_, i) => `a${i}: __typename`).join(' ')} }`,
  maxDuplicates: (n) => `{ ${'__typename '.repeat(n + 1)} }`,
  maxFragments: (n) => `{ ${'... on Query { __typename } '.repeat(n)} }`,
  maxDirectives: (n) => `{ ${'__typename @skip(if: false) '.repeat(n)} }`,
  maxDirectivesPerLocation: (n) => `{ __typename ${'@again '.repeat(n)} }`,
  // Each is gathered and compared, for its shape and for what it asks.
  maxComparedFields: (n) => `{ ${'__typename '.repeat(Math.ceil(n / 4))} }`,
}; // prettier-ignore

describe('the limit', () => {
  const LIMIT = 20;
  for (const [limit, exactly] of Object.entries(EXACTLY)) {
    for (const [name, door] of DOORS) {
      it(`${limit} holds at n and n + 1 through ${name}`, async () => {
        const { url, stop } = await start({ limits: { [limit]: LIMIT } });
        try {
          const within = await door(exactly(LIMIT), url);
          expect(within).toMatchObject({ status: 200, code: undefined });
          expect(within.data).toBeDefined();
          const beyond = await door(exactly(LIMIT + 1), url);
          expect(beyond.code).toBe('OPERATION_LIMIT_EXCEEDED');
          expect(beyond.data).toBeUndefined();
        } finally {
          await stop();
        }
      });
    }
  }

  const lists = (depth: number): string =>
    `{"of":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  const objects = (depth: number): string =>
    `{"of":${'{"of":'.repeat(depth)}1${'}'.repeat(depth)}}`;

  for (const [name, door] of DOORS) {
    it(`maxVariableDepth holds at n and n + 1 through ${name}`, async () => {
      const limits = { maxVariableDepth: LIMIT };
      const { url, stop } = await start({ limits });
      try {
        const query = 'query ($of: Any) { size(of: $of) }';
        for (const nest of [lists, objects]) {
          const within = await door(query, url, nest(LIMIT));
          expect(within).toMatchObject({ status: 200, data: { size: 1 } });
          const beyond = await door(query, url, nest(LIMIT + 1));
          expect(beyond).toMatchObject({ code: 'BAD_USER_INPUT' });
          expect(beyond.data).toBeUndefined();
        }
      } finally {
        await stop();
      }
    });
  }

  it('on the depth of variables holds where recursion would not', async () => {
    const { url, stop } = await start({});
    try {
      const query = 'query ($of: Any) { size(of: $of) }';
      for (const nest of [lists, objects]) {
        const answer = await post(bodyOf({ query }, nest(100_000)), url);
        expect(answer).toMatchObject({ code: 'BAD_USER_INPUT' });
      }
    } finally {
      await stop();
    }
  });

  it('on bytes holds at n and n + 1, with a query and with a hash', async () => {
    const query = '{ item { id } }';
    const extensions = JSON.parse(hashOf(query)) as unknown;
    const bodies = [{ query }, { query, extensions }, { extensions }].map((b) =>
      JSON.stringify(b),
    );
    for (const body of bodies) {
      const { url, stop } = await start({ maxBodyBytes: body.length });
      await post({ query, extensions }, url);
      expect((await post(body, url)).status).toBe(200);
      const beyond = await post(`${body} `, url);
      expect(beyond).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
      await stop();
    }
  });
});
