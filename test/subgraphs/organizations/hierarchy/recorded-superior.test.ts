import { describe, expect, it } from '@jest/globals';

import { fixedClock } from '../../../../subgraphs/kit/values/clock.ts';
import { openDatabase } from '../../../../subgraphs/kit/storage/database.ts';
import { inspectSystem } from '../../../../onboarding/check/quality/inspect-system.ts';
import type { DistrictMapping } from '../../../../subgraphs/organizations/mapping/read-mapping.ts';
import { organizationsModel } from '../../../../subgraphs/organizations/model.ts';
import { openSource } from '../../../../subgraphs/organizations/open-source.ts';
import { proveSource } from '../../../../onboarding/prove/prove-source.ts';
import { createOrganizationsSubgraph } from '../../../../subgraphs/organizations/subgraph.ts';
import { dataOf } from '../../kit/asking.ts';
import { describeLegacy } from '../adapters/legacy-database.ts';
import {
  listServer,
  serveMapping,
} from '../../../onboarding/conformance/contract-server.ts';
import { mappingFolder, type MappingFolder } from '../mapping/mapping-file.ts';

/**
 * 7 and 8 are below what the system does not have; 9 and 10 never end; 13 is
 * its own superior.
 */
const rows = [
  {
    id: '7',
    mc: '示例·总支',
    sjid: '9001',
    sjmc: '示例·街道工委',
    bm: '001002',
  },
  { id: '8', mc: '示例·独立支部', sjid: '0', sjmc: '示例·镇党委', bm: '' },
  { id: '9', mc: '示例·甲', sjid: '10', sjmc: '示例·乙', bm: '' },
  { id: '10', mc: '示例·乙', sjid: '9', sjmc: '示例·甲', bm: '' },
  { id: '11', mc: '示例·支部', sjid: '7', sjmc: '示例·总支', bm: '001002003' },
  { id: '12', mc: '示例·无上级', sjid: '', sjmc: '', bm: '' },
  { id: '13', mc: '示例·党委', sjid: '13', sjmc: '示例·党委', bm: '' },
  { id: '14', mc: '示例·下级', sjid: '13', sjmc: '示例·党委', bm: '' },
  { id: '15', mc: '示例·再下级', sjid: '14', sjmc: '示例·下级', bm: '' },
] as const;

const columns = ['id', 'mc', 'sjid', 'sjmc', 'bm'] as const;

interface Expected {
  readonly parent?: string | null;
  readonly path?: readonly string[];
  readonly recordedSuperior: string | null;
  readonly recordedSuperiorId?: string | null;
  readonly unresolvedSuperior: string | null;
  readonly doubts: readonly string[];
}

type Case = readonly [
  name: string,
  hierarchy: string,
  expected: Readonly<Record<string, Expected>>,
];

/** What a hierarchy makes of the rows, by key. */
const cases: readonly Case[] = [
  [
    'the key as it is written, where nothing else is known',
    '{ style: parent-key, column: sjid }',
    {
      7: missing('9001'),
      8: nothing(),
      9: {
        ...missing('10'),
        unresolvedSuperior: null,
        doubts: ['PARENT_CYCLE'],
      },
      11: { recordedSuperior: '7', unresolvedSuperior: '9001', doubts: [] },
      12: nothing(),
    },
  ],
  [
    'the name of a column of text, also where no key is recorded',
    '{ style: parent-key, column: sjid, superiors: { column: sjmc } }',
    {
      7: missing('示例·街道工委'),
      8: missing('示例·镇党委', ['PARENT_MISSING', 'PARENT_BY_NAME']),
      9: {
        recordedSuperior: '示例·乙',
        unresolvedSuperior: null,
        doubts: ['PARENT_CYCLE'],
      },
      11: {
        recordedSuperior: '示例·总支',
        unresolvedSuperior: '示例·街道工委',
        doubts: [],
      },
      12: nothing(),
    },
  ],
  [
    'what the mapping knows of it: its name, and its id in another system',
    "{ style: parent-key, column: sjid, superiors: { known: { '9001': { name: 示例·工委, id: '310116:sq:1003' } } } }",
    {
      7: elsewhere('示例·工委', '310116:sq:1003'),
      11: {
        recordedSuperior: '7',
        recordedSuperiorId: null,
        unresolvedSuperior: '示例·工委',
        doubts: [],
      },
    },
  ],
  [
    'its id in the system that its keys are of',
    "{ style: parent-key, column: sjid, superiors: { column: sjmc, system: '310116:sq' } }",
    {
      7: elsewhere('示例·街道工委', '310116:sq:9001'),
      8: missing('示例·镇党委', ['PARENT_MISSING', 'PARENT_BY_NAME']),
      11: {
        recordedSuperior: '示例·总支',
        recordedSuperiorId: null,
        unresolvedSuperior: '示例·街道工委',
        doubts: [],
      },
    },
  ],
  [
    'a name that nobody bears here, and that is known to be outside',
    '{ style: parent-name, column: sjmc, superiors: { known: { 示例·街道工委: {} } } }',
    {
      7: {
        ...elsewhere('示例·街道工委', null),
        doubts: ['PARENT_ELSEWHERE', 'PARENT_BY_NAME'],
      },
      8: missing('示例·镇党委', ['PARENT_MISSING', 'PARENT_BY_NAME']),
      12: nothing(),
    },
  ],
  [
    'the code of the superior that a path says, or its name',
    '{ style: path, path: { column: bm, width: 3 }, superiors: { known: { 001: { name: 示例·区委 } } } }',
    {
      7: elsewhere('示例·区委', null),
      11: {
        recordedSuperior: '001002',
        unresolvedSuperior: '示例·区委',
        doubts: [],
      },
      12: nothing(),
    },
  ],
  ...(
    [
      ['its key', '{ style: parent-key, column: sjid }', '13', '14', []],
      [
        'its key, and its name beside it',
        '{ style: parent-key, column: sjid, superiors: { column: sjmc } }',
        '示例·党委',
        '示例·下级',
        [],
      ],
      [
        'its key, of which another system is told',
        "{ style: parent-key, column: sjid, superiors: { system: '310116:sq' } }",
        '13',
        '14',
        [],
      ],
      [
        'its name',
        '{ style: parent-name, column: sjmc }',
        '示例·党委',
        '示例·下级',
        ['PARENT_BY_NAME'],
      ],
    ] as const
  ).map(ownSuperior),
  [
    'the code alone, where the mapping knows no name of it',
    '{ style: path, path: { column: bm, width: 3 } }',
    { 7: missing('001') },
  ],
];

