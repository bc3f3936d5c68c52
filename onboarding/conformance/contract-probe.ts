import { valueAt } from '../../subgraphs/organizations/adapters/graphql/value-at.ts';
import type {
  ContractAnswer,
  ContractClient,
  GraphqlRequest,
} from './contract-client.ts';
import type { ContractList } from './contract-lists.ts';
import { ContractBreach, shown } from './contract-breach.ts';

/** A row as a server listed it. */
export interface ProbedRow {
  readonly id: string;
  readonly cursor: string;
  readonly node: unknown;
}

export interface ListArguments {
  readonly first?: number;
  readonly after?: string | null;
  readonly last?: number;
  readonly before?: string | null;
  readonly districts?: readonly string[];
  readonly filter?: object;
  readonly orderBy?: readonly object[];
}

export interface ProbedPage {
  readonly request: GraphqlRequest;
  readonly rows: readonly ProbedRow[];
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
  readonly pageInfo: unknown;
  /** Null where the server keeps no such records. */
  readonly totalCount: number | null;
}

export interface Walk {
  readonly pages: readonly ProbedPage[];
  readonly rows: readonly ProbedRow[];
  readonly totalCount: number | null;
  /** Whether the last page was reached within the bound. */
  readonly isWhole: boolean;
}

/** Asks a server what the rules need; rules share what was read. */
export interface ContractProbe {
  readonly client: ContractClient;
  /** Most rows that are read of a list. */
  readonly bound: number;
  /** The data of an answer that has no errors. Throws ContractBreach. */
  data(request: GraphqlRequest): Promise<unknown>;
  /** Throws ContractBreach. */
  page(list: ContractList, args: ListArguments): Promise<ProbedPage>;
  walk(list: ContractList, args: ListArguments): Promise<Walk>;
  /** At most 100 rows, in the list's order. */
  sample(list: ContractList): Promise<readonly ProbedRow[]>;
}

export function createProbe(
  client: ContractClient,
  bound: number,
): ContractProbe {
  const walks = new Map<string, Promise<Walk>>();
  const data = (request: GraphqlRequest) => dataOf(client, request);
  const page = async (list: ContractList, args: ListArguments) => {
    const request = listRequest(list, args);
    return pageIn(list, request, await data(request));
  };
  const probe: ContractProbe = {
    client,
    bound,
    data,
    page,
    walk(list, args) {
      const place = `${list.field} ${JSON.stringify(args)}`;
      const known = walks.get(place) ?? walkList(probe, list, args);
      walks.set(place, known);
      return known;
    },
    sample: async (list) => (await page(list, { first: 100 })).rows,
  };
  return probe;
}

async function dataOf(
  client: ContractClient,
  request: GraphqlRequest,
): Promise<unknown> {
  const answer = await client.post(request);
  if (
    answer.kind === 'answered' &&
    answer.errors.length === 0 &&
    answer.data !== null
  ) {
    return answer.data;
  }
  const expected = 'an answer with data and without errors';
  throw new ContractBreach({ expected, got: describeAnswer(answer), request });
}

/** An answer described in one line. */
export function describeAnswer(answer: ContractAnswer): string {
  if (answer.kind === 'failed') return answer.reason;
  const { status, errors, text } = answer;
  const [error] = errors;
  return error
    ? `status ${status}, error ${error.code ?? 'without a code'}: ${error.message.slice(0, 200)}`
    : `status ${status}, ${text.slice(0, 200)}`;
}

export function listRequest(
  { field, type, selection }: ContractList,
  args: ListArguments,
): GraphqlRequest {
  const types: Readonly<Record<keyof ListArguments, string>> = {
    first: 'Int',
    after: 'String',
    last: 'Int',
    before: 'String',
    districts: '[ID!]',
    filter: `${type}Filter`,
    orderBy: `[${type}Order!]`,
  };
  const names = Object.keys(args) as (keyof ListArguments)[];
  const declared = names.map((name) => `$${name}: ${types[name]}`).join(', ');
  const given = names.map((name) => `${name}: $${name}`).join(', ');
  const inBrackets = (text: string) => (text === '' ? '' : `(${text})`);
  return {
    query: `query ${inBrackets(declared)} { ${field}${inBrackets(given)} { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { ${selection} } } } }`,
    variables: { ...args },
  };
}

function pageIn(
  { field }: ContractList,
  request: GraphqlRequest,
  data: unknown,
): ProbedPage {
  const connection = valueAt(data, field);
  const edges = valueAt(connection, 'edges');
  const totalCount = valueAt(connection, 'totalCount');
  const pageInfo = valueAt(connection, 'pageInfo');
  const isKnown = typeof totalCount === 'number';
  // Only the number of units may be unknown (a system without units).
  const isCount = isKnown || (totalCount === null && field === 'units');
  if (!Array.isArray(edges) || !isCount) {
    throw new ContractBreach({
      expected: `${field} with edges and a totalCount`,
      got: shown(connection),
      request,
    });
  }
  const endCursor = valueAt(pageInfo, 'endCursor');
  return {
    request,
    totalCount: isKnown ? totalCount : null,
    pageInfo,
    hasNextPage: valueAt(pageInfo, 'hasNextPage') === true,
    endCursor: typeof endCursor === 'string' ? endCursor : null,
    rows: edges.map((edge: unknown) => ({
      id: String(valueAt(edge, 'node.id')),
      cursor: String(valueAt(edge, 'cursor')),
      node: valueAt(edge, 'node'),
    })),
  };
}

async function walkList(
  probe: ContractProbe,
  list: ContractList,
  args: ListArguments,
): Promise<Walk> {
  const pages: ProbedPage[] = [];
  const rows: ProbedRow[] = [];
  const first = await pageSize(probe, list);
  let after: string | null = null;
  for (;;) {
    const place: ListArguments = after === null ? {} : { after };
    const page = await probe.page(list, { first, ...args, ...place });
    pages.push(page);
    rows.push(...page.rows);
    const { hasNextPage, endCursor, totalCount } = page;
    const isStuck = endCursor === null || endCursor === after;
    const isWhole = !hasNextPage;
    if (isWhole || isStuck || rows.length >= probe.bound) {
      return { pages, rows, totalCount, isWhole };
    }
    after = endCursor;
  }
}

/**
 * Small lists are read in small pages, to test the transitions between pages.
 */
async function pageSize(
  probe: ContractProbe,
  list: ContractList,
): Promise<number> {
  const { totalCount } = await probe.page(list, { first: 1 });
  return Math.min(100, Math.max(5, Math.ceil((totalCount ?? 0) / 4)));
}
