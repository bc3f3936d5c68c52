import { expect, it } from '@jest/globals';

import { runStage } from '../../../../onboarding/check/stage.ts';
import { stagesOf } from '../../../../onboarding/check/stages/stages-of-mapping.ts';
import { inspectSystem } from '../../../../onboarding/check/quality/inspect-system.ts';
import { proveSource } from '../../../../onboarding/prove/prove-source.ts';
import { readAll } from '../../../../onboarding/prove/read-all.ts';
import type { DistrictMapping } from '../../../../subgraphs/organizations/mapping/read-mapping.ts';
import { openSource } from '../../../../subgraphs/organizations/open-source.ts';
import type {
  OrganizationSource,
  RecordOrder,
} from '../../../../subgraphs/organizations/source/organization-source.ts';
import { mappingFolder } from '../mapping/mapping-file.ts';
import { describeLegacy } from './legacy-database.ts';

/** The same numbers in two districts; 310118's 10 has no superior of its own. */
const statements = [
  'CREATE TABLE dw (qh varchar(6), bh int, mc varchar(50), dzz_qh varchar(6), dzz_bh int, dzz_dm varchar(9), PRIMARY KEY (qh, bh))',
  `INSERT INTO dw VALUES ('310116', 1, '示例·甲厂', '310116', 2, 'B'), ('310116', 2, '示例·乙厂', '310118', 2, 'E'), ('310118', 1, '示例·丙厂', '310118', 2, 'E'), ('310118', 2, '示例·丁厂', NULL, NULL, NULL)`,
  'CREATE TABLE dzz (qh varchar(6), bh int, mc varchar(50), sj_qh varchar(6), sj_bh int, dm_lb varchar(3), dm_xh varchar(3), sj_lb varchar(3), sj_xh varchar(3), dw_qh varchar(6), dw_bh int, PRIMARY KEY (qh, bh))',
  `INSERT INTO dzz VALUES ('310116', 1, '示例·甲党委', NULL, NULL, 'W', '1', NULL, NULL, NULL, NULL), ('310116', 2, '示例·甲一支部', '310116', 1, 'Z', '1', 'w', '1', '310116', 1), ('310116', 10, '示例·甲二支部', '310116', 1, 'Z', '2', 'W', '1', '310116', 2),
   ('310118', 1, '示例·乙党委', '310116', 1, 'W', '2', 'W', '1', NULL, NULL), ('310118', 2, '示例·乙一支部', '310118', 1, 'Z', '3', 'W', '2', '310118', 1), ('310118', 10, '示例·乙二支部', '310118', 0, 'Z', '4', 'W', '9', NULL, NULL)`,
  'CREATE TABLE gx (dw_qh varchar(6), dw_bh int, dzz_qh varchar(6), dzz_bh int)',
  "INSERT INTO gx VALUES ('310116', 1, '310116', 2), ('310116', 2, '310118', 2), ('310118', 1, '310118', 2), ('310118', 2, '310118', 99)",
  'CREATE TABLE sj (qh varchar(6), bh int, sj_qh varchar(6), sj_bh int, zt int)',
  "INSERT INTO sj VALUES ('310116', 2, '310116', 1, 1), ('310116', 10, '310116', 1, 1), ('310118', 1, '310116', 1, 1), ('310118', 2, '310118', 1, 1), ('310118', 2, '310116', 1, 0), ('310118', 10, '310118', 1, 1), ('310118', 10, '310116', 1, 1)",
];

/** No index forbids a key twice, and none a key without a part. */
const loose = [
  'CREATE TABLE cf (qh varchar(6), bh int, mc varchar(50))',
  "INSERT INTO cf VALUES ('310116', 1, '示例·一'), ('310116', 1, '示例·二'), ('310116', 2, '示例·三'), ('310116', NULL, '示例·四'), (NULL, 3, '示例·五')",
];

const byColumns = 'style: parent-key, column: [sj_qh, sj_bh]';
const byCodes =
  'style: parent-key, column: [sj_lb, sj_xh], references: [dm_lb, dm_xh], caseless: true';
