import { composeServices } from '@theguild/federation-composition';
import {
  buildSchema,
  execute,
  type GraphQLSchema,
  parse,
  validate,
  validateSchema,
} from 'graphql';
import type http from 'node:http';
import { text } from 'node:stream/consumers';
import { createInProcessFetcher } from '../../../gateway/fetch/in-process/in-process-fetcher.ts';
import type { SubgraphFetcher } from '../../../gateway/fetch/subgraph-fetcher.ts';
import { createGateway, type Gateway } from '../../../gateway/gateway.ts';
import { subgraphSdl } from '../testing/compose.ts';
import { close, listen, type Transport, urlOf } from '../testing/federation.ts';
import { findDifference, type Mismatch } from './compare.ts';
import { generateData, type World } from './generate-data.ts';
import type { Operation } from './generate-operation.ts';
import {
  generateSupergraph,
  type SupergraphOptions,
} from './generate-supergraph.ts';
import type { SupergraphModel } from './supergraph-model.ts';
import { createOracle, type Oracle } from './oracle.ts';
import { printSubgraphs } from './print-subgraphs.ts';
import { createRandom } from './random.ts';
import { connect, createSubgraphSchema } from './subgraph.ts';

export interface UniverseOptions extends SupergraphOptions {
  readonly seed: number;
  readonly transport: Transport;
}

/** A difference between gateway and oracle, in full. */
export interface Difference extends Mismatch {
  readonly actual: string;
  readonly expected: string;
}

/** A generated federation beside one schema with the same data. */
export interface Universe {
  /**
   * Whether it has what the planner cannot always plan: fields that require
   * others, or an @interfaceObject.
   */
  readonly hasGaps: boolean;
  readonly sdls: Readonly<Record<string, string>>;
  readonly schema: GraphQLSchema;
  compare(operation: Operation): Promise<Difference | undefined>;
  stop(): Promise<void>;
}

/** Undefined when what was generated does not compose. */
export async function createUniverse(
  options: UniverseOptions,
): Promise<Universe | undefined> {
  const random = createRandom(options.seed);
  const model = generateSupergraph(random, options);
  const sdls = printSubgraphs(model);
  if (!isComposable(model)) return undefined;
  const composed = composeServices(
    Object.entries(sdls).map(([name, sdl]) => ({
      name,
      url: `http://127.0.0.1:1/${name}`,
      typeDefs: parse(subgraphSdl(sdl)),
    })),
  );
  if (composed.supergraphSdl === undefined) return undefined;
  const subgraphs = new Map(
    Object.entries(sdls).map(([name, sdl]) => [
      name,
      createSubgraphSchema(sdl),
    ]),
  );
  const schema = buildSchema(composed.publicSdl);
  // Composition lets pass what an interface must give and does not.
  if (validateSchema(schema).length > 0) return undefined;
  const world = generateData(random, { model, schema, subgraphs });
  for (const [name, subgraph] of subgraphs) connect(subgraph, world, name);
  const reached = await reach(subgraphs, options.transport);
  const gateway = await createGateway({
    supergraph: composed.supergraphSdl,
    compileAfter: 1,
    planDeadlineMs: 60_000,
    // Estimates are not what is compared.
    limits: { maxObjects: Infinity },
    ...reached,
  });
  const oracle = createOracle(composed.publicSdl, world);
  return {
    hasGaps: hasGaps(model),
    sdls,
    schema: oracle.schema,
    compare: (operation) => compare({ gateway, oracle, world }, operation),
    async stop() {
      await gateway.stop();
      await Promise.all(reached.servers.map(close));
    },
  };
}

/**
 * What composition does not refuse: an @interfaceObject beside its
 * implementers, and a shared field whose unions have no member in common.
 */
function isComposable(model: SupergraphModel): boolean {
  const areApart = model.interfaces.every(({ name, objectIn }) =>
    model.entities.every(
      ({ interfaces, keys }) =>
        !interfaces.includes(name) ||
        [...objectIn.keys()].every((subgraph) => !keys.has(subgraph)),
    ),
  );
  const haveCommon = model.queries.every(({ type, owners }) => {
    const union = model.unions.find(({ name }) => type.includes(name));
    return (
      !union ||
      owners.length === 1 ||
      union.members.some((member) =>
        owners.every((owner) => isIn(model, member, owner)),
      )
    );
  });
  return areApart && haveCommon;
}

/** Values may be in any subgraph, but need not be. */
function isIn(model: SupergraphModel, type: string, subgraph: string): boolean {
  const entity = model.entities.find(({ name }) => name === type);
  return entity?.keys.has(subgraph) ?? false;
}

function hasGaps(model: SupergraphModel): boolean {
  return (
    model.required.size > 0 ||
    model.interfaces.some(({ objectIn }) => objectIn.size > 0)
  );
}

/** Asks twice: the second answer is written by the compiled writer. */
async function compare(
  of: { gateway: Gateway; oracle: Oracle; world: World },
  operation: Operation,
): Promise<Difference | undefined> {
  const { query, variables } = operation;
  const expected = of.oracle.answer({ document: parse(query), variables });
  for (let times = 0; times < 2; times++) {
    of.world.calls.length = 0;
    const answer = await of.gateway.execute({ query, variables });
    const actual = { ...answer, calls: [...of.world.calls] };
    const mismatch = findDifference(actual, expected, of.world);
    if (!mismatch) continue;
    return {
      ...mismatch,
      actual: `${answer.data?.join('') ?? ''}\n${lines(answer.errors)}`,
      expected: `${JSON.stringify(expected.result.data)}\n${lines(expected.result.errors)}`,
    };
  }
  return undefined;
}

function lines(errors: readonly unknown[] | undefined): string {
  return (errors ?? []).map((error) => `  ${JSON.stringify(error)}`).join('\n');
}

interface Reached {
  readonly fetchers: Record<string, SubgraphFetcher>;
  readonly subgraphUrls: Record<string, string>;
  readonly servers: http.Server[];
}

async function reach(
  subgraphs: ReadonlyMap<string, GraphQLSchema>,
  transport: Transport,
): Promise<Reached> {
  const reached: Reached = { fetchers: {}, subgraphUrls: {}, servers: [] };
  for (const [name, schema] of subgraphs) {
    if (transport === 'in process') {
      reached.fetchers[name] = createInProcessFetcher({
        execute: ({ query, variables }) => answer(schema, { query, variables }),
      });
      continue;
    }
    const server = await listen((request, response) => {
      void text(request).then(async (body) => {
        const result = await answer(schema, JSON.parse(body) as Asked);
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(result));
      });
    });
    reached.servers.push(server);
    reached.subgraphUrls[name] = urlOf(server);
  }
  return reached;
}

interface Asked {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** A strict server: it validates. */
async function answer(schema: GraphQLSchema, { query, variables }: Asked) {
  const document = parse(query);
  const errors = validate(schema, document);
  if (errors.length > 0) return { errors };
  return execute({ schema, document, variableValues: variables ?? {} });
}
