import { expect, it } from '@jest/globals';

import { fixedClock } from '../../../../subgraphs/kit/values/clock.ts';
import { openDatabase } from '../../../../subgraphs/kit/storage/database.ts';
import { draftMapping } from '../../../../onboarding/draft/draft-mapping.ts';
import { surveyDatabase } from '../../../../onboarding/draft/survey/survey-database.ts';
import { openSource } from '../../../../subgraphs/organizations/open-source.ts';
import { organizationsModel } from '../../../../subgraphs/organizations/model.ts';
import { createOrganizationsSubgraph } from '../../../../subgraphs/organizations/subgraph.ts';
import { inspectSystem } from '../../../../onboarding/check/quality/inspect-system.ts';
import { proveSource } from '../../../../onboarding/prove/prove-source.ts';
import { dataOf } from '../../kit/asking.ts';
import { describeLegacy, type LegacyDatabase } from './legacy-database.ts';

const yaml = (url: string, more = '') => `system: zb
name: 示例·智慧党建
districts: ['310116']
source: { kind: sql, url: '${url}' }
partyOrganizations:
  from: party_org
  key: { column: id, type: integer }
  live: [{ column: deleted, is: [0] }]
  columns:
    name: org_name
    category: { column: org_type, codes: { '1': COMMITTEE, '3': BRANCH } }
  hierarchy: { style: parent-key, column: parent_id }
${more}`;

const derived = `units:
  from: party_org
  key: { column: id, type: integer }
  live: [{ column: deleted, is: [0] }, { column: host_name, filled: true }]
  columns: { name: host_name }
links: { in: same-row }
`;

const everything = {
  district: '310116',
  after: null,
  limit: 9,
  filter: null,
} as const;

// Keys beyond 2^53, of which a double would make one.
const [top, low, other] = [
  '9007199254740993',
  '9007199254740995',
  '9007199254740997',
] as const;

