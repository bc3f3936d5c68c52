import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { DraftEntry } from '../../../onboarding/draft/guess/draft-entry.ts';
import { runMengyue } from '../../support/mengyue-process.ts';
import {
  draftedSystems,
  served,
  wrongIn,
  type DraftedSystems,
} from './drafted-systems.ts';

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
  /** What ends the check, although the draft is as good as can be. */
  readonly wrong?: readonly string[];
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
  namesakes: {
    tables: { committee: 'PartyCommittee', branch: 'PartyBranch' },
    hierarchies: { branch: to('partyId', 'committee') },
    paths: [
      ...['甲', '乙', '丙', '丁'].flatMap((it) => [
        `示例·${it}院党委 > 示例·第一党支部`,
        `示例·${it}院党委 > 示例·第二党支部`,
      ]),
      ...['甲', '乙', '丙', '丁'].map((it) => `示例·${it}院党委`),
    ],
  },
  youth: {
    tables: null,
    paths: ['示例·溪镇党委', '示例·溪东村党总支', '示例·溪西集团支部'],
    units: [
      '示例·溪东村村民委员会: 示例·溪东村党总支',
      '示例·溪北居民委员会: 示例·溪镇党委',
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
  flat: {
    tables: null,
    paths: [
      '示例·洲镇党委',
      ...Array.from('甲乙丙丁戊', (it) => `示例·${it}洲党支部`),
    ],
    asked: { 'partyOrganizations.hierarchy': /没有一列像上级/u },
    wrong: ['affiliation-unknown'],
  },
  older: {
    tables: null,
    paths: [
      '示例·泉镇党委',
      '示例·泉镇党委 > 示例·泉东党委',
      '示例·泉镇党委 > 示例·泉西党委',
      '示例·泉镇党委 > 示例·泉东党委 > 示例·甲泉党支部',
      '示例·泉镇党委 > 示例·泉西党委 > 示例·乙泉党支部',
      '示例·泉镇党委 > 示例·泉西党委 > 示例·丙泉党支部',
    ],
    asked: {
      'partyOrganizations.from':
        /^(?=.*party_org_0307)(?=.*party_org2)(?=.*主键 100 % 与 party_org 的相同、可能是其旧版或副本的表 party_org_beifen).*未采用/u,
    },
  },
  numbered: {
    tables: {
      dangwei: 'djgl_dangwei',
      dangzongzhi: 'djgl_dangzongzhi',
      dangzhibu: 'djgl_dangzhibu',
    },
    hierarchies: {
      dangwei: to('sjzzdm', undefined, { references: 'zzdm' }),
      dangzongzhi: to('sjzzdm', 'dangwei', { references: 'zzdm' }),
      dangzhibu: to('sjzzdm', 'dangzongzhi', { references: 'zzdm' }),
    },
    paths: [
      '示例·溪口党工委',
      '示例·溪口党工委 > 示例·溪北党委',
      '示例·溪口党工委 > 示例·溪南党委',
      '示例·溪口党工委 > 示例·溪北党委 > 示例·第一商圈党总支 > 示例·甲溪党支部',
      '示例·溪口党工委 > 示例·溪南党委 > 示例·第二商圈党总支 > 示例·乙溪党支部',
      '示例·溪口党工委 > 示例·溪北党委 > 示例·第三商圈党总支 > 示例·丙溪党支部',
      '示例·溪口党工委 > 示例·溪南党委 > 示例·第四商圈党总支 > 示例·丁溪党支部',
      '示例·溪口党工委 > 示例·溪北党委 > 示例·第一商圈党总支 > 示例·戊溪党支部',
      '示例·溪口党工委 > 示例·溪北党委 > 示例·第一商圈党总支',
      '示例·溪口党工委 > 示例·溪南党委 > 示例·第二商圈党总支',
      '示例·溪口党工委 > 示例·溪北党委 > 示例·第三商圈党总支',
      '示例·溪口党工委 > 示例·溪南党委 > 示例·第四商圈党总支',
    ],
  },
};

let systems: DraftedSystems;
beforeAll(async () => {
  systems = await draftedSystems();
}, 60_000);
afterAll(() => systems.stop());

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
        const { entries, file } = await systems.draft(engine, path);
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
        expect(await wrongIn(file)).toEqual(expected.wrong ?? []);
      },
    );

    it('pass the check, and the file is as it was', async () => {
      const path = new URL('levels/two.sql', import.meta.url);
      const { file } = await systems.draft(engine, path);
      const args = ['district', 'check', '--mapping', file];
      expect(await runMengyue(args)).toMatchObject({
        exitCode: 0,
        stdout: expect.stringMatching(/partyOrganizations\D+8/u),
      });
    });
  },
);
