import { buildASTSchema, execute, type GraphQLSchema, parse } from 'graphql';

import {
  contracts,
  contractSdl,
  servedSdl,
  type ShopContract,
  type ShopSubgraph,
} from './contracts.ts';
import {
  estimateShipping,
  findProduct,
  findReview,
  findUser,
  rootFields,
} from './data.ts';

/** Answers a request body of one subgraph with the body of the response. */
export type Answer = (body: Buffer) => Promise<Buffer>;

const MAX_CACHE_BYTES = 128 * 1024 * 1024;

/**
 * An answerer for one subgraph. A body seen before is answered from memory
 * without looking at it: the subgraphs must cost as little as possible of the
 * core they share with the load generator.
 */
export function createAnswer(name: ShopSubgraph): Answer {
  const contract = contracts.find((one) => one.name === name);
  if (!contract) throw new Error(`No contract ${name}`);
  const subgraph = {
    schema: buildASTSchema(parse(servedSdl(contract)), { assumeValid: true }),
    rootValue: createRootValue(contract),
  };
  const known = createByteCache();
  return async (body) => {
    const key = body.toString('latin1');
    const cached = known.get(key);
    if (cached) return cached;
    const answer = await executeBody(subgraph, body);
    known.set(key, answer);
    return answer;
  };
}

interface Subgraph {
  readonly schema: GraphQLSchema;
  readonly rootValue: object;
}

interface GraphqlBody {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Record<string, unknown> | null;
}

async function executeBody(
  { schema, rootValue }: Subgraph,
  body: Buffer,
): Promise<Buffer> {
  const request = JSON.parse(body.toString()) as GraphqlBody;
  const result = await execute({
    schema,
    rootValue,
    document: parse(request.query, { noLocation: true }),
    operationName: request.operationName ?? null,
    variableValues: request.variables ?? {},
  });
  return Buffer.from(JSON.stringify(result));
}

function createRootValue(contract: ShopContract): object {
  return {
    ...rootFields,
    _service: { sdl: contractSdl(contract) },
    _entities: ({ representations }: Representations) =>
      representations.map((one) => resolveEntity(contract.name, one) ?? null),
  };
}

interface Representations {
  readonly representations: readonly Representation[];
}

interface Representation {
  readonly __typename: string;
  readonly [field: string]: unknown;
}

function resolveEntity(
  subgraph: ShopSubgraph,
  representation: Representation,
): object | undefined {
  switch (representation.__typename) {
    case 'User':
      return findUser(representation['id']);
    case 'Review':
      return findReview(representation['id']);
    case 'Product':
      return subgraph === 'inventory'
        ? findStock(representation)
        : findProduct(representation['upc']);
    default:
      return undefined;
  }
}

/** Inventory knows no price and no weight: it takes what the gateway sent. */
function findStock(representation: Representation): object | undefined {
  const product = findProduct(representation['upc']);
  if (!product) return undefined;
  const { price, weight } = representation;
  return {
    __typename: 'Product',
    upc: product.upc,
    inStock: product.inStock,
    shippingEstimate:
      typeof price === 'number' && typeof weight === 'number'
        ? estimateShipping(price, weight)
        : null,
  };
}

interface ByteCache {
  get(key: string): Buffer | undefined;
  set(key: string, value: Buffer): void;
}

/** Forgets the oldest entries when all of them outgrow the limit. */
function createByteCache(): ByteCache {
  const entries = new Map<string, Buffer>();
  let bytes = 0;
  return {
    get: (key) => entries.get(key),
    set(key, value) {
      entries.set(key, value);
      bytes += key.length + value.length;
      for (const [oldKey, old] of entries) {
        if (bytes <= MAX_CACHE_BYTES) return;
        entries.delete(oldKey);
        bytes -= oldKey.length + old.length;
      }
    },
  };
}