/** What an organization that is its own superior is: topmost, undoubted. */
function ownSuperior([name, hierarchy, top, middle, doubts]: readonly [
  name: string,
  hierarchy: string,
  top: string,
  middle: string,
  doubts: readonly string[],
]): Case {
  const common = { recordedSuperiorId: null, unresolvedSuperior: null };
  return [
    `a topmost one, whose own superior is itself by ${name}`,
    hierarchy,
    {
      13: {
        ...common,
        parent: null,
        path: ['13'],
        recordedSuperior: top,
        doubts: [],
      },
      14: {
        ...common,
        parent: '13',
        path: ['13', '14'],
        recordedSuperior: top,
        doubts,
      },
      15: {
        ...common,
        parent: '14',
        path: ['13', '14', '15'],
        recordedSuperior: middle,
        doubts,
      },
    },
  ];
}

function missing(
  text: string,
  doubts: string[] = ['PARENT_MISSING'],
): Expected {
  return {
    recordedSuperior: text,
    recordedSuperiorId: null,
    unresolvedSuperior: text,
    doubts,
  };
}

function elsewhere(text: string, id: string | null): Expected {
  return { ...missing(text, ['PARENT_ELSEWHERE']), recordedSuperiorId: id };
}

function nothing(): Expected {
  return {
    recordedSuperior: null,
    recordedSuperiorId: null,
    unresolvedSuperior: null,
    doubts: ['PARENT_NOT_RECORDED'],
  };
}

const yaml = (source: string, hierarchy: string) => `system: tz
name: 示例·台账
districts: ['310116']
source: ${source}
partyOrganizations:
  ${source.includes('spreadsheet') ? '# the first sheet' : `from: ${source.includes('graphql') ? 'dw' : 'dzz'}`}
  key: ${source.includes('kind: sql') ? '{ column: id, type: integer }' : 'id'}
  columns: { name: mc }
  hierarchy: ${hierarchy}
`;

async function expectSuperiors(
  mapping: DistrictMapping,
  expected: Readonly<Record<string, Expected>>,
): Promise<void> {
  const source = openSource({ mapping });
  try {
    const found = await source.affiliations(Object.keys(expected));
    expect(Object.fromEntries(found)).toMatchObject(expected);
  } finally {
    await source.close();
  }
}

