import { readFile } from 'node:fs/promises';

import { afterAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';

import { federationExample } from '../../console/explorer/example.ts';
import {
  alliancesQuery,
  explorerQuery,
  membersQuery,
} from '../../console/home/queries.ts';
import { createGateway, type Gateway } from '../../gateway/gateway.ts';
import { ownSupergraph } from '../../schema/contracts.ts';

const gateways: Gateway[] = [];
afterAll(() => Promise.all(gateways.map((gateway) => gateway.stop())));

/** Our federation with so many districts, each of which answers nothing. */
async function start(districts: number): Promise<Gateway> {
  const names = Array.from({ length: districts }, (_, n) => `${100_000 + n}`);
  const nothing = { fetch: () => Promise.resolve({ data: {} }) };
  const subgraphs = ['alliances', 'activities', 'resources', 'divisions'];
  const gateway = await createGateway({
    supergraph: ownSupergraph(),
    fetchers: Object.fromEntries(subgraphs.map((name) => [name, nothing])),
    partitions: {
      organizations: {
        endpoints: names.map((name) => ({ name, partitions: [name] })),
      },
    },
    endpointFetchers: Object.fromEntries(names.map((name) => [name, nothing])),
  });
  gateways.push(gateway);
  return gateway;
}

async function isTooExpensive(
  gateway: Gateway,
  query: string,
  variables = {},
): Promise<boolean> {
  const { errors = [] } = await gateway.execute({ query, variables });
  const codes = errors.map(({ extensions }) => extensions['code']);
  expect(codes).not.toContain('GRAPHQL_VALIDATION_FAILED');
  expect(codes).not.toContain('BAD_USER_INPUT');
  return codes.includes('OPERATION_TOO_EXPENSIVE');
}

function nested(levels: number, level: (inner: string) => string): string {
  return levels === 0 ? 'name' : level(nested(levels - 1, level));
}

const memberships = (inner: string) =>
  `memberships(first: 100) { nodes { alliance { ${inner} } } }`;
const districts = (inner: string) =>
  `districts { alliances(first: 100) { nodes { ${inner} } } }`;
const units = (inner: string) => `partyOrganizations { units { ${inner} } }`;
const edges = (inner: string) =>
  `memberships(first: 100) { edges { node { unit { memberships(first: 100) { edges { node { alliance { ${inner} } } } } } } } }`;

const four = await start(4);
const demo = await start(5);
const nation = await start(400);

describe('an operation that would take the server with it', () => {
  const hostile: readonly [string, string][] = [
    ['memberships five times', `{ alliance(id: "demo-precision-chain") { ${nested(5, memberships)} } }`],
    ['memberships four times', `{ alliance(id: "demo-precision-chain") { ${nested(4, memberships)} } }`],
    ['alliances and districts four times', `{ alliances(first: 100) { nodes { ${nested(3, districts)} } } }`],
    ['units and party organizations six times', `{ units(first: 100) { nodes { ${nested(3, units)} } } }`],
    ['edges instead of nodes', `{ alliances(first: 100) { edges { node { ${nested(1, edges)} } } } }`],
    ['affiliation and party organizations', `{ partyOrganizations(first: 100) { nodes { ${nested(4, (inner) => `name affiliation { path { ${inner} } }`)} } } }`],
    ['aliases of one list', `{ ${Array.from({ length: 60 }, (_, n) => `a${n}: alliances(first: 100) { nodes { ${nested(1, memberships)} } }`).join(' ')} }`],
    ['fragments', `{ alliances(first: 100) { nodes { ...A } } } fragment A on Alliance { memberships(first: 100) { nodes { alliance { ...B } } } } fragment B on Alliance { districts { alliances(first: 100) { nodes { name } } } }`],
  ]; // prettier-ignore
  for (const [what, query] of hostile) {
    it(`is refused before it runs: ${what}`, async () => {
      expect(await isTooExpensive(four, query)).toBe(true);
    });
  }

  it('is refused by its variables', async () => {
    const query =
      'query ($n: Int) { alliances(first: $n) { nodes { memberships(first: $n) { nodes { alliance { memberships(first: $n) { nodes { id } } } } } } } }';
    expect(await isTooExpensive(four, query, { n: 100 })).toBe(true);
    expect(await isTooExpensive(four, query, { n: 20 })).toBe(false);
  });
});

describe('an operation that people send', () => {
  const own: readonly [string, string, Record<string, unknown>][] = [
    ['the alliances of the console', alliancesQuery(false), {}],
    ['those across districts', alliancesQuery(true), {}],
    ['the members of the console', membersQuery, { id: 'x' }],
    ['what the console opens in the explorer', explorerQuery('x'), {}],
    ["the explorer's first query", federationExample, {}],
    ['introspection', getIntrospectionQuery({ inputValueDeprecation: true }), {}],
    ['a page of units with their affiliation', '{ units(first: 20) { totalCount nodes { name partyOrganizations { name affiliation { path { name } } } } } }', {}],
    ['statistics', '{ unitStats(groupBy: [DISTRICT]) { __typename } }', {}],
  ]; // prettier-ignore
  for (const [what, query, variables] of own) {
    it(`passes: ${what}`, async () => {
      for (const gateway of [demo, nation]) {
        expect(await isTooExpensive(gateway, query, variables)).toBe(false);
      }
    });
  }

  it.each(['federation', 'article'])('passes: %s.graphql', async (name) => {
    const file = new URL(`../operations/${name}.graphql`, import.meta.url);
    const query = await readFile(file, 'utf8');
    expect(await isTooExpensive(demo, query)).toBe(false);
    expect(await isTooExpensive(nation, query)).toBe(false);
  });

  it.each(['README.md', 'README.zh-CN.md'])('passes: %s', async (name) => {
    const file = new URL(`../../${name}`, import.meta.url);
    const text = await readFile(file, 'utf8');
    const queries = [...text.matchAll(/```graphql\n(.*?)```/gsu)];
    for (const [, query = ''] of queries) {
      expect(await isTooExpensive(demo, query)).toBe(false);
    }
  });

  it('counts the rows of all districts that are asked, and no others', async () => {
    const query = (of: string) =>
      `{ units(first: 100${of}) { nodes { name partyOrganizations { name affiliation { path { name } } } } } }`;
    expect(await isTooExpensive(nation, query(''))).toBe(true);
    const some = query(', districts: ["100000", "100001"]');
    expect(await isTooExpensive(nation, some)).toBe(false);
    expect(await isTooExpensive(demo, query(''))).toBe(false);
    const twenty = query('').replace('100', '20');
    expect(await isTooExpensive(nation, twenty)).toBe(false);
  });

  it('counts what other subgraphs add to gathered rows once', async () => {
    const query =
      '{ units(first: 100) { nodes { memberships(first: 100) { nodes { alliance { name } } } } } }';
    expect(await isTooExpensive(nation, query)).toBe(false);
  });
});
