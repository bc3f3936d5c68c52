import { describe, expect, it } from '@jest/globals';

import { fixedClock } from '../../../../subgraphs/kit/values/clock.ts';
import { openDatabase } from '../../../../subgraphs/kit/storage/database.ts';
import { widespreadIn } from '../../../../onboarding/check/quality/widespread.ts';
import { organizationsModel } from '../../../../subgraphs/organizations/model.ts';
import { createOrganizationsSubgraph } from '../../../../subgraphs/organizations/subgraph.ts';
import { dataOf } from '../../kit/asking.ts';
import type { DistrictMapping } from '../../../../subgraphs/organizations/mapping/read-mapping.ts';
import { openSource } from '../../../../subgraphs/organizations/open-source.ts';
import type {
  OrganizationSource,
  RecordOrder,
} from '../../../../subgraphs/organizations/source/organization-source.ts';
import { inspectSystem } from '../../../../onboarding/check/quality/inspect-system.ts';
import { proveSource } from '../../../../onboarding/prove/prove-source.ts';
import { readAll } from '../../../../onboarding/prove/read-all.ts';
import { serveMapping } from '../../../onboarding/conformance/contract-server.ts';
import { mappingFolder } from '../mapping/mapping-file.ts';
import { describeLegacy } from './legacy-database.ts';

/** Keys of all three tables are the same numbers. */
const statements = [
  'CREATE TABLE unit (id int PRIMARY KEY, name varchar(50))',
  "INSERT INTO unit VALUES (1, '示例·甲学院'), (2, '示例·乙学院'), (3, '示例·丙学院')",
  'CREATE TABLE ow_party (id int PRIMARY KEY, fid int, name varchar(50), unit_id int, is_deleted int)',
  "INSERT INTO ow_party VALUES (1, NULL, '示例·校党委', NULL, 0), (2, 1, '示例·甲学院党委', 1, 0), (10, 1, '示例·乙学院党总支', 2, 0), (11, 1, '示例·旧学院党委', 3, 1)",
  'CREATE TABLE ow_branch (id int PRIMARY KEY, name varchar(50), party_id int, code varchar(9), is_deleted int)',
  "INSERT INTO ow_branch VALUES (1, '示例·甲一党支部', 2, 'B1', 0), (2, '示例·甲二党支部', 2, 'B2', 0), (3, '示例·乙一党支部', 10, 'B3', 0), (10, '示例·旧党支部', 11, 'B4', 0), (11, '示例·已撤党支部', 2, 'B5', 1)",
  'CREATE TABLE ow_branch_group (id int PRIMARY KEY, name varchar(50), branch_code varchar(9))',
  "INSERT INTO ow_branch_group VALUES (1, '示例·第一党小组', 'B1'), (2, '示例·第二党小组', 'B1'), (3, '示例·第三党小组', 'B3')",
];

const yaml = (url: string) => `system: ow
name: 示例·组工系统
districts: ['310116']
provenance: SYNTHETIC
source: { kind: sql, url: '${url}' }
units: { from: unit, key: { column: id, type: integer }, columns: { name: name } }
partyOrganizations:
  - as: party
    from: ow_party
    key: { column: id, type: integer }
    live: [{ column: is_deleted, not: [1] }]
    columns: { name: name, category: { column: name, endings: { 党委: COMMITTEE, 党总支: GENERAL_BRANCH } } }
    hierarchy: { style: parent-key, column: fid }
    links: { in: party-organizations, column: unit_id }
  - as: branch
    from: ow_branch
    key: { column: id, type: integer }
    live: [{ column: is_deleted, not: [1] }]
    columns: { name: name, category: { column: name, endings: { 党支部: BRANCH } }, partyCode: code }
    hierarchy: { style: parent-key, column: party_id, of: party }
  - as: group
    from: ow_branch_group
    key: { column: id, type: integer }
    columns: { name: name, category: { column: name, endings: { 党小组: GROUP } } }
    hierarchy: { style: parent-key, column: branch_code, of: branch, references: code }
`;

const district = '310116';

const ids = [
  ...['branch-1', 'branch-2', 'branch-3', 'branch-10'],
  ...['group-1', 'group-2', 'group-3'],
  ...['party-1', 'party-2', 'party-10'],
];

/** Every id, a page of so many at a time. */
async function walk(
  { partyOrganizations: reader }: OrganizationSource,
  limit: number,
  order: RecordOrder,
): Promise<string[]> {
  const found: string[] = [];
  let after = null as Parameters<typeof reader.page>[0]['after'];
  for (;;) {
    const page = await reader.page({
      district,
      filter: null,
      limit,
      order,
      after,
    });
    found.push(...page.map(({ localId }) => localId));
    const last = page.at(-1);
    if (!last || page.length < limit) return found;
    const values = order.terms.map(({ field }) => last[field]);
    const sortKey = reader.sortKeyOf(last);
    after = { values, ties: { kind: 'after', sortKey } };
  }
}

