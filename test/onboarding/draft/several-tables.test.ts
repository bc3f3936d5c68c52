import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { createConnection } from 'mysql2/promise';

import { inspectSystem } from '../../../onboarding/check/quality/inspect-system.ts';
import { widespreadIn } from '../../../onboarding/check/quality/widespread.ts';
import type { DraftEntry } from '../../../onboarding/draft/guess/draft-entry.ts';
import { draftMapping } from '../../../onboarding/draft/draft-mapping.ts';
import { renderDraft } from '../../../onboarding/draft/render-draft.ts';
import { surveyDatabase } from '../../../onboarding/draft/survey/survey-database.ts';
import { readMapping } from '../../../subgraphs/organizations/mapping/read-mapping.ts';
import { openSource } from '../../../subgraphs/organizations/open-source.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../subgraphs/organizations/mapping/mapping-file.ts';
import { startMariaDb, type PrivateMariaDb } from '../../support/mariadb.ts';
import { runMengyue } from '../../support/mengyue-process.ts';

interface Expected {
  /** The tables in the order of the draft, by their short names. */
  readonly tables: Readonly<Record<string, string>> | null;
  /** Hierarchies and links of the tables that have any. */
  readonly hierarchies?: Readonly<Record<string, object>>;
  readonly links?: Readonly<Record<string, object>>;
  /** Names from the topmost down to an organization, one a line. */
  readonly paths: readonly string[];
  /** Names of units and of their organizations. */
  readonly units?: readonly string[];
  /** Words of the question by the key that it is about. */
  readonly asked?: Readonly<Record<string, RegExp>>;
  /** SQLite has no comments. */
  readonly onlyMariaDb?: true;
}

const to = (column: string, of?: string, more: object = {}) => ({
  style: 'parent-key',
  column,
  ...(of !== undefined && { of }),
  ...more,
});

