import { describe, expect, it } from '@jest/globals';

import { inspectSystem } from '../../../../onboarding/check/quality/inspect-system.ts';
import { proveSource } from '../../../../onboarding/prove/prove-source.ts';
import { readAll } from '../../../../onboarding/prove/read-all.ts';
import type { DistrictMapping } from '../../../../subgraphs/organizations/mapping/read-mapping.ts';
import { openSource } from '../../../../subgraphs/organizations/open-source.ts';
import type { OrganizationSource } from '../../../../subgraphs/organizations/source/organization-source.ts';
import { describeLegacy } from '../adapters/legacy-database.ts';
import { mappingFolder } from '../mapping/mapping-file.ts';

/**
 * 1 is above 2 and 3, 2 above 4; 5 has two superiors, 6 one elsewhere, 7 one
 * that is gone and 8 itself. Pairs that do not count are beside those that do.
 */
const statements = [
  'CREATE TABLE org (id int PRIMARY KEY, bm varchar(9), mc varchar(50), lj varchar(20), del int)',
  `INSERT INTO org VALUES (1, 'A', '示例·街道党工委', '001', 0), (2, 'B', '示例·甲党委', '001001', 0), (3, 'C', '示例·乙党委', '001002', 0), (4, 'D', '示例·甲一党支部', '001001001', 0),
   (5, 'E', '示例·联合党支部', '001002001', 0), (6, 'F', '示例·驻区党支部', NULL, 0), (7, 'G', '示例·独立党支部', NULL, 0), (8, 'H', '示例·园区党工委', NULL, 0), (9, 'I', '示例·已撤党委', NULL, 1)`,
  'CREATE TABLE org_relation (id int PRIMARY KEY, org_id int, org_bm varchar(9), parent_id int, parent_bm varchar(9), parent_mc varchar(50), rel_type varchar(9), deleted int)',
  `INSERT INTO org_relation VALUES (1, 1, 'A', NULL, NULL, NULL, 'xz', 0), (2, 2, 'B', 1, 'A', '示例·街道党工委', 'xz', 0), (3, 3, 'C', 1, 'A', '示例·街道党工委', 'xz', 0), (4, 4, 'D', 2, 'B', '示例·甲党委', 'xz', 0),
   (5, 5, 'E', 2, 'B', '示例·甲党委', 'xz', 0), (6, 5, 'E', 3, 'C', '示例·乙党委', 'xz', 0), (7, 6, 'F', 9001, 'Z', '示例·区直工委', 'xz', 0), (8, 7, 'G', 9, 'I', '示例·已撤党委', 'xz', 0), (9, 8, 'H', 8, 'H', '示例·园区党工委', 'xz', 0),
   (10, 4, 'D', 3, 'C', '示例·乙党委', 'xz', 1), (11, 4, 'D', 1, 'A', '示例·街道党工委', 'yw', 0), (12, 2, 'B', 1, 'A', '示例·街道党工委', 'xz', 0), (13, 3, 'C', 0, '0', NULL, 'xz', 0)`,
  'CREATE TABLE org_closure (ancestor int, descendant int, depth int)',
  'INSERT INTO org_closure VALUES (1, 1, 0), (2, 2, 0), (4, 4, 0), (1, 2, 1), (2, 4, 1), (1, 4, 2)',
  'CREATE TABLE party (id int PRIMARY KEY, mc varchar(50))',
  "INSERT INTO party VALUES (1, '示例·校党委'), (2, '示例·院党委')",
  'CREATE TABLE branch (id int PRIMARY KEY, mc varchar(50))',
  "INSERT INTO branch VALUES (1, '示例·一支部'), (2, '示例·二支部')",
  'CREATE TABLE rel (child_kind varchar(9), child int, parent_kind varchar(9), parent int)',
  "INSERT INTO rel VALUES ('party', 2, 'party', 1), ('branch', 1, 'party', 2), ('branch', 2, 'party', 1), ('branch', 2, 'party', 2)",
];

const byKey =
  "style: table, from: org_relation, organization: org_id, superior: parent_id, live: [{ column: deleted, not: [1] }, { column: rel_type, is: ['xz'] }]";
