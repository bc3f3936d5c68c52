import { afterEach, describe, expect, it } from '@jest/globals';
import type { RequestScope } from '../../protocol/request-scope.ts';
import {
  createSubgraph,
  type RequestContext,
} from '../../subgraphs/kit/serve/subgraph.ts';
import { expectedError } from '../../subgraphs/kit/errors.ts';
import type { Defect } from '../../gateway/base/defects.ts';
import { createReport } from '../../gateway/base/defects.ts';
import { OperationCompiler } from '../../gateway/execute/compile/operation-compiler.ts';
import { createInProcessFetcher } from '../../gateway/fetch/in-process/in-process-fetcher.ts';
import type {
  SubgraphFetcher,
  SubgraphResponse,
} from '../../gateway/fetch/subgraph-fetcher.ts';
import { createGateway, type GatewayOptions } from '../../gateway/gateway.ts';
import type { EndpointClient } from '../../gateway/partitions/endpoints/endpoint-client.ts';
import { PartitionDirectory } from '../../gateway/partitions/endpoints/partition-directory.ts';
import { readPartitionModels } from '../../gateway/partitions/model/partition-model.ts';
import { createPartitionFetcher } from '../../gateway/partitions/partition-fetcher.ts';
import { GatewayError } from '../../gateway/base/errors.ts';
import { PreparedOperations } from '../../gateway/prepare/prepared-operations.ts';
import { DEFAULT_LIMITS } from '../../gateway/prepare/limits.ts';
import { readSemiJoins } from '../../gateway/semi-join/read-semi-joins.ts';
import { loadSupergraph } from '../../gateway/supergraph/load-supergraph.ts';
import { composeSupergraph } from './testing/compose.ts';
import { ask } from './testing/federation.ts';
import { LIBRARIES_SDL } from './partitions/testing/books.ts';

/** What nobody expected, in whatever room. */
const boom = new Error('boom');
const fail = (): never => {
  throw boom;
};

const A = 'type Query { a: Int rows: [Row!] } type Row { id: ID! x: Int }';

const gateways: { stop(): Promise<void> }[] = [];
afterEach(() => Promise.all(gateways.splice(0).map((one) => one.stop())));

/** The codes of the answer, and all that was told. */
async function met(
  options: Partial<GatewayOptions>,
  query = '{ a }',
): Promise<{ codes: unknown[]; told: Defect[] }> {
  const told: Defect[] = [];
  const gateway = await createGateway({
    supergraph: composeSupergraph({ sdls: { a: A } }),
    onDefect: (defect) => told.push(defect),
    ...options,
  });
  gateways.push(gateway);
  const { errors = [] } = await ask(gateway, { query });
  return { codes: errors.map((e) => e.extensions['code']), told };
}

const masked = ['INTERNAL_SERVER_ERROR'];

/** Told once, with its cause, where it was met, and under the request's trace. */
function toldOnce(at: string) {
  return [{ cause: boom, at, traceId: expect.stringMatching(/^[\da-f]{32}$/) }];
}

describe('a defect of a fetcher is told once', () => {
  const at = 'a fetch of "a"';

  it('when its promise rejects', async () => {
    const a = { fetch: () => Promise.reject(boom) };
    const { codes, told } = await met({ fetchers: { a } });
    expect(codes).toEqual(masked);
    expect(told).toEqual(toldOnce(at));
  });

  it('when it throws at once', async () => {
    const { codes, told } = await met({ fetchers: { a: { fetch: fail } } });
    expect(codes).toEqual(masked);
    expect(told).toEqual(toldOnce(at));
  });

  it('when its answer cannot be merged', async () => {
    // Two fetches, so that the data of each is read before it is written.
    const sdls = {
      a: 'type Query { i: I } type I @key(fields: "id") { id: ID! }',
      b: 'type I @key(fields: "id") { id: ID! n: Int }',
    };
    const i = {
      __typename: 'I',
      get id() {
        return fail();
      },
    };
    const { told } = await met(
      {
        supergraph: composeSupergraph({ sdls }),
        fetchers: {
          a: { fetch: () => Promise.resolve({ data: { i } }) },
          b: { fetch: () => Promise.resolve({ data: {} }) },
        },
      },
      '{ i { n } }',
    );
    expect(told.map(({ cause }) => cause)).toEqual([boom]);
  });

  it('also in a client of an endpoint', async () => {
    const { codes, told } = await met(
      {
        supergraph: composeSupergraph({ sdls: { libraries: LIBRARIES_SDL } }),
        partitions: {
          libraries: {
            endpoints: [
              { name: 'x', partitions: ['x'], retry: { attempts: 0 } },
            ],
          },
        },
        endpointFetchers: { x: { fetch: () => Promise.reject(boom) } },
      },
      '{ book(id: "x:1") { title } }',
    );
    expect(codes).toEqual(['PARTITION_UNAVAILABLE']);
    expect(told).toEqual(toldOnce('a fetch of the endpoint "x"'));
  });
});

