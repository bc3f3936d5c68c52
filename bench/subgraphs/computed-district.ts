import http from 'node:http';
import { text } from 'node:stream/consumers';

import { PARTITION_DEFINITIONS } from '../../protocol/partition/partition-directives.ts';

/** Rows of each simulated district. */
export const ROWS = 13_000;
const INDUSTRIES = 20;

/** The contract of a district's organizations, as far as it is measured. */
export const DISTRICT_SDL = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
    @link(url: "https://specs.mengyue.dev/partition/v1.0", import: ["@partitionKey", "@route", "@gather", "@aggregate"])
    @composeDirective(name: "@partitionKey")
    @composeDirective(name: "@route")
    @composeDirective(name: "@gather")
    @composeDirective(name: "@aggregate")
  ${PARTITION_DEFINITIONS}
  type Query {
    organization(id: ID!): Organization @route(by: "id")
    organizations(first: Int = 20, after: String, orderBy: [Order!]): Organizations! @gather(merge: "CONNECTION")
    byIndustry: [Industry!]! @gather(merge: "STATISTICS")
  }
  type Organization @key(fields: "id") @partitionKey(separator: ":") { id: ID! name: String! industry: Int! }
  type Organizations { edges: [Edge!]! nodes: [Organization!]! pageInfo: PageInfo! totalCount: Int! }
  type Edge { cursor: String! node: Organization! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  input Order { name: Direction }
  enum Direction { ASC DESC }
  type Industry { industry: Int! @aggregate(by: "KEY") count: Int! @aggregate(by: "SUM") }
`;

/** The members of an alliance: keys of organizations in three districts. */
export const MEMBERS_SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { members: [Member!]! }
  type Member { organization: Organization! }
  type Organization @key(fields: "id", resolvable: false) { id: ID! }
`;

export function districtName(district: number): string {
  return String(district).padStart(6, '0');
}

/**
 * Many districts in one process, by path: `/{district}`, and after some
 * milliseconds `/slow/{ms}/{district}`. Nothing is stored: row n of a
 * district is a function of both, and n is its place by name.
 */
export function createDistrictServer(): http.Server {
  return http.createServer((request, response) => {
    const [last, ms] = (request.url ?? '').split('/').reverse();
    void text(request).then((body) => {
      const answer = answerDistrict(Number(last), body);
      const send = (): void => {
        response.setHeader('content-type', 'application/json');
        response.end(answer);
      };
      if (ms) setTimeout(send, Number(ms));
      else send();
    });
  });
}

interface Asked {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

function answerDistrict(district: number, body: string): string {
  const { query, variables = {} } = JSON.parse(body) as Asked;
  if (query.includes('_entities')) {
    const [list] = Object.values(variables) as { id: string }[][];
    const entities = (list ?? []).map(({ id }) => ({
      ...row(district, numberOf(id)),
      // The gateway asks for the key under a name of its own.
      _partition_id: id,
    }));
    return JSON.stringify({ data: { _entities: entities } });
  }
  if (query.includes('byIndustry')) {
    return JSON.stringify({ data: { byIndustry: byIndustry(district) } });
  }
  const first = firstOf(query, variables);
  return JSON.stringify({
    data: { organizations: firstPage(district, first) },
  });
}

/** A number, or the variable that has it. */
function firstOf(query: string, variables: Asked['variables']): number {
  const [, name, number] = /first: (?:\$(\w+)|(\d+))/.exec(query) ?? [];
  return Number(name === undefined ? (number ?? 20) : variables?.[name]);
}

function firstPage(district: number, first: number) {
  const nodes = Array.from({ length: first }, (_, n) => row(district, n));
  return {
    nodes: nodes.map(({ id, name }) => ({ id, name })),
    totalCount: ROWS,
    _partition_edges: nodes.map(({ id, name }) => ({
      cursor: cursorOf(name, id),
      node: { id },
    })),
    _partition_pageInfo: { hasNextPage: true },
  };
}

function row(district: number, n: number) {
  const place = String(n * 1000 + ((district * 7 + n) % 1000)).padStart(8, '0');
  return {
    __typename: 'Organization',
    id: `${districtName(district)}:bench:${n}`,
    name: `示例·${place}`,
    industry: (n + district) % INDUSTRIES,
  };
}

function byIndustry(district: number) {
  return Array.from({ length: INDUSTRIES }, (_, industry) => ({
    industry: (industry + district) % INDUSTRIES,
    count: ROWS / INDUSTRIES,
  }));
}

function cursorOf(name: string, id: string): string {
  return Buffer.from(JSON.stringify([1, name, id])).toString('base64url');
}

function numberOf(id: string): number {
  return Number(id.slice(id.lastIndexOf(':') + 1));
}
