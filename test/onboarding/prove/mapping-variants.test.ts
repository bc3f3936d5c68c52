import { expect, it } from '@jest/globals';

import {
  mysqlDialect,
  sqliteDialect,
} from '../../../subgraphs/organizations/adapters/sql/database/dialect.ts';
import type { SqlMapping } from '../../../subgraphs/organizations/mapping/mapping-schema.ts';
import { openSource } from '../../../subgraphs/organizations/open-source.ts';
import { proveSource } from '../../../onboarding/prove/prove-source.ts';
import { readAll } from '../../../onboarding/prove/read-all.ts';
import {
  shapeOfStatement,
  statementShapes,
} from '../../../onboarding/prove/statement-shapes.ts';
import { describeLegacy } from '../../subgraphs/organizations/adapters/legacy-database.ts';

const statements = [
  'CREATE TABLE dw (id bigint PRIMARY KEY, mc varchar(50), jd varchar(20), xzqh int, hy varchar(9), dzz bigint)',
  "INSERT INTO dw VALUES (1, '示例·甲１厂', '仓前街道', 330110, '制造', 11), (2, '示例·乙厂', NULL, NULL, '软件', 12)",
  'CREATE TABLE dzz (id bigint PRIMARY KEY, mc varchar(50), pid bigint, lj varchar(40), bm varchar(15), sjmc varchar(50), jb varchar(9), rq varchar(20), dw bigint, gx bigint)',
  "INSERT INTO dzz VALUES (11, '示例·总党委１', 0, '/11/', '001', NULL, '街道', '201805', 1, 5), (12, '示例·二支部', 11, '/11/12/', '001002', '示例·总党委1', '镇', NULL, 2, 6)",
  'CREATE TABLE dw_dzz (dw bigint, dzz bigint)',
  'INSERT INTO dw_dzz VALUES (1, 11), (2, 12)',
  'CREATE TABLE gx (dzz bigint, sj bigint, mc varchar(50), lb varchar(9))',
  "INSERT INTO gx VALUES (12, 11, '示例·总党委1', '行政'), (12, 9, NULL, '业务')",
];

interface Variant {
  /** Of the organizations. */
  readonly key?: string;
  readonly hierarchy?: string;
  readonly links?: string;
  readonly source?: string;
  readonly more?: string;
  readonly columns?: string;
}

const yaml = (url: string, variant: Variant) => `system: ex
name: 示例·旧系统
districts: ['330110', '330113']
${variant.more ?? ''}
source: { kind: sql, url: '${url}'${variant.source ?? ''} }
units:
  from: dw
  key: { column: id, type: integer }
  columns: { name: mc, industry: { column: hy, codes: { 制造: MANUFACTURING } }, district: xzqh }
partyOrganizations:
  from: dzz
  key: ${variant.key ?? '{ column: id, type: integer }'}
  columns: { name: mc ${variant.columns ?? ''} }
  hierarchy: ${variant.hierarchy ?? '{ style: none }'}
links: ${variant.links ?? '{ in: units, column: dzz }'}
`;

const variants: readonly (readonly [string, Variant])[] = [
  ['no hierarchy', {}],
  ['parents by key', { hierarchy: '{ style: parent-key, column: pid }' }],
  [
    'keys in any case',
    {
      hierarchy:
        '{ style: parent-key, column: sjmc, references: mc, caseless: true }',
    },
  ],
  [
    'parents by name',
    {
      hierarchy:
        '{ style: parent-name, column: sjmc, path: { column: bm, width: 3 } }',
    },
  ],
  [
    'a path of keys',
    {
      hierarchy:
        "{ style: path, path: { column: lj, separator: '/', keys: with-own } }",
    },
  ],
  [
    'a fixed path',
    { hierarchy: '{ style: path, path: { column: bm, width: 3 } }' },
  ],
  [
    'a table of links',
    { links: '{ in: table, from: dw_dzz, unit: dw, organization: dzz }' },
  ],
  [
    'a table of superiors',
    {
      hierarchy:
        "{ style: table, from: gx, organization: dzz, superior: sj, live: [{ column: lb, is: ['行政'] }], superiors: { column: mc } }",
    },
  ],
  [
    'a table of superiors by another column',
    {
      hierarchy:
        '{ style: table, from: gx, organization: dzz, superior: { column: mc, references: mc } }',
    },
  ],
  [
    'keys of several columns',
    {
      key: '[bm, { column: id, type: integer }]',
      hierarchy: '{ style: parent-key, column: [sjmc, pid] }',
      links: '{ in: units, column: [jd, dzz] }',
    },
  ],
  [
    'three columns of text, in pairs',
    {
      key: '[bm, mc, id]',
      hierarchy:
        '{ style: table, from: gx, organization: { column: dzz, references: id }, superior: [lb, mc, sj] }',
      links: '{ in: table, from: gx, unit: dzz, organization: [lb, mc, sj] }',
    },
  ],
  [
    'links of organizations',
    { links: '{ in: party-organizations, column: dw }' },
  ],
  ['spaces off', { source: ', trim: true' }],
  [
    'a column of owners',
    {
      more: "owner: { column: xzqh, prefix: 6, values: { '330110': '330113' } }",
      columns: '',
    },
  ],
  [
    'endings and levels',
    {
      columns:
        ", category: { column: mc, endings: { 党委: COMMITTEE } }, level: { column: jb, codes: { 街道: '61' } }, established: rq",
    },
  ],
];

// Organizations have no such column in the table: they belong to the first.
const owned = 'ALTER TABLE dzz ADD xzqh int';

describeLegacy([...statements, owned], (database) => {
  it.each(variants)('announces every statement of %s', async (_, variant) => {
    const { url, folder } = database();
    const mapping = await folder.mapping(yaml(url, variant));
    const settings = mapping.settings as SqlMapping;
    const sent: string[] = [];
    const source = openSource({
      mapping,
      onStatement: (sql) => void sent.push(sql),
    });
    await readAll(source);
    await source.summary();
    for (const filter of [
      { name: { eq: '示例·甲1厂' } },
      { hasPartyOrganization: { eq: false } },
      { not: { id: { in: ['330110:ex:1', '330110:ex:2'] } } },
      { or: [{ uscc: { isNull: true } }, { district: { in: ['330110'] } }] },
    ]) {
      const request = { district: '330110', filter };
      await source.units.count(request);
      await source.units.page({ ...request, after: null, limit: 5 });
      await source.unitGroups({
        ...request,
        groupBy: ['INDUSTRY', 'DISTRICT'],
      });
    }
    const local = [
      ['11'],
      ['001~11', '示~12'],
      ['001~示~11', '001~a~11', '9007199254740993~示~b'],
    ];
    for (const ids of local) {
      await source.partyOrganizations.byIds(ids);
      await source.affiliations(ids);
      await source.linksOfOrganizations(ids);
      const eq = ids.map((id) => `330110:ex:${id}`);
      await source.partyOrganizations.page({
        district: '330110',
        filter: { or: [{ id: { in: eq } }, { id: { notIn: eq } }] },
        after: null,
        limit: 1,
      });
    }
    await source.close();
    const { hook, folder: place } = mapping;
    const dialect = url.startsWith('sqlite:') ? sqliteDialect : mysqlDialect;
    const shapes = await statementShapes(
      { settings, hook, folder: place },
      dialect,
    );
    expect(sent.length).toBeGreaterThan(10);
    expect(
      sent.filter((sql) => !shapeOfStatement(sql, shapes, settings)),
    ).toEqual([]);
    expect(await proveSource(mapping)).toMatchObject({ isProven: true });
  });
});