describeLegacy(
  [
    'CREATE TABLE party_org (id bigint PRIMARY KEY, org_name varchar(50), parent_id bigint, org_type varchar(2), host_name varchar(50), deleted int)',
    `INSERT INTO party_org VALUES
      (${top}, '示例·总党委', 0, '1', NULL, 0),
      (${low}, '示例·一支部', ${top}, '3', '示例·一厂', 0),
      (${other}, '示例·二支部', ${top}, '3', '', 0),
      (9007199254740999, '示例·三支部', ${low}, '3', '示例·三厂', 1),
      (9007199254741001, '示例·四支部', ${low}, '3', '示例·四厂', 0)`,
  ],
  (database) => {
    const open = async (more?: string) => openLegacy(database(), more);

    it('joins with party organizations only, and their affiliation', async () => {
      const source = await open();
      const found = await source.partyOrganizations.page(everything);
      expect(found.map(({ localId }) => localId)).toEqual([
        top,
        low,
        other,
        '9007199254741001',
      ]);
      const affiliations = await source.affiliations(['9007199254741001']);
      expect(affiliations.get('9007199254741001')).toMatchObject({
        parent: low,
        path: [top, low, '9007199254741001'],
        doubts: [],
      });
      await source.close();
    });

    it('has no unit by any way of asking for one', async () => {
      const source = await open();
      expect(await source.units.page(everything)).toEqual([]);
      expect(await source.units.byIds([top, low])).toEqual([]);
      expect(await source.linksOfUnits([low])).toEqual([]);
      await source.close();
    });

    it('says that how many units there are is unknown, not 0', async () => {
      const source = await open();
      expect(source.description.unitBasis).toBe('NONE');
      expect(await source.units.count(everything)).toBeNull();
      expect(await source.linksOfOrganizations([low])).toBeNull();
      expect(
        await source.unitGroups({
          ...everything,
          groupBy: ['DISTRICT', 'NATURE', 'HAS_PARTY_ORGANIZATION'],
        }),
      ).toEqual([
        {
          district: '310116',
          nature: null,
          industry: null,
          hasPartyOrganization: null,
          count: null,
          withPartyOrganization: null,
        },
      ]);
      expect(await source.summary()).toMatchObject({
        unitCount: null,
        partyOrganizationCount: 4,
      });
      await source.close();
    });

    it('gives null for the units of an organization, not an empty list', async () => {
      const { url, folder } = database();
      const subgraph = createOrganizationsSubgraph({
        sources: [{ mapping: await folder.mapping(yaml(url)) }],
        dataSource: await openDatabase('sqlite::memory:', organizationsModel),
        clock: fixedClock('2020-08-11T12:00:00+08:00'),
      });
      expect(
        await dataOf(
          subgraph,
          `{ partyOrganization(id: "310116:zb:${low}") { name units { id } affiliation { parent { id } } }
            dataSources { unitBasis unitCount partyOrganizationCount } units(first: 1) { totalCount nodes { id } }
            unitStats(groupBy: [NATURE]) { nature count withPartyOrganization } }`,
        ),
      ).toEqual({
        partyOrganization: {
          name: '示例·一支部',
          units: null,
          affiliation: { parent: { id: `310116:zb:${top}` } },
        },
        dataSources: [
          { unitBasis: 'NONE', unitCount: null, partyOrganizationCount: 4 },
        ],
        units: { totalCount: null, nodes: [] },
        unitStats: [{ nature: null, count: null, withPartyOrganization: null }],
      });
      await subgraph.close();
    });

    it.each([
      [{ nature: { eq: 'STATE_OWNED' } }, null],
      [{ not: { hasPartyOrganization: { eq: true } } }, null],
      [{ id: { in: [`310116:zb:${low}`, '330110:dj:1'] } }, null],
      [{ or: [{ id: { eq: '330110:dj:1' } }, { name: { eq: '示例' } }] }, null],
      [{ id: { eq: '330110:dj:1' } }, 0],
      [{ id: { in: [] } }, 0],
      [{ and: [{ name: { eq: '示例' } }, { id: { in: ['310116:zz:1'] } }] }, 0],
      [{ or: [{ id: { eq: '310116:zz:1' } }, { id: { in: [] } }] }, 0],
    ])(
      'counts units by %j as %j: others have none here',
      async (filter, count) => {
        const source = await open();
        const request = { district: '310116', filter };
        expect(await source.units.count(request)).toBe(count);
        const groups = await source.unitGroups({ ...request, groupBy: [] });
        expect(groups).toHaveLength(count === null ? 1 : 0);
        await source.close();
      },
    );

    it('is proven to be only read, with no statement about units', async () => {
      const { url, folder } = database();
      const proof = await proveSource(await folder.mapping(yaml(url)));
      expect(proof).toMatchObject({
        isProven: true,
        read: { units: null, organizations: 4 },
      });
      const aboutUnits = proof.shapes.filter(({ text }) =>
        text.includes('1 = 0'),
      );
      expect(aboutUnits).toEqual([]);
    });

    it('is checked: what is not kept is said, and no row is blamed for it', async () => {
      const { url, folder } = database();
      const mapping = await folder.mapping(yaml(url));
      const { counts, book } = await inspectSystem(mapping, {
        keep: 9,
        progress: () => undefined,
      });
      expect(counts).toMatchObject({
        units: null,
        unitsLinked: null,
        partyOrganizations: 4,
        partyOrganizationsLinked: null,
        affiliations: 3,
      });
      expect(book.groups().map(({ rule }) => rule)).toEqual(['row-left-out']);
    });

    it('has host units of a stated column', async () => {
      const source = await open(derived);
      expect(source.description.unitBasis).toBe('COLUMN');
      expect(await source.units.page(everything)).toMatchObject([
        { localId: low, name: '示例·一厂' },
        { localId: '9007199254741001', name: '示例·四厂' },
      ]);
      expect(await source.linksOfOrganizations([low, other])).toEqual([
        { unit: low, organization: low },
      ]);
      await source.close();
    });

    it.each([
      [derived.split('links')[0] ?? '', 'Expected links, how units'],
      ['links: { in: same-row }\n', 'Expected units, as links lead'],
    ])('is not half mapped', async (more, message) => {
      await expect(open(more)).rejects.toMatchObject({
        problems: [{ message: expect.stringContaining(message) }],
      });
    });

    it('is drafted without units, its hierarchy by keys beyond 2^53', async () => {
      const { url } = database();
      const { survey, close } = await surveyDatabase({ url });
      const entries = await draftMapping(survey, { place: url });
      await close();
      const find = (path: string) =>
        entries.find((it) => it.path.join('.') === path);
      expect(find('partyOrganizations.hierarchy')?.value).toEqual({
        style: 'parent-key',
        column: 'parent_id',
      });
      expect(find('partyOrganizations.key')?.value).toMatchObject({
        column: 'id',
        type: 'integer',
      });
    });
  },
);

async function openLegacy({ url, folder }: LegacyDatabase, more?: string) {
  return openSource({ mapping: await folder.mapping(yaml(url, more)) });
}
