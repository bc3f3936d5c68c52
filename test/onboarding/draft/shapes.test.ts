import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'mysql2/promise';

import type { DraftEntry } from '../../../onboarding/draft/guess/draft-entry.ts';
import { draftMapping } from '../../../onboarding/draft/draft-mapping.ts';
import { surveyDatabase } from '../../../onboarding/draft/survey/survey-database.ts';
import { startMariaDb, type PrivateMariaDb } from '../../support/mariadb.ts';

/** What a shape is drafted as, and what a person is asked about it. */
interface Expected {
  readonly drafted: Readonly<Record<string, unknown>>;
  /** Words of the question by the key that it is about. */
  readonly asked?: Readonly<Record<string, RegExp>>;
}

const own = (column: string) => ({ style: 'parent-key', column });
const integer = (column: string) => ({ column, type: 'integer' });

/** Each a file of shapes/, modelled on a public schema; records are invented. */
const shapes: Readonly<Record<string, Expected>> = {
  campus: {
    drafted: {
      'units.from': 'unit',
      'units.live': [{ column: 'status', not: [2] }],
      'partyOrganizations.0.as': 'party',
      'partyOrganizations.0.from': 'ow_party',
      'partyOrganizations.0.hierarchy': own('fid'),
      'partyOrganizations.0.live': [{ column: 'is_deleted', is: [0, null] }],
      'partyOrganizations.0.links': {
        in: 'party-organizations',
        column: 'unit_id',
      },
      'partyOrganizations.1.from': 'ow_branch',
      'partyOrganizations.1.hierarchy': { ...own('party_id'), of: 'party' },
      'partyOrganizations.1.live': [{ column: 'is_deleted', is: [0, null] }],
      'partyOrganizations.2.from': 'ow_branch_group',
      'partyOrganizations.2.hierarchy': { ...own('branch_id'), of: 'branch' },
      links: undefined,
    },
    asked: {
      'partyOrganizations.0.as': /短名,写入其标识;写入后不可再改/u,
      'partyOrganizations.1.live': /86 % 的行为 0、14 % 为 1/u,
    },
  },
  community: {
    drafted: {
      'units.columns.name': 'unit_name',
      'partyOrganizations.key': integer('party_id'),
      'partyOrganizations.columns.name': 'party_name',
      'partyOrganizations.hierarchy': own('parent_id'),
      'partyOrganizations.live': [{ column: 'party_status', not: ['1'] }],
      links: { in: 'same-row' },
    },
    asked: {
      'partyOrganizations.live': /1 关闭不算有效,占 1 行/u,
      'partyOrganizations.columns.category': /party_type 不是党组织类别/u,
    },
  },
  governance: {
    drafted: {
      'partyOrganizations.key': integer('id'),
      'partyOrganizations.columns.name': 'org_name',
      'partyOrganizations.columns.partyCode': 'org_code',
      'partyOrganizations.hierarchy': own('parent_id'),
      'partyOrganizations.live': [{ column: 'deleted', is: [0, null] }],
    },
    asked: {
      'partyOrganizations.live':
        /status 像是状态,86 % 的行为 1、14 % 为 2.*delete_token 像是状态/u,
    },
  },
  points: {
    drafted: {
      'partyOrganizations.from': 'sp_ccp_party',
      'partyOrganizations.columns.name': 'party_name',
      'partyOrganizations.hierarchy': own('party_pno'),
      'partyOrganizations.live': [],
    },
    asked: {
      'partyOrganizations.live': /83 % 的行为 A、17 % 为 B/u,
      'partyOrganizations.columns.category': /名称与代码所说的类别不同/u,
    },
  },
  agency: {
    drafted: {
      'partyOrganizations.from': 'pc_agency',
      'partyOrganizations.live': [
        { column: 'invalid_datetime', is: [null, 0] },
      ],
      'partyOrganizations.hierarchy': {
        style: 'table',
        from: 'pc_agency_relation',
        organization: 'agency_id',
        superior: 'parent_id',
      },
      'partyOrganizations.columns.established': 'setup_datetime',
    },
    asked: {
      'partyOrganizations.live': /8 行中 1 行填有时间/u,
    },
  },
  bureau: {
    drafted: {
      'units.from': 't_dw',
      'units.live': [{ column: 'state', not: [0] }],
      'partyOrganizations.from': 't_dzz',
      'partyOrganizations.hierarchy': {
        ...own('SJ'),
        references: 'org_code',
      },
      'partyOrganizations.live': [{ column: 'zt', not: ['0'] }],
      links: { in: 'units', column: 'org_code', references: 'org_code' },
    },
    asked: {
      'units.live': /0 注销不算有效,占 1 行/u,
      'partyOrganizations.live': /0 撤销不算有效,占 1 行/u,
    },
  },
  bytes: {
    drafted: {
      'source.charset': 'latin1-holding-utf8',
      'units.columns.name': 'unit_name',
      'partyOrganizations.columns.name': 'name',
      'partyOrganizations.hierarchy': own('superOrganizationId'),
      'partyOrganizations.live': [{ column: 'del_flag', not: ['1'] }],
      links: { in: 'same-row' },
    },
    asked: { 'partyOrganizations.live': /20 % 为 1,0 表示有效/u },
  },
  village: {
    drafted: {
      'units.from': undefined,
      'partyOrganizations.from': 'party_manage',
      'partyOrganizations.hierarchy': own('parent_party'),
      'partyOrganizations.live': [{ column: 'party_end_time', is: [null] }],
      'partyOrganizations.columns.established': 'party_start_time',
    },
    asked: { 'partyOrganizations.live': /撤销时间.*5 行中 1 行填有时间/u },
  },
  platform: {
    drafted: {
      'partyOrganizations.from': 'party_org',
      'partyOrganizations.columns.name': 'org_full_name',
      'partyOrganizations.hierarchy': {
        style: 'parent-name',
        column: 'parent_org_name',
      },
      'partyOrganizations.live': undefined,
    },
  },
  training: {
    drafted: {
      'units.from': 'companies',
      'units.live': [{ column: 'enabled', is: [1] }],
      'partyOrganizations.from': 'party_organizations',
      'partyOrganizations.hierarchy': own('parent_id'),
      'partyOrganizations.live': [{ column: 'deleted_at', is: [null] }],
      links: { in: 'party-organizations', column: 'company_id' },
    },
    asked: {
      'units.live': /75 % 的行为 1、25 % 为 0,1 表示有效/u,
      'partyOrganizations.live': /status 像是状态.*deleted_at:6 行中 1 行/u,
    },
  },
  roster: {
    drafted: {
      'partyOrganizations.from': 'party_org',
      'partyOrganizations.key': integer('id'),
      'partyOrganizations.columns.name': 'org_name',
      'partyOrganizations.hierarchy': own('parent_id'),
      'partyOrganizations.live': [{ column: 'deleted', is: [0, null] }],
    },
    asked: { 'partyOrganizations.live': /99 % 的行为 0、1 % 为 1,0 表示有效/u },
  },
  octets: {
    drafted: {
      'partyOrganizations.from': 'party_org',
      'partyOrganizations.key': 'org_code',
    },
    asked: {
      'partyOrganizations.key':
        /主键 id 是 binary\(16\),存的是字节.*CREATE VIEW v_party_org AS SELECT HEX\(id\) AS id/u,
    },
  },
  digits: {
    drafted: {
      'partyOrganizations.from': 'v_party_org',
      'partyOrganizations.key': 'id',
      'partyOrganizations.hierarchy': own('parent_id'),
    },
  },
  academy: {
    drafted: {
      'partyOrganizations.from': 'party_branch',
      'partyOrganizations.key': 'id',
      'partyOrganizations.columns.name': 'name',
      'partyOrganizations.hierarchy': {
        ...own('parent_id'),
        superiors: { column: 'parent_name' },
      },
      'partyOrganizations.live': [{ column: 'is_deleted', not: [1] }],
    },
    asked: { 'partyOrganizations.live': /1 删除不算有效,占 1 行/u },
  },
  groups: {
    drafted: {
      'units.from': undefined,
      'partyOrganizations.0.from': 'party_branch',
      'partyOrganizations.0.columns.name': 'branch_name',
      'partyOrganizations.0.hierarchy': { style: 'none' },
      'partyOrganizations.1.from': 'party_group',
      'partyOrganizations.1.columns.name': 'group_name',
      'partyOrganizations.1.hierarchy': { ...own('branch'), of: 'branch' },
      'partyOrganizations.2.from': undefined,
    },
    asked: { 'partyOrganizations.0.hierarchy': /没有一列像上级/u },
  },
  engine: {
    drafted: {
      'partyOrganizations.from': 'RE_PARTY_ORG',
      'partyOrganizations.columns.partyCode': 'org_code',
      'partyOrganizations.columns.level': undefined,
      'partyOrganizations.hierarchy': own('parent_id'),
      'partyOrganizations.live': [{ column: 'deleted', not: [1] }],
      links: undefined,
    },
    asked: {
      'partyOrganizations.columns.category': /列 org_type 不是党组织类别/u,
      'partyOrganizations.columns.level': /没有一个值读得懂,未采用/u,
    },
  },
  dues: {
    drafted: {
      'partyOrganizations.0.from': 'ow_party',
      'partyOrganizations.1.from': 'ow_branch',
      'partyOrganizations.1.columns.name': 'name',
      'partyOrganizations.1.hierarchy': { ...own('party_id'), of: 'party' },
      'partyOrganizations.2.from': undefined,
    },
  },
  bits: {
    drafted: {
      'units.live': [{ column: 'enabled', is: [1] }],
      'partyOrganizations.live': [{ column: 'f1', not: [1] }],
    },
    asked: {
      'partyOrganizations.live':
        /f1\(状态 0正常 1撤销\):1 撤销不算有效,占 1 行;f2.*83 % 的行为 2、17 % 为 5/u,
    },
  },
  questions: {
    drafted: {
      'units.live': [{ column: 'f7', is: [1] }],
      'partyOrganizations.live': [{ column: 'f9', not: ['1'] }],
    },
    asked: {
      'units.live': /1 即在用,才算有效,占 1 行/u,
      'partyOrganizations.live': /1 即注销,不算有效,占 1 行/u,
    },
  },
  hamlet: {
    drafted: {
      'partyOrganizations.from': 'zb',
      'partyOrganizations.columns.name': 'mc',
      'partyOrganizations.hierarchy': own('sjid'),
    },
  },
  pair: {
    drafted: {
      'units.from': 'dw',
      'units.columns.name': 'dwmc',
      'partyOrganizations.from': 'dzz',
      'partyOrganizations.columns.name': 'dzzmc',
      'partyOrganizations.columns.category': {
        column: 'dzzlb',
        codes: {
          61: 'COMMITTEE',
          62: 'GENERAL_BRANCH',
          63: 'BRANCH',
          64: 'LEADING_GROUP',
        },
      },
      'partyOrganizations.hierarchy': own('sjid'),
    },
  },
  kinds: {
    drafted: {
      'units.from': 'firm',
      'partyOrganizations.from': undefined,
      'partyOrganizations.columns.name': undefined,
    },
    asked: {
      'partyOrganizations.columns.name':
        /除代码表 dm_dzzlb 外,没有一张表有像党组织名称的列/u,
    },
  },
};