describe('a defect of a subgraph in this process is told once', () => {
  const fetcherOf = (
    resolvers: Parameters<typeof createSubgraph>[0]['resolvers'],
    createContext = (scope: RequestScope): RequestContext => ({ scope }),
  ): SubgraphFetcher => {
    const subgraph = createSubgraph({
      name: 'a',
      contract: A,
      resolvers,
      createContext,
      close: () => Promise.resolve(),
      report: () => fail(),
    });
    return createInProcessFetcher({
      execute: (request) => subgraph.execute(request),
    });
  };

  it('when a resolver throws, to the report of the request', async () => {
    const a = fetcherOf({ Query: { a: fail } });
    const { codes, told } = await met({ fetchers: { a } });
    expect(codes).toEqual(masked);
    expect(told).toEqual(toldOnce('the subgraph "a"'));
  });

  it('when it meets many rows', async () => {
    const rows = Array.from({ length: 50 }, (_, n) => ({ id: `${n}` }));
    const x = () => {
      throw new TypeError('no x');
    };
    const a = fetcherOf({ Query: { rows: () => rows }, Row: { x } });
    const { codes, told } = await met({ fetchers: { a } }, '{ rows { x } }');
    expect(codes).toHaveLength(50);
    expect(told.map(({ cause }) => String(cause))).toEqual(['TypeError: no x']);
  });

  it('when its context cannot be made', async () => {
    const { codes, told } = await met({ fetchers: { a: fetcherOf({}, fail) } });
    expect(codes).toEqual(masked);
    expect(told).toEqual(toldOnce('a fetch of "a"'));
  });

  it('and an error that it answers on purpose is none', async () => {
    const a = fetcherOf({
      Query: {
        a: () => {
          throw expectedError('NOT_FOUND', 'No such unit.');
        },
      },
    });
    const { codes, told } = await met({ fetchers: { a } });
    expect([codes, told]).toEqual([['NOT_FOUND'], []]);
  });
});