describeLegacy(
  [
    'CREATE TABLE dzz (id int PRIMARY KEY, mc varchar(50), sjid varchar(9), sjmc varchar(50), bm varchar(20))',
    ...rows.map(
      (row) =>
        `INSERT INTO dzz VALUES (${columns.map((name) => `'${row[name]}'`).join(', ')})`,
    ),
  ],
  (database) => {
    const open = async (hierarchy: string) => {
      const { folder, url } = database();
      return folder.mapping(yaml(`{ kind: sql, url: '${url}' }`, hierarchy));
    };

    it.each(cases)('says %s', async (_, hierarchy, expected) => {
      await expectSuperiors(await open(hierarchy), expected);
    });

    it('is read by announced statements only', async () => {
      const [, , column] = cases.map(([, hierarchy]) => hierarchy);
      const proof = await proveSource(await open(column ?? ''));
      expect(proof.isProven).toBe(true);
    });

    it('is told by a check, apart from what the mapping says is outside', async () => {
      const rulesOf = async (hierarchy: string) => {
        const { counts, book } = await inspectSystem(await open(hierarchy), {
          keep: 9,
          progress: () => undefined,
        });
        expect(counts.superiorsNotFound).toBe(2);
        return book
          .groups()
          .filter(({ rule }) => /^parent-(?:missing|elsewhere)$/u.test(rule))
          .map(({ rule, severity, examples }) => [
            rule,
            severity,
            examples.map(({ value }) => value).join(),
          ]);
      };
      expect(await rulesOf('{ style: parent-name, column: sjmc }')).toEqual([
        ['parent-missing', 'warning', '示例·街道工委,示例·镇党委'],
      ]);
      expect(
        await rulesOf(
          '{ style: parent-name, column: sjmc, superiors: { known: { 示例·街道工委: {} } } }',
        ),
      ).toEqual([
        ['parent-missing', 'warning', '示例·镇党委'],
        ['parent-elsewhere', 'note', '示例·街道工委'],
      ]);
    });
  },
);

describe('a superior that the system does not have', () => {
  async function inFolder(
    use: (folder: MappingFolder) => Promise<void>,
  ): Promise<void> {
    const folder = await mappingFolder();
    try {
      const lines = [
        columns,
        ...rows.map((row) => columns.map((it) => row[it])),
      ];
      await folder.write('tz.csv', lines.map((it) => it.join(',')).join('\n'));
      await use(folder);
    } finally {
      await folder.remove();
    }
  }

  const csv = '{ kind: spreadsheet, file: tz.csv }';

  it.each(cases)('of a CSV file is %s', async (_, hierarchy, expected) => {
    await inFolder(async (folder) => {
      const mapping = await folder.mapping(yaml(csv, hierarchy));
      await expectSuperiors(mapping, expected);
    });
  });

  it.each(cases)('of a GraphQL list is %s', async (_, hierarchy, expected) => {
    const server = await listServer(rows);
    const source = `{ kind: graphql, url: '${server.url}', lists: { dw: { query: '{ dw { id } }', rows: dw } } }`;
    await inFolder(async (folder) => {
      const mapping = await folder.mapping(yaml(source, hierarchy));
      await expectSuperiors(mapping, expected);
    });
    await server.close();
  });

  it('is given by the graph, and passed on by another server', async () => {
    await inFolder(async (folder) => {
      const [, , [, hierarchy]] = cases as Required<typeof cases> & {
        2: readonly [string, string];
      };
      const served = await serveMapping(
        await folder.mapping(yaml(csv, hierarchy)),
      );
      const subgraph = createOrganizationsSubgraph({
        sources: [
          {
            mapping: await folder.mapping(
              `system: tz\nname: 示例·转接\ndistricts: ['310116']\nsource: { kind: graphql-contract, url: ${served.url} }\n`,
            ),
          },
        ],
        dataSource: await openDatabase('sqlite::memory:', organizationsModel),
        clock: fixedClock('2020-08-11T12:00:00+08:00'),
      });
      expect(
        await dataOf(
          subgraph,
          `{ partyOrganization(id: "310116:tz:7") { affiliation {
            parent { id } path { name } recordedSuperior recordedSuperiorId unresolvedSuperior doubts } } }`,
        ),
      ).toEqual({
        partyOrganization: {
          affiliation: {
            parent: null,
            path: [{ name: '示例·总支' }],
            recordedSuperior: '示例·工委',
            recordedSuperiorId: '310116:sq:1003',
            unresolvedSuperior: '示例·工委',
            doubts: ['PARENT_ELSEWHERE'],
          },
        },
      });
      await subgraph.close();
      await served.close();
    });
  });

  it.each([
    ["known: { 示例·工委: { id: '310116' } }", 'Expected an id such as'],
    ["system: '310116'", 'Expected the beginning of ids'],
    ['elsewhere: {}', 'known'],
  ])('is not mapped by { %s }', async (superiors, message) => {
    await inFolder(async (folder) => {
      await expect(
        folder.mapping(
          yaml(
            csv,
            `{ style: parent-key, column: sjid, superiors: { ${superiors} } }`,
          ),
        ),
      ).rejects.toMatchObject({
        problems: [{ message: expect.stringContaining(message) as unknown }],
      });
    });
  });
});