describe('a public shape, drafted untouched', () => {
  let server: PrivateMariaDb;
  beforeAll(async () => {
    server = await startMariaDb();
  }, 60_000);
  afterAll(() => server.stop());

  async function draft(shape: string): Promise<readonly DraftEntry[]> {
    const url = await server.createDatabase(shape);
    const connection = await createConnection({
      uri: url,
      multipleStatements: true,
    });
    const file = new URL(`shapes/${shape}.sql`, import.meta.url);
    await connection.query(await readFile(file, 'utf8'));
    await connection.end();
    const { survey, close } = await surveyDatabase({ url });
    const entries = await draftMapping(survey, { place: url, system: 'sl' });
    await close();
    return entries;
  }

  it.each(Object.entries(shapes))(
    'of %s comes out right, or as the right question',
    async (shape, { drafted, asked = {} }) => {
      const entries = await draft(shape);
      const find = (path: string) =>
        entries.find((it) => it.path.join('.') === path);
      const values = Object.keys(drafted).map((path) => [
        path,
        find(path)?.value,
      ]);
      expect(Object.fromEntries(values)).toEqual(drafted);
      expect(entries.map(({ evidence }) => evidence).join('')).not.toMatch(
        /\p{Cc}/u,
      );
      for (const [path, words] of Object.entries(asked)) {
        expect(find(path)).toMatchObject({
          isSure: false,
          evidence: expect.stringMatching(words),
        });
      }
    },
  );
});