/** Each a file of levels/, of invented records. */
const cases: Readonly<Record<string, Expected>> = {
  two: {
    tables: { party: 'ow_party', branch: 'ow_branch' },
    hierarchies: { party: { style: 'none' }, branch: to('party_id', 'party') },
    links: { party: { in: 'party-organizations', column: 'unit_id' } },
    paths: [
      '示例·数学学院党委 > 示例·教工党支部',
      '示例·数学学院党委 > 示例·学生党支部',
      '示例·物理学院党委 > 示例·教工党支部',
      '示例·物理学院党委 > 示例·学生党支部',
      '示例·图书馆党总支 > 示例·第一党支部',
      '示例·数学学院党委',
      '示例·物理学院党委',
      '示例·图书馆党总支',
    ],
    units: [
      '示例·数学学院: 示例·数学学院党委',
      '示例·物理学院: 示例·物理学院党委',
      '示例·图书馆: 示例·图书馆党总支',
    ],
    asked: {
      'partyOrganizations.0.as': /写入后不可再改/u,
      'partyOrganizations.0.live': /75 % 的行为 0、25 % 为 1/u,
      'partyOrganizations.1.live': /83 % 的行为 0、17 % 为 1/u,
    },
  },
  three: {
    tables: { committee: 't_committee', branch: 't_branch', group: 't_group' },
    hierarchies: {
      committee: to('parent_id'),
      branch: to('committee_id', 'committee'),
      group: to('branch_id', 'branch'),
    },
    links: { branch: { in: 'units', column: 'branch_id' } },
    paths: [
      '示例·园区党工委 > 示例·东区党委 > 示例·甲星公司党支部',
      '示例·园区党工委 > 示例·东区党委 > 示例·乙星公司党支部',
      '示例·园区党工委 > 示例·西区党委 > 示例·丙星公司党支部',
      '示例·园区党工委',
      '示例·园区党工委 > 示例·东区党委',
      '示例·园区党工委 > 示例·西区党委',
      '示例·园区党工委 > 示例·东区党委 > 示例·甲星公司党支部 > 示例·研发党小组',
      '示例·园区党工委 > 示例·东区党委 > 示例·甲星公司党支部 > 示例·车间党小组',
      '示例·园区党工委 > 示例·西区党委 > 示例·丙星公司党支部 > 示例·门店党小组',
    ],
    units: [
      '示例·甲星公司: 示例·甲星公司党支部',
      '示例·乙星公司: 示例·乙星公司党支部',
      '示例·丙星公司: 示例·丙星公司党支部',
    ],
    asked: {
      'partyOrganizations.0.from':
        /疑似备份、未采用 t_branch_bak20240101、t_branch_history.*t_branch2 的名称 100 % 即 t_branch 的/u,
    },
  },
  pinyin: {
    tables: { dw: 'DJ_DW', dzb: 'DJ_DZB', dxz: 'DJ_DXZ' },
    hierarchies: {
      dw: to('SJDWID'),
      dzb: to('SSDWID', 'dw'),
      dxz: to('DZBID', 'dzb'),
    },
    links: { dzb: { in: 'units', column: 'DZBID' } },
    paths: [
      '示例·江镇党委',
      '示例·江镇党委 > 示例·江东企业党委',
      '示例·江镇党委 > 示例·江西企业党委',
      '示例·江镇党委 > 示例·江东企业党委 > 示例·甲江公司党支部 > 示例·甲江一组党小组',
      '示例·江镇党委 > 示例·江东企业党委 > 示例·甲江公司党支部 > 示例·甲江二组党小组',
      '示例·江镇党委 > 示例·江西企业党委 > 示例·丙江厂党支部 > 示例·丙江一组党小组',
      '示例·江镇党委 > 示例·江东企业党委 > 示例·甲江公司党支部',
      '示例·江镇党委 > 示例·江东企业党委 > 示例·乙江公司党支部',
      '示例·江镇党委 > 示例·江西企业党委 > 示例·丙江厂党支部',
    ],
    units: [
      '示例·甲江公司: 示例·甲江公司党支部',
      '示例·乙江公司: 示例·乙江公司党支部',
      '示例·丙江厂: 示例·丙江厂党支部',
    ],
  },
  comments: {
    onlyMariaDb: true,
    tables: { a1: 'a1', a2: 'a2', a3: 'a3' },
    hierarchies: { a1: to('c2'), a2: to('c2', 'a1'), a3: to('c2', 'a2') },
    links: { a2: { in: 'units', column: 'c3' } },
    paths: [
      '示例·山镇党委',
      '示例·山镇党委 > 示例·山东企业党委',
      '示例·山镇党委 > 示例·山西企业党委',
      '示例·山镇党委 > 示例·山西企业党委 > 示例·丙山厂党支部',
      '示例·山镇党委 > 示例·山东企业党委 > 示例·甲山公司党支部',
      '示例·山镇党委 > 示例·山东企业党委 > 示例·乙山公司党支部',
      '示例·山镇党委 > 示例·山东企业党委 > 示例·甲山公司党支部 > 示例·甲山一组党小组',
      '示例·山镇党委 > 示例·山东企业党委 > 示例·甲山公司党支部 > 示例·甲山二组党小组',
      '示例·山镇党委 > 示例·山西企业党委 > 示例·丙山厂党支部 > 示例·丙山党小组',
    ],
    units: [
      '示例·甲山公司: 示例·甲山公司党支部',
      '示例·乙山公司: 示例·乙山公司党支部',
      '示例·丙山厂: 示例·丙山厂党支部',
    ],
  },
  parents: {
    tables: { committee: 'org_committee', branch: 'org_branch' },
    hierarchies: { committee: to('pid'), branch: to('pid', 'committee') },
    paths: [
      '示例·海镇党委 > 示例·甲海党支部',
      '示例·海镇党委 > 示例·海东党委 > 示例·乙海党支部',
      '示例·海镇党委 > 示例·海东党委 > 示例·丙海党支部',
      '示例·海镇党委 > 示例·海西党委 > 示例·丁海党支部',
      '示例·海镇党委 > 示例·海西党委 > 示例·戊海党支部',
      '示例·海镇党委',
      '示例·海镇党委 > 示例·海东党委',
      '示例·海镇党委 > 示例·海西党委',
    ],
  },
  codes: {
    tables: { party: 'dj_party', branch: 'dj_branch', group: 'dj_group' },
    hierarchies: {
      branch: to('party_code', 'party', { references: 'party_code' }),
      group: { style: 'parent-name', column: 'branch_name' },
    },
    paths: [
      '示例·湖镇党委 > 示例·湖东党总支 > 示例·甲湖党支部',
      '示例·湖镇党委 > 示例·湖东党总支 > 示例·乙湖党支部',
      '示例·湖镇党委 > 示例·湖西党总支 > 示例·丙湖党支部',
      '示例·湖镇党委 > 示例·丁湖党支部',
      '示例·湖镇党委 > 示例·湖东党总支 > 示例·甲湖党支部 > 示例·甲湖一党小组',
      '示例·湖镇党委 > 示例·湖东党总支 > 示例·甲湖党支部 > 示例·甲湖二党小组',
      '示例·湖镇党委 > 示例·湖西党总支 > 示例·丙湖党支部 > 示例·丙湖党小组',
      '示例·湖镇党委',
      '示例·湖镇党委 > 示例·湖东党总支',
      '示例·湖镇党委 > 示例·湖西党总支',
    ],
  },
  hosts: {
    tables: { zb: 'zz_zb', dw: 'zz_dw' },
    hierarchies: { zb: to('dw_id', 'dw') },
    links: { zb: { in: 'same-row' } },
    paths: [
      '示例·岛东党委',
      '示例·岛西党委',
      '示例·岛东党委 > 示例·甲岛党支部',
      '示例·岛东党委 > 示例·乙岛党支部',
      '示例·岛西党委 > 示例·丙岛党支部',
    ],
    units: [
      '示例·甲岛公司: 示例·甲岛党支部',
      '示例·乙岛厂: 示例·乙岛党支部',
      '示例·丙岛公司: 示例·丙岛党支部',
    ],
  },
  skipped: {
    tables: { dangwei: 't_dangwei', zongzhi: 't_zongzhi', zhibu: 't_zhibu' },
    hierarchies: {
      zongzhi: to('dangwei_id', 'dangwei'),
      zhibu: to('zongzhi_id', 'zongzhi'),
    },
    paths: [
      '示例·甲校党委',
      '示例·甲校党委 > 示例·文科党总支 > 示例·中文党支部',
      '示例·甲校党委 > 示例·文科党总支 > 示例·历史党支部',
      '示例·甲校党委 > 示例·理科党总支 > 示例·数学党支部',
      '示例·甲校党委 > 示例·理科党总支 > 示例·物理党支部',
      '示例·机关党支部',
      '示例·甲校党委 > 示例·文科党总支',
      '示例·甲校党委 > 示例·理科党总支',
    ],
    asked: {
      'partyOrganizations.2.hierarchy':
        /80 % 的行填有此列,其余的上级在列 dangwei_id,一张表只能写一列/u,
    },
  },
  alone: {
    tables: null,
    paths: [
      '示例·田镇党委',
      '示例·田镇党委 > 示例·甲田党支部',
      '示例·田镇党委 > 示例·乙田党支部',
      '示例·田镇党委 > 示例·丙田党支部',
    ],
  },
  apart: {
    tables: null,
    paths: [
      '示例·两新工委',
      '示例·两新工委 > 示例·甲岭公司党支部',
      '示例·两新工委 > 示例·乙岭公司党支部',
    ],
    asked: { 'partyOrganizations.from': /表 school_org 也像党组织,未采用/u },
  },
};