const byPairs =
  'style: table, from: sj, organization: [qh, bh], superior: [sj_qh, sj_bh], live: [{ column: zt, is: [1] }]';
const inUnits = '{ in: units, column: [dzz_qh, dzz_bh] }';
const inOrganizations = '{ in: party-organizations, column: [dw_qh, dw_bh] }';
const inTable =
  '{ in: table, from: gx, unit: [dw_qh, dw_bh], organization: [dzz_qh, dzz_bh] }';

const yaml = (
  url: string,
  { hierarchy = byColumns, links = inUnits, key = integer }: Variant = {},
) => `system: fh
name: 示例·复合键系统
districts: ['310116', '310118']
provenance: SYNTHETIC
owner: qh
source: { kind: sql, url: '${url}' }
units: { from: dw, key: ${key}, columns: { name: mc } }
partyOrganizations:
  from: dzz
  key: ${key}
  columns: { name: mc }
  hierarchy: { ${hierarchy} }
links: ${links}
`;

interface Variant {
  readonly hierarchy?: string;
  readonly links?: string;
  readonly key?: string;
}

const integer = '[qh, { column: bh, type: integer }]';
const text = '[qh, bh]';

/** In the order of the columns: numbers as numbers. */
const ids = [
  '310116~1',
  '310116~2',
  '310116~10',
  '310118~1',
  '310118~2',
  '310118~10',
];

async function walk(
  { partyOrganizations: reader }: OrganizationSource,
  limit: number,
  order: RecordOrder,
): Promise<string[]> {
  const found: string[] = [];
  for (const district of ['310116', '310118']) {
    let after = null as Parameters<typeof reader.page>[0]['after'];
    for (;;) {
      const request = { district, filter: null, limit, order, after };
      const page = await reader.page(request);
      found.push(...page.map(({ localId }) => localId));
      const last = page.at(-1);
      if (!last || page.length < limit) break;
      const values = order.terms.map(({ field }) => last[field]);
      const sortKey = reader.sortKeyOf(last);
      after = { values, ties: { kind: 'after', sortKey } };
    }
  }
  return found;
}