describeLegacy(statements, (database) => {
  async function using(
    work: (
      source: OrganizationSource,
      mapping: DistrictMapping,
    ) => Promise<void>,
  ): Promise<void> {
    const { url, folder } = database();
    const mapping = await folder.mapping(yaml(url));
    const source = openSource({ mapping });
    try {
      await work(source, mapping);
    } finally {
      await source.close();
    }
  }

  it('gives each table ids of its own, and finds records by them', () =>
    using(async ({ partyOrganizations }) => {
      const found = await partyOrganizations.byIds([
        ...['party-1', 'branch-1', 'group-1'],
        ...['1', 'party-11', 'branch-99', 'other-1'],
      ]);
      expect(found.map((it) => [it.localId, it.name, it.category])).toEqual([
        ['branch-1', '示例·甲一党支部', 'BRANCH'],
        ['group-1', '示例·第一党小组', 'GROUP'],
        ['party-1', '示例·校党委', 'COMMITTEE'],
      ]);
    }));

  it.each([1, 2, 3, 7, 100])(
    'lists every record once, in every order, by pages of %i',
    (limit) =>
      using(async (source) => {
        for (const keyDescending of [false, true]) {
          const byKey = { terms: [], keyDescending };
          const expected = keyDescending ? [...ids].reverse() : ids;
          expect(await walk(source, limit, byKey)).toEqual(expected);
          for (const descending of [false, true]) {
            const name = { field: 'name', descending } as const;
            const place = { field: 'district', descending } as const;
            const whole = await walk(source, 100, {
              terms: [name],
              keyDescending,
            });
            expect([...whole].sort()).toEqual([...ids].sort());
            expect(
              await walk(source, limit, { terms: [name], keyDescending }),
            ).toEqual(whole);
            expect(
              await walk(source, limit, { terms: [place], keyDescending }),
            ).toEqual(expected);
          }
        }
      }),
  );

  it('orders by name across the tables', () =>
    using(async (source) => {
      const terms = [{ field: 'name', descending: false }] as const;
      const order = { terms, keyDescending: false };
      const found = await walk(source, 3, order);
      const records = await source.partyOrganizations.byIds(found);
      const names = new Map(records.map((it) => [it.localId, it.name]));
      const listed = found.map((it) => names.get(it) ?? '');
      expect(listed).toEqual([...listed].sort());
    }));

  it('counts and filters them together', () =>
    using(async ({ partyOrganizations: reader }) => {
      const count = (filter: Parameters<typeof reader.count>[0]['filter']) =>
        reader.count({ district, filter });
      const id = (localId: string) => `310116:ow:${localId}`;
      expect(await count(null)).toBe(10);
      expect(await count({ category: { eq: 'BRANCH' } })).toBe(4);
      expect(await count({ name: { contains: '一' } })).toBe(3);
      expect(await count({ id: { eq: id('branch-1') } })).toBe(1);
      expect(await count({ id: { eq: id('1') } })).toBe(0);
      expect(await count({ id: { in: [id('party-1'), id('group-1')] } })).toBe(
        2,
      );
      expect(await count({ id: { notIn: [id('party-1')] } })).toBe(9);
    }));

  it('follows superiors from one table into the other', () =>
    using(async (source) => {
      const found = await source.affiliations(ids);
      const path = (id: string) => found.get(id)?.path;
      expect(path('group-1')).toEqual([
        ...['party-1', 'party-2', 'branch-1', 'group-1'],
      ]);
      expect(path('group-3')).toEqual([
        ...['party-1', 'party-10', 'branch-3', 'group-3'],
      ]);
      expect(found.get('branch-10')).toMatchObject({
        parent: null,
        doubts: ['PARENT_MISSING'],
      });
      expect(path('party-2')).toEqual(['party-1', 'party-2']);
    }));

  it('links units to the tables that say so', () =>
    using(async (source) => {
      expect(await source.linksOfUnits(['1', '2', '3'])).toEqual([
        { unit: '1', organization: 'party-2' },
        { unit: '2', organization: 'party-10' },
      ]);
      expect(
        await source.linksOfOrganizations(['party-10', 'branch-10', '10']),
      ).toEqual([
        { unit: '2', organization: 'party-10' },
        { unit: null, organization: 'branch-10' },
      ]);
      expect(
        await source.unitGroups({
          district,
          filter: null,
          groupBy: ['HAS_PARTY_ORGANIZATION'],
        }),
      ).toMatchObject([
        { hasPartyOrganization: false, count: 1 },
        { hasPartyOrganization: true, count: 2 },
      ]);
    }));

  it('does not know the units of tables without links, and says so', () =>
    using(async (source, mapping) => {
      const subgraph = createOrganizationsSubgraph({
        sources: [{ mapping }],
        dataSource: await openDatabase('sqlite::memory:', organizationsModel),
        clock: fixedClock('2020-08-11T12:00:00+08:00'),
      });
      const unitsOf: Readonly<Record<string, readonly object[]>> = {
        'party-1': [],
        'party-2': [{ name: '示例·甲学院' }],
        'party-10': [{ name: '示例·乙学院' }],
      };
      expect(
        await dataOf(
          subgraph,
          '{ partyOrganizations { nodes { id units { name } } } }',
        ),
      ).toEqual({
        partyOrganizations: {
          nodes: ids.map((id) => ({
            id: `310116:ow:${id}`,
            units: unitsOf[id] ?? null,
          })),
        },
      });
      await subgraph.close();
      expect(await source.linksOfOrganizations(['group-1', 'party-1'])).toEqual(
        [{ unit: null, organization: 'group-1' }],
      );
      const { book, counts } = await inspectSystem(mapping, {
        keep: 0,
        progress: () => undefined,
      });
      expect(counts.partyOrganizationsLinked).toBe(2);
      expect(
        book
          .groups()
          .filter(({ rule }) => rule === 'organization-without-unit')
          .map(({ count, examples }) => [count, examples[0]?.key]),
      ).toEqual([[1, 'party-1']]);
      expect(widespreadIn(book, counts).map(({ rule }) => rule)).not.toContain(
        'organization-without-unit',
      );
    }));

  it('tells the same through a server of the contract', () =>
    using(async (_, mapping) => {
      const { folder } = database();
      const server = await serveMapping(mapping);
      const source = openSource({
        mapping: await folder.mapping(`system: ow
name: 示例·组工系统
districts: ['310116']
source: { kind: graphql-contract, url: '${server.url}' }
`),
      });
      expect(
        await source.linksOfOrganizations([
          ...['branch-1', 'party-1', 'party-2'],
        ]),
      ).toEqual([
        { unit: null, organization: 'branch-1' },
        { unit: '1', organization: 'party-2' },
      ]);
      await source.close();
      await server.close();
    }));

  it('is summed up, checked and proved as one system', () =>
    using(async (source, mapping) => {
      expect(await source.summary()).toMatchObject({
        unitCount: 3,
        partyOrganizationCount: 10,
      });
      expect((await readAll(source)).organizations).toHaveLength(10);
      const report = await inspectSystem(mapping, {
        keep: 0,
        progress: () => undefined,
      });
      expect(report.counts).toMatchObject({
        units: 3,
        unitsLinked: 2,
        partyOrganizations: 10,
        partyOrganizationRowsLeftOut: 2,
        affiliations: 8,
        topmost: 1,
      });
      expect(
        report.book.groups().filter(({ severity }) => severity === 'error'),
      ).toEqual([]);
      const proof = await proveSource(mapping);
      expect(proof.strangers).toEqual([]);
      expect(proof.isProven).toBe(true);
    }));
});