const byCode =
  "style: table, from: org_relation, organization: { column: org_bm, references: bm }, superior: { column: parent_bm, references: bm }, live: [{ column: deleted, not: [1] }, { column: rel_type, is: ['xz'] }]";

const yaml = (url: string, hierarchy: string) => `system: gx
name: 示例·关系表系统
districts: ['310116']
provenance: SYNTHETIC
source: { kind: sql, url: '${url}' }
partyOrganizations:
  from: org
  key: { column: id, type: integer }
  live: [{ column: del, not: [1] }]
  columns: { name: mc }
  hierarchy: { ${hierarchy} }
`;

const listed = (url: string) => `system: gx
name: 示例·多表系统
districts: ['310116']
provenance: SYNTHETIC
source: { kind: sql, url: '${url}' }
partyOrganizations:
  - as: party
    from: party
    key: { column: id, type: integer }
    columns: { name: mc }
    hierarchy: { style: table, from: rel, organization: child, superior: parent, live: [{ column: child_kind, is: [party] }] }
  - as: branch
    from: branch
    key: { column: id, type: integer }
    columns: { name: mc }
    hierarchy: { style: table, from: rel, organization: child, superior: parent, of: party, live: [{ column: child_kind, is: [branch] }] }
`;

describeLegacy(statements, (database) => {
  async function using(
    text: (url: string) => string,
    work: (
      source: OrganizationSource,
      mapping: DistrictMapping,
    ) => Promise<void>,
  ): Promise<void> {
    const { url, folder } = database();
    const mapping = await folder.mapping(text(url));
    const source = openSource({ mapping });
    try {
      await work(source, mapping);
    } finally {
      await source.close();
    }
  }
  const ids = ['1', '2', '3', '4', '5', '6', '7', '8'];

  it.each([
    ['keys', byKey, { elsewhere: '9001', gone: '9', several: '2、3' }],
    ['codes', byCode, { elsewhere: 'Z', gone: 'I', several: 'B、C' }],
  ] as const)(
    'follows the pairs that count, by %s',
    async (_, hierarchy, text) =>
      using(
        (url) => yaml(url, hierarchy),
        async (source) => {
          const found = await source.affiliations(ids);
          expect(found.get('4')).toMatchObject({
            parent: '2',
            path: ['1', '2', '4'],
            doubts: [],
          });
          // Two pairs that say the same, and one that says none, are no doubt.
          expect(found.get('2')).toMatchObject({ parent: '1', doubts: [] });
          expect(found.get('3')).toMatchObject({ parent: '1', doubts: [] });
          expect(found.get('1')).toMatchObject({
            parent: null,
            recordedSuperior: null,
            doubts: ['PARENT_NOT_RECORDED'],
          });
          expect(found.get('5')).toMatchObject({
            parent: null,
            path: ['5'],
            recordedSuperior: text.several,
            unresolvedSuperior: text.several,
            doubts: ['PARENT_NOT_UNIQUE'],
          });
          expect(found.get('6')).toMatchObject({
            parent: null,
            recordedSuperior: text.elsewhere,
            doubts: ['PARENT_MISSING'],
          });
          expect(found.get('7')).toMatchObject({
            parent: null,
            recordedSuperior: text.gone,
            doubts: ['PARENT_MISSING'],
          });
          expect(found.get('8')).toMatchObject({
            parent: null,
            path: ['8'],
            doubts: [],
          });
        },
      ),
  );

  it('gives the names that the pairs have, and where a superior is known', () =>
    using(
      (url) =>
        yaml(
          url,
          `${byKey}, superiors: { column: parent_mc, known: { '9001': { id: '310116:sq:1' } } }`,
        ),
      async (source) => {
        const found = await source.affiliations(ids);
        expect(found.get('5')?.recordedSuperior).toBe(
          '示例·甲党委、示例·乙党委',
        );
        expect(found.get('6')).toMatchObject({
          recordedSuperior: '示例·区直工委',
          recordedSuperiorId: '310116:sq:1',
          doubts: ['PARENT_ELSEWHERE'],
        });
      },
    ));

  it('takes of several superiors the one of the hierarchical code, in doubt', () =>
    using(
      (url) => yaml(url, `${byKey}, path: { column: lj, width: 3 }`),
      async (source) => {
        const found = await source.affiliations(ids);
        expect(found.get('5')).toMatchObject({
          parent: '3',
          path: ['1', '3', '5'],
          doubts: ['PARENT_NOT_UNIQUE'],
        });
      },
    ));

  it('reads a table of all ancestors by a depth of 1', () =>
    using(
      (url) =>
        yaml(
          url,
          'style: table, from: org_closure, organization: descendant, superior: ancestor, live: [{ column: depth, is: [1] }]',
        ),
      async (source) => {
        const found = await source.affiliations(ids);
        expect(found.get('4')).toMatchObject({
          path: ['1', '2', '4'],
          doubts: [],
        });
      },
    ));

  it('says so of a table of all ancestors that is read without its depth', () =>
    using(
      (url) =>
        yaml(
          url,
          'style: table, from: org_closure, organization: descendant, superior: ancestor',
        ),
      async (source) => {
        const found = await source.affiliations(['1', '4']);
        expect(found.get('1')).toMatchObject({ path: ['1'], doubts: [] });
        expect(found.get('4')).toMatchObject({
          parent: null,
          doubts: ['PARENT_NOT_UNIQUE'],
        });
      },
    ));

  it('leads from one table of organizations into another', () =>
    using(listed, async (source, mapping) => {
      const all = ['party-1', 'party-2', 'branch-1', 'branch-2'];
      const found = await source.affiliations(all);
      expect(found.get('branch-1')).toMatchObject({
        path: ['party-1', 'party-2', 'branch-1'],
        doubts: [],
      });
      expect(found.get('branch-2')).toMatchObject({
        parent: null,
        recordedSuperior: '1、2',
        doubts: ['PARENT_NOT_UNIQUE'],
      });
      expect(await proveSource(mapping)).toMatchObject({
        tables: ['party', 'rel', 'branch'],
        isProven: true,
      });
    }));

  it.each([
    ['keys', byKey],
    ['codes', byCode],
  ])('is summed up, checked and proved, by %s', async (_, hierarchy) =>
    using(
      (url) => yaml(url, hierarchy),
      async (source, mapping) => {
        expect((await readAll(source)).organizations).toHaveLength(8);
        // Names, places, and the superiors of 7 of 8.
        expect(await source.summary()).toMatchObject({
          partyOrganizationCount: 8,
          filledFields: 8 + 8 + 7,
        });
        const { book, counts } = await inspectSystem(mapping, {
          keep: 0,
          progress: () => undefined,
        });
        expect(counts).toMatchObject({ affiliations: 3, topmost: 2 });
        const examples = (rule: string) =>
          book
            .groups()
            .filter((it) => it.rule === rule)
            .flatMap((it) => it.examples.map(({ key, value }) => [key, value]));
        const isByKey = hierarchy === byKey;
        expect(examples('parent-not-unique')).toEqual([
          ['5', isByKey ? '2、3' : 'B、C'],
        ]);
        expect(examples('parent-missing')).toHaveLength(2);
        const proof = await proveSource(mapping);
        expect(proof).toMatchObject({
          tables: ['org', 'org_relation'],
          isProven: true,
        });
      },
    ),
  );
});

describe('a mapping of a table of pairs', () => {
  it.each([
    [
      'style: table, from: r, organization: a',
      'Expected a text or a list or keys with values, but got: nothing.',
    ],
    ['style: table, from: r, organization: a, superior: b, of: x', 'of only'],
    [
      'style: table, from: r, organisation: a, superior: b',
      'did you mean organization?',
    ],
  ])('that says %s is refused', async (hierarchy, message) => {
    const folder = await mappingFolder();
    const problem = await folder
      .mapping(yaml('sqlite:x.sqlite', hierarchy))
      .catch((error: unknown) => JSON.stringify(error));
    expect(problem).toContain(message);
    await folder.remove();
  });
});