describeLegacy([...statements, ...loose], (database) => {
  async function using(
    variant: Variant,
    work: (
      source: OrganizationSource,
      mapping: DistrictMapping,
    ) => Promise<void>,
  ): Promise<void> {
    const { url, folder } = database();
    const mapping = await folder.mapping(yaml(url, variant));
    const source = openSource({ mapping });
    try {
      await work(source, mapping);
    } finally {
      await source.close();
    }
  }

  it.each([integer, text])('finds rows by every part of the key %s', (key) =>
    using({ key }, async ({ partyOrganizations }) => {
      const wanted = [
        '310116~2',
        '310118~10',
        '310116~99',
        '2',
        '310116',
        '310116~2~1',
        '310116~~2',
      ];
      const found = await partyOrganizations.byIds(wanted);
      expect(
        found.map(({ localId, owner, name }) => [localId, owner, name]),
      ).toEqual([
        ['310116~2', '310116', '示例·甲一支部'],
        ['310118~10', '310118', '示例·乙二支部'],
      ]);
    }),
  );

  it.each([1, 2, 3, 100])('lists every row once by pages of %i', (limit) =>
    using({}, async (source) => {
      for (const keyDescending of [false, true]) {
        const order = { terms: [], keyDescending };
        const half = (from: number) => {
          const part = ids.slice(from, from + 3);
          return keyDescending ? part.reverse() : part;
        };
        const expected = [...half(0), ...half(3)];
        expect(await walk(source, limit, order)).toEqual(expected);
        const terms = [{ field: 'district', descending: false }] as const;
        expect(await walk(source, limit, { ...order, terms })).toEqual(
          expected,
        );
      }
    }),
  );

  it('filters by ids', () =>
    using({}, async ({ partyOrganizations: reader }) => {
      const count = (filter: Parameters<typeof reader.count>[0]['filter']) =>
        reader.count({ district: '310116', filter });
      const id = (localId: string) => `310116:fh:${localId}`;
      expect(await count({ id: { eq: id('310116~2') } })).toBe(1);
      expect(await count({ id: { eq: id('310118~2') } })).toBe(0);
      expect(await count({ id: { in: ids.map(id) } })).toBe(3);
      // Parts of two ids do not make a third.
      expect(
        await count({ id: { in: [id('310116~1'), id('310118~10')] } }),
      ).toBe(1);
      expect(await count({ id: { notIn: [id('310116~2'), id('x')] } })).toBe(2);
    }));

  it.each([
    ['columns', byColumns],
    ['codes in any case', byCodes],
    ['pairs', byPairs],
  ])('follows superiors by %s', (_, hierarchy) =>
    using({ hierarchy }, async (source) => {
      const found = await source.affiliations(ids);
      expect(found.get('310116~2')).toMatchObject({
        parent: '310116~1',
        doubts: [],
      });
      expect(found.get('310118~2')).toMatchObject({
        path: ['310116~1', '310118~1', '310118~2'],
        doubts: [],
      });
      const last = {
        [byColumns]: {
          recordedSuperior: null,
          doubts: ['PARENT_NOT_RECORDED'],
        },
        [byCodes]: { recordedSuperior: 'W~9', doubts: ['PARENT_MISSING'] },
        [byPairs]: {
          recordedSuperior: '310116~1、310118~1',
          doubts: ['PARENT_NOT_UNIQUE'],
        },
      }[hierarchy];
      expect(found.get('310118~10')).toMatchObject({ parent: null, ...last });
    }),
  );

  it.each([
    ['units', inUnits, '310118~2'],
    ['organizations', inOrganizations, '310116~10'],
    ['a table', inTable, '310118~2'],
  ])('links by columns of %s', (_, links, second) =>
    using({ links }, async (source) => {
      const units = ['310116~1', '310116~2', '310118~1', '310118~2'];
      const expected = [
        { unit: '310116~1', organization: '310116~2' },
        { unit: '310116~2', organization: second },
        { unit: '310118~1', organization: '310118~2' },
      ];
      expect(await source.linksOfUnits(units)).toEqual(expected);
      expect(await source.linksOfOrganizations(ids)).toEqual(expected);
      expect(
        await source.units.count({
          district: '310118',
          filter: { hasPartyOrganization: { eq: true } },
        }),
      ).toBe(1);
    }),
  );

  it.each([
    {
      key: '[qh, { column: bhh, type: integer }]',
      got: 'column dzz.bhh (did you mean bh?)',
    },
    {
      hierarchy: 'style: parent-key, column: [sj_qh, sj_bhh]',
      got: 'column dzz.sj_bhh (did you mean sj_bh?)',
    },
    {
      hierarchy: byPairs.replace('[qh, bh]', '[qh, bhh]'),
      got: 'column sj.bhh (did you mean bh?)',
    },
    {
      links: inUnits.replace('dzz_bh', 'dzz_bhh'),
      got: 'column dw.dzz_bhh (did you mean dzz_bh?)',
    },
    {
      links: inTable.replace('dw_bh', 'dw_bhh'),
      got: 'column gx.dw_bhh (did you mean dw_bh?)',
    },
  ])(
    'tells of a column of a key what was probably meant: $got',
    ({ got, ...variant }) =>
      using(variant, async (_, mapping) => {
        const plan = stagesOf(mapping);
        const stage = plan.stages.find(({ name }) => name === 'tables');
        const result = stage && (await runStage(stage, () => undefined));
        await plan.close();
        expect(result?.failure?.got).toContain(got);
      }),
  );

  it('tells of keys that occur twice or lack a part, and serves none of these', async () => {
    const { url, folder } = database();
    const mapping = await folder.mapping(`system: fh
name: 示例·复合键系统
districts: ['310116']
source: { kind: sql, url: '${url}' }
partyOrganizations: { from: cf, key: [qh, bh], columns: { name: mc } }
`);
    const { book, counts } = await inspectSystem(mapping, {
      keep: 0,
      progress: () => undefined,
    });
    const found = book
      .groups()
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, count, examples }) => [rule, count, examples[0]?.key]);
    expect(found).toEqual([
      ['key-missing', 2, ''],
      ['key-duplicate', 2, '310116~1'],
    ]);
    expect(counts.partyOrganizations).toBe(3);
  });

  it.each([
    { hierarchy: byColumns, links: inUnits },
    { hierarchy: byCodes, links: inOrganizations, key: text },
    { hierarchy: byPairs, links: inTable },
    { hierarchy: byPairs, links: inTable, key: text },
  ])('is read whole, checked and proved: $hierarchy', (variant) =>
    using(variant, async (source, mapping) => {
      const { units, organizations } = await readAll(source);
      expect(units).toHaveLength(4);
      expect(organizations).toHaveLength(6);
      const { book, counts } = await inspectSystem(mapping, {
        keep: 0,
        progress: () => undefined,
      });
      expect(counts).toMatchObject({
        units: 4,
        unitsLinked: 3,
        partyOrganizations: 6,
        affiliations: 4,
      });
      expect(
        book.groups().filter(({ severity }) => severity === 'error'),
      ).toEqual([]);
      const sent: string[] = [];
      const watched = openSource({
        mapping,
        onStatement: (sql) => void sent.push(sql),
      });
      await watched.partyOrganizations.byIds(['310116~2', '示~3']);
      await watched.close();
      const found = sent.filter((sql) => sql.includes('localId0'));
      expect(found).toHaveLength(1);
      expect(found.join()).not.toMatch(/\|\||CONCAT/u);
      expect(await proveSource(mapping)).toMatchObject({
        isProven: true,
        strangers: [],
      });
    }),
  );
});