describe('a mapping of several tables', () => {
  const listed = (first: string, second: string, more = '') => `system: ow
name: 示例·组工系统
districts: ['310116']
source: { kind: sql, url: 'sqlite:x.sqlite' }
units: { from: unit, key: id, columns: { name: name } }
partyOrganizations:
  - { from: a, key: id, columns: { name: name }, ${first} }
  - { from: b, key: id, columns: { name: name }, ${second} }
${more}`;
  const linked = 'links: { in: party-organizations, column: unit_id }';

  it.each([
    [`as: a, ${linked}`, 'as: a', 'Expected a name that no other table has'],
    [`as: a, ${linked}`, 'as: A-1', 'Expected a short name of a-z and 0-9'],
    [`${linked}, as: a`, 'live: []', 'partyOrganizations.1.as'],
    [
      `as: a, ${linked}`,
      'as: b, hierarchy: { style: parent-key, column: x, of: c }',
      'Expected one of the tables, a, b',
    ],
    ['as: a', 'as: b', 'links'],
  ])('with %s and %s is refused', async (first, second, message) => {
    const folder = await mappingFolder();
    await expect(folder.mapping(listed(first, second))).rejects.toThrow();
    const problem = await folder
      .mapping(listed(first, second))
      .catch((error: unknown) => JSON.stringify(error) + String(error));
    expect(problem).toContain(message);
    await folder.remove();
  });
});