let folder: MappingFolder;
let server: PrivateMariaDb;
beforeAll(async () => {
  folder = await mappingFolder();
  server = await startMariaDb();
}, 60_000);
afterAll(async () => {
  await server.stop();
  await folder.remove();
});

const engines = {
  SQLite(name: string, sql: string) {
    const file = join(folder.path, `${name}.sqlite`);
    const database = new Database(file);
    database.exec(sql);
    database.close();
    return Promise.resolve(`sqlite:${file}`);
  },
  async MariaDB(name: string, sql: string) {
    const url = await server.createDatabase(name);
    const connection = await createConnection({
      uri: url,
      multipleStatements: true,
    });
    await connection.query(sql);
    await connection.end();
    return url.replace('//mengyue:', '//only_reads:');
  },
};

/** What is drafted, and the file that it is written to as it stands. */
async function draft(name: string, url: string) {
  const { survey, close } = await surveyDatabase({ url });
  const entries = await draftMapping(survey, {
    place: url,
    system: 'ow',
    district: '310116',
  });
  await close();
  const yaml = renderDraft(entries, { heading: name, schema: 'x' });
  const file = await folder.write(`${name}-${url.slice(0, 6)}.yaml`, yaml);
  return { entries, file };
}

function find(entries: readonly DraftEntry[], path: string) {
  return entries.find((it) => it.path.join('.') === path);
}