it.each([
  [
    'links: { in: units, column: dzz_bh }',
    'links.column',
    'a list of 2 columns',
  ],
  [
    'links: { in: units, column: [a, b, c] }',
    'links.column',
    'a list of 2 columns',
  ],
  [
    'links: { in: party-organizations, column: [a, b] }',
    'links.column',
    'one column',
  ],
  [
    'links: { in: table, from: gx, unit: [a, b], organization: [c, d] }',
    'links.unit',
    'one column',
  ],
  [
    'links: { in: units, column: [a, b], references: c }',
    'links.column',
    'one column',
  ],
  [
    `links: { in: units, column: [a, b] }#parent-key, column: sj`,
    'partyOrganizations.hierarchy.column',
    'a list of 2 columns',
  ],
  [
    `links: { in: units, column: [a, b] }#table, from: gx, organization: a, superior: [c, d]`,
    'partyOrganizations.hierarchy.organization',
    'a list of 2 columns',
  ],
  [
    `links: { in: units, column: [a, b] }#table, from: gx, organization: [a, b], superior: { column: c, references: [d, e] }`,
    'partyOrganizations.hierarchy.superior',
    'a list of 2 columns',
  ],
  [
    `links: { in: units, column: [a, b] }#path, path: { column: lj, separator: '/', keys: with-own }`,
    'partyOrganizations.hierarchy.path.keys',
    'a list of 2 columns',
  ],
])(
  'refuses %s, for the key has another number of columns',
  async (...given) => {
    const [written, path, expected] = given;
    const [links = '', style = 'none'] = written.split('#');
    const folder = await mappingFolder();
    const problem = await folder
      .mapping(
        `system: fh
name: 示例·复合键系统
districts: ['310116']
source: { kind: sql, url: 'sqlite:x.sqlite' }
units: { from: dw, key: id, columns: { name: mc } }
partyOrganizations: { from: dzz, key: [qh, bh], columns: { name: mc }, hierarchy: { style: ${style} } }
${links}
`,
      )
      .catch((error: unknown) => JSON.stringify(error));
    expect(problem).toContain(`"path":"${path}"`);
    expect(problem).toContain(`Expected ${expected}, as many as it stands for`);
    await folder.remove();
  },
);
