import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { fillDistrictSystems } from '../../../demo/districts/fill.ts';
import { readDemoMapping } from '../../../demo/districts/mappings.ts';
import { openSource } from '../../../subgraphs/organizations/open-source.ts';
import { openReadOnly } from '../../../subgraphs/organizations/adapters/sql/database/open-read-only.ts';
import { dataOf, entitiesOf } from '../kit/asking.ts';
import { describeOnBothEngines, type Systems } from './systems.ts';

/** Columns that name or reach a person, in any of the systems. */
const personColumns =
  /\b(?:lxr|lxdh|SECRETARY_NAME|secretary_id|secretary_name|CONTACT_NAME|CONTACT_PHONE|contact_name|contact_phone)\b/u;

describeOnBothEngines((systems) => {
  it.each([
    ['lqydj', "UPDATE t_dzz SET sjdzzdm = '001' WHERE dzzid = 102"],
    ['lqydj', 'DELETE FROM t_dzz'],
    ['fzhlw', 'UPDATE DZZ_INFO SET UPPER_UNIQUE_ID = NULL'],
    ['jszz', "INSERT INTO party_org (id, org_name) VALUES (1, '示例')"],
    ['jszz', 'DROP TABLE party_org'],
  ] as const)('refuses a write to %s: %s', async (system, sql) => {
    const database = openReadOnly({ url: systems().places[system] });
    await expect(database.query(sql)).rejects.toThrow(/readonly|READ ONLY/u);
    await database.close();
  });

  it('never reads a column that names or reaches a person', async () => {
    const { subgraph, statements } = systems();
    await dataOf(subgraph, everything);
    expect(statements.length).toBeGreaterThan(20);
    expect(statements.filter((sql) => personColumns.test(sql))).toEqual([]);
    expect(statements.filter((sql) => sql.includes('*)'))).toEqual(
      statements.filter((sql) => sql.includes('COUNT(*)')),
    );
    expect(statements.filter((sql) => /SELECT \*|\.\*/u.test(sql))).toEqual([]);
  });

  it('answers with nobody, not even masked', async () => {
    const answer = await dataOf(systems().subgraph, everything);
    expect(JSON.stringify(answer)).not.toContain('***');
  });

  it('reads what the district has just changed', async () => {
    const name = '{ unit(id: "510112:lqydj:102") { name } }';
    await systems().write(
      'lqydj',
      "UPDATE t_dzz SET szdw = '示例·改名有限公司' WHERE dzzid = 102",
    );
    expect(await dataOf(systems().subgraph, name)).toEqual({
      unit: { name: '示例·改名有限公司' },
    });
  });
});

describeOnBothEngines((systems) => {
  const count = 10_000;

  it.each(['lqydj', 'fzhlw', 'jszz'] as const)(
    'asks %s for 10,000 ids in a bounded number of statements',
    async (adapter) => {
      const { sources, answering: statements } = systems();
      const source = openSource(sources[adapter]);
      await source.units.byIds(['1']); // Opens the connection.
      const ids = await idsOf(systems(), adapter, count);

      const statementsOf = async (work: () => Promise<unknown>) => {
        const before = statements.length;
        await work();
        return statements.length - before;
      };
      expect(
        await statementsOf(() => source.units.byIds(ids)),
      ).toBeLessThanOrEqual(2);
      expect(
        await statementsOf(() => source.linksOfUnits(ids)),
      ).toBeLessThanOrEqual(2);
      let found = 0;
      const walk = await statementsOf(async () => {
        found = (await source.affiliations(ids)).size;
      });
      expect(found).toBeGreaterThan(300);
      // Two to begin with, and at most two for each of six levels.
      expect(walk).toBeLessThanOrEqual(14);
      await source.close();
    },
  );

  it('reads a page with all below it in few statements', async () => {
    const { subgraph, answering: statements } = systems();
    const before = statements.length;
    const selection = `... on Unit { id name district { code }
      partyOrganizations { name units { name }
        affiliation { parent { name } path { name } doubts } } }`;
    const page = (await dataOf(
      subgraph,
      '{ units(first: 100, filter: { district: { eq: "510112" } }) { nodes { id } } }',
    )) as { units: { nodes: { id: string }[] } };
    const keys = page.units.nodes.map(({ id }) => ({ __typename: 'Unit', id }));
    await entitiesOf(subgraph, keys, selection);
    expect(statements.length - before).toBeLessThan(25);
  });
});

describe('an SQLite file that another one takes the place of', () => {
  it('is read from then on, as the newest version', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'mengyue-replaced-'));
    const { jszz } = await fillDistrictSystems({ directory, size: 50 });
    const mapping = await readDemoMapping('jszz', `sqlite:${jszz}`);
    const source = openSource({ mapping });
    const count = () =>
      source.partyOrganizations.count({ district: '310116', filter: null });
    const before = await count();
    await fillDistrictSystems({ directory, size: 90 });
    expect(await count()).toBeGreaterThan(before ?? 0);
    await source.close();
    await rm(directory, { recursive: true });
  });
});

describe('a system that cannot be read', () => {
  it('is not contacted before it is asked', async () => {
    const place = 'mysql://nobody@127.0.0.1:1/jszz';
    const mapping = await readDemoMapping('jszz', place);
    expect(() => openSource({ mapping })).not.toThrow();
  });

  it.each(['sqlite:/nowhere/jszz.sqlite', 'mysql://nobody@127.0.0.1:1/jszz'])(
    'fails when it is: %s',
    async (place) => {
      const source = openSource({
        mapping: await readDemoMapping('jszz', place),
      });
      await expect(source.units.byIds(['1'])).rejects.toThrow();
      await expect(source.units.byIds(['1'])).rejects.toThrow();
      await source.close();
    },
  );
});

/** Every real id, and made-up ones up to `count`. */
async function idsOf(
  { subgraph }: Systems,
  adapter: string,
  count: number,
): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const data = (await dataOf(
      subgraph,
      `query ($after: String) { partyOrganizations(first: 100, after: $after) {
        nodes { id } pageInfo { endCursor hasNextPage } } }`,
      { after },
    )) as {
      partyOrganizations: {
        nodes: { id: string }[];
        pageInfo: { endCursor: string; hasNextPage: boolean };
      };
    };
    const { nodes, pageInfo } = data.partyOrganizations;
    ids.push(...nodes.map(({ id }) => id));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  const local = ids
    .filter((id) => id.split(':')[1] === adapter)
    .map((id) => id.split(':')[2] ?? '');
  const others = Array.from({ length: count - local.length }, (_, index) =>
    String(5_000_000 + index),
  );
  return [...local, ...others];
}

const everything = `{
  dataSources { id lastSyncAt completeness unitCount partyOrganizationCount }
  units(first: 100) { totalCount nodes {
    id name uscc nature industry district { code } aliases { name }
    record { localId asOf }
    partyOrganizations { id name category localCategory partyCode establishedOn
      memberCountBand units { id name }
      affiliation { parent { name } path { name } level levelCode source doubts } }
  } }
  lqydj: units(first: 50, filter: { district: { eq: "510112" } }) { nodes {
    id partyOrganizations { name affiliation { path { name } } } } }
  fzhlw: units(first: 50, filter: { district: { eq: "350100" } }) { nodes {
    id partyOrganizations { name affiliation { path { name } } } } }
  hmtz: units(first: 50, filter: { district: { eq: "330110" } }) { nodes {
    id partyOrganizations { name affiliation { path { name } } } } }
  partyOrganizations(first: 100) { totalCount nodes { id name } }
}`;