describe('a defect of planning and compiling is told once', () => {
  const supergraph = loadSupergraph(composeSupergraph({ sdls: { a: A } }));
  const semiJoins = readSemiJoins(supergraph);
  type Planner = ConstructorParameters<typeof OperationCompiler>[0]['planner'];

  /** Five requests at once for one operation, each with its own report. */
  async function compiled(plan: Planner['plan']) {
    const told: Defect[] = [];
    const operations = new PreparedOperations({
      supergraph,
      semiJoins,
      taken: { names: [], isTaken: () => false },
      limits: DEFAULT_LIMITS,
      introspection: true,
      maxSize: 10,
    });
    const prepared = operations.prepare({ query: '{ a }', operationName: undefined }); // prettier-ignore
    if ('errors' in prepared) throw new Error('It can be prepared.');
    const compiler = new OperationCompiler({
      supergraph,
      planner: { plan },
      fetcherOf: () => ({ fetch: fail }),
      compileAfter: 3,
    });
    const all = await Promise.all(
      Array.from({ length: 5 }, async () =>
        compiler.compile({
          operation: prepared.operation,
          variables: {},
          report: createReport((defect) => told.push(defect), { id: 't' }),
        }),
      ),
    );
    const codes = all.flatMap((one) =>
      'errors' in one ? one.errors.map((e) => e.extensions['code']) : [],
    );
    return { codes: [...new Set(codes)], told };
  }

  const at = 'compiling an operation';

  it('when the planner breaks', async () => {
    const { codes, told } = await compiled(() => Promise.reject(boom));
    expect(codes).toEqual(masked);
    expect(told).toEqual([{ cause: boom, at, traceId: 't' }]);
  });

  it('when the planner has no plan for a valid operation', async () => {
    const cause = new GatewayError('QUERY_PLAN_FAILED', 'No way.');
    const { codes, told } = await compiled(() => Promise.reject(cause));
    expect(codes).toEqual(['QUERY_PLAN_FAILED']);
    expect(told).toEqual([{ cause, at, traceId: 't' }]);
  });

  it('when a plan cannot be compiled', async () => {
    const plan = {
      get kind() {
        return fail();
      },
    } as never;
    const { codes, told } = await compiled(() =>
      Promise.resolve({ plan, dropped: [] }),
    );
    expect(codes).toEqual(masked);
    expect(told).toEqual([{ cause: boom, at, traceId: 't' }]);
  });

  it.each(['QUERY_PLAN_BUSY', 'QUERY_PLAN_TIMEOUT'] as const)(
    'and %s is none',
    async (code) => {
      const { codes, told } = await compiled(() =>
        Promise.reject(new GatewayError(code)),
      );
      expect([codes, told]).toEqual([[code], []]);
    },
  );
});

describe('a defect of writing is told once', () => {
  const at = 'answering a request';

  it('when the answer is written at once', async () => {
    const data = {
      get a() {
        return fail();
      },
    };
    const a = { fetch: () => Promise.resolve({ data }) };
    const { codes, told } = await met({ fetchers: { a } });
    expect(codes).toEqual(masked);
    expect(told).toEqual(toldOnce(at));
  });

  it('when it is written in slices', async () => {
    const rows: unknown[] = Array.from({ length: 30_000 }, () => ({ id: 'x' }));
    rows.push({
      get id() {
        return fail();
      },
    });
    const a = { fetch: () => Promise.resolve({ data: { rows, more: 1 } }) };
    const { codes, told } = await met({ fetchers: { a } }, '{ rows { id } }');
    expect(codes).toEqual(masked);
    expect(told).toEqual(toldOnce(at));
  });
});

describe('a defect of partitions is told once', () => {
  const supergraph = composeSupergraph({ sdls: { libraries: LIBRARIES_SDL } });
  const models = readPartitionModels(loadSupergraph(supergraph));
  const model = models.get('libraries');
  const query = '{ topics { name } }';
  const unread: SubgraphResponse = {
    data: {
      get topics() {
        return fail();
      },
    },
  };

  /** Endpoints whose clients answer as they are told. */
  async function metBy(
    fetch: EndpointClient['fetch'],
    more: Partial<PartitionDirectory> = {},
  ) {
    if (!model) throw new Error('It is partitioned.');
    const client: EndpointClient = {
      takes: 'objects',
      deadlineMs: 1000,
      pace: 'quick',
      fetch,
      close: () => Promise.resolve(),
    };
    const endpoint = { name: 'x', partitions: ['x'], isReadOnly: true, isAskedByLookups: false, only: new Map(), holding: '', client }; // prettier-ignore
    const directory = Object.assign(new PartitionDirectory([endpoint]), more);
    const use = () => ({ directory, release: () => undefined });
    const whole = { fetch: fail };
    const libraries = createPartitionFetcher({ model, whole, use });
    return met({ supergraph, fetchers: { libraries } }, query);
  }

  it('when requests cannot be split', async () => {
    const endpoints = new Proxy([], { get: fail });
    const { codes, told } = await metBy(fail, { endpoints, partitions: endpoints }); // prettier-ignore
    expect(codes).toEqual(masked);
    expect(told).toEqual(toldOnce('a fetch of "libraries"'));
  });

  it('when an answer cannot be inspected', async () => {
    const { codes, told } = await metBy((request) =>
      Promise.resolve().then(() => request.judge({ response: unread })),
    );
    expect(codes).toEqual(['PARTITION_UNAVAILABLE']);
    expect(told).toEqual(toldOnce('judging the answer of an endpoint'));
  });

  it('also by the client that guards an endpoint', async () => {
    const { told } = await met(
      {
        supergraph,
        partitions: { libraries: { endpoints: [{ name: 'x', partitions: ['x'] }] } },
        endpointFetchers: { x: { fetch: () => Promise.resolve(unread) } },
      },
      query,
    ); // prettier-ignore
    expect(told).toEqual(toldOnce('a fetch of the endpoint "x"'));
  });

  it('when answers cannot be merged', async () => {
    const { codes, told } = await metBy((request) => {
      const outcome = request.judge({ response: { data: { topics: [] } } });
      return Promise.resolve(Object.defineProperty({ ...outcome }, 'parts', { get: fail })); // prettier-ignore
    });
    expect(codes).toEqual(masked);
    expect(told).toEqual(toldOnce('a fetch of "libraries"'));
  });
});