/** Values of a key of every table, by the tables' short names. */
function byTable(
  entries: readonly DraftEntry[],
  key: string,
): Readonly<Record<string, unknown>> {
  const names = entries.filter(({ path }) => path.at(-1) === 'as');
  return Object.fromEntries(
    names.map(({ path, value }) => [
      String(value),
      find(entries, [...path.slice(0, -1), key].join('.'))?.value,
    ]),
  );
}

const request = {
  district: '310116',
  filter: null,
  limit: 100,
  order: { terms: [], keyDescending: false },
  after: null,
} as const;

/** Every organization with those above it, and every unit with its own. */
async function served(file: string) {
  const source = openSource({ mapping: await readMapping(file, {}) });
  const organizations = await source.partyOrganizations.page(request);
  const names = new Map(organizations.map((it) => [it.localId, it.name]));
  const ids = organizations.map(({ localId }) => localId);
  const affiliations = await source.affiliations(ids);
  const units = await source.units.page(request);
  const links = await source.linksOfUnits(units.map((it) => it.localId));
  await source.close();
  const nameOf = (id: string) => names.get(id) ?? '';
  return {
    paths: ids.map((id) =>
      (affiliations.get(id)?.path ?? []).map(nameOf).join(' > '),
    ),
    units: units.flatMap(({ localId, name }) =>
      links
        .filter(({ unit }) => unit === localId)
        .map(({ organization }) => `${name}: ${nameOf(organization)}`),
    ),
  };
}

/** What would end the check: errors, and warnings of most rows. */
async function wrongIn(file: string) {
  const mapping = await readMapping(file, {});
  const { book, counts } = await inspectSystem(mapping, {
    keep: 0,
    progress: () => undefined,
  });
  const errors = book.groups().filter((it) => it.severity === 'error');
  return [...errors, ...widespreadIn(book, counts)].map(({ rule }) => rule);
}

describe.each(['SQLite', 'MariaDB'] as const)(
  'organizations in several tables of %s',
  (engine) => {
    const listed = Object.entries(cases).filter(
      ([, { onlyMariaDb }]) => engine === 'MariaDB' || !onlyMariaDb,
    );

    it.each(listed)(
      '(%s) are drafted, served and checked as they are',
      async (name, expected) => {
        const path = new URL(`levels/${name}.sql`, import.meta.url);
        const sql = await readFile(path, 'utf8');
        const { entries, file } = await draft(
          name,
          await engines[engine](name, sql),
        );
        const { tables, hierarchies = {}, links = {} } = expected;
        expect(byTable(entries, 'from')).toEqual(tables ?? {});
        expect(byTable(entries, 'hierarchy')).toMatchObject(hierarchies);
        const linked = Object.entries(byTable(entries, 'links'));
        expect(
          Object.fromEntries(linked.filter(([, it]) => it !== undefined)),
        ).toEqual(links);
        for (const [key, words] of Object.entries(expected.asked ?? {})) {
          expect(find(entries, key)).toMatchObject({
            isSure: false,
            evidence: expect.stringMatching(words),
          });
        }
        expect(await served(file)).toEqual({
          paths: expected.paths,
          units: expected.units ?? [],
        });
        expect(await wrongIn(file)).toEqual([]);
      },
    );

    it('pass the check, and the file is as it was', async () => {
      const path = new URL('levels/two.sql', import.meta.url);
      const sql = await readFile(path, 'utf8');
      const { file } = await draft(
        'checked',
        await engines[engine]('checked', sql),
      );
      const args = ['district', 'check', '--mapping', file];
      expect(await runMengyue(args)).toMatchObject({
        exitCode: 0,
        stdout: expect.stringMatching(/partyOrganizations\D+8/u),
      });
    });
  },
);