describe('a defect of a semi-join is told once', () => {
  const LINK = `extend schema
    @link(url: "https://example.org/semi-join/v1.0", import: ["@semiJoin"])
    @composeDirective(name: "@semiJoin")
    directive @semiJoin(keys: String!, on: String!) on INPUT_FIELD_DEFINITION`;
  const sdls = {
    books: `${LINK}
      type Query { books(filter: BookFilter): String }
      input BookFilter {
        id: IdFilter and: [BookFilter!]
        isLent: YesNo @semiJoin(keys: "lentIds", on: "id")
      }
      input IdFilter { in: [ID!] notIn: [ID!] }
      input YesNo { eq: Boolean }`,
    loans: 'type Query { lentIds: [ID!] @inaccessible loans: Int }',
  };
  const books = { fetch: () => Promise.resolve({ data: { books: 'x' } }) };
  const query = '{ books(filter: { isLent: { eq: true } }) }';

  it.each<[string, SubgraphFetcher['fetch'], string]>([
    ['the keys cannot be fetched', () => Promise.reject(boom), 'a fetch of the keys "lentIds"'],
    ['the keys cannot be read', () => Promise.resolve({ data: { get lentIds() { return fail(); } } }), 'an argument'],
    ['their fetcher throws at once', fail, 'a fetch of the keys "lentIds"'],
  ])('when %s', async (_, fetch, at) => {
    const { codes, told } = await met(
      {
        supergraph: composeSupergraph({ sdls }),
        fetchers: { books, loans: { fetch } },
      },
      query,
    );
    expect(codes).toHaveLength(1);
    expect(told).toEqual(toldOnce(at));
  }); // prettier-ignore
});

describe('a failure that is expected is not told', () => {
  const failing = (response: SubgraphResponse) => ({
    a: { fetch: () => Promise.resolve(response) },
  });

  it.each<[string, Partial<GatewayOptions>, string, string]>([
    ['a subgraph that cannot be reached', { subgraphUrls: { a: 'http://127.0.0.1:1/' } }, '{ a }', 'SUBREQUEST_HTTP_ERROR'],
    ['an error of a subgraph', { fetchers: failing({ data: null, errors: [{ message: 'x' }] }) }, '{ a }', 'DOWNSTREAM_SERVICE_ERROR'],
    ['a value of the wrong type', { fetchers: failing({ data: { a: 'x' } }) }, '{ a }', 'INVALID_VALUE'],
    ['no answer by the deadline', { deadlineMs: 20, fetchers: { a: { fetch: () => new Promise(() => undefined) } } }, '{ a }', 'REQUEST_TIMEOUT'],
    ['an answer beyond the budget', { budget: { maxObjects: 1 }, fetchers: failing({ data: { rows: [{ id: '1' }, { id: '2' }, { id: '3' }] } }) }, '{ rows { id } }', 'OPERATION_BUDGET_EXCEEDED'],
    ['a document that is not valid', {}, '{ nope }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a document that is too deep', {}, '{ '.repeat(10_000), 'OPERATION_LIMIT_EXCEEDED'],
  ])('%s', async (...[, options, query, code]) => {
    const { codes, told } = await met(options, query);
    expect(codes).toEqual([code]);
    expect(told).toEqual([]);
  }); // prettier-ignore
});
