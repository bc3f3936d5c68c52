import { personMask } from '../shared/synthetic-units.ts';
import {
  emptyPartyOrg,
  emptyPartyOrgUnit,
  organizationSnowflake,
  unitSnowflake,
  type JszzRows,
  type PartyOrg,
  type PartyOrgUnit,
} from './row.ts';

/** Numbers of the rows in which something is wrong on purpose. */
const numbers = {
  root: 101,
  byName: 102,
  homonymA: 103,
  homonymB: 104,
  underHomonymB: 105,
  ambiguous: 106,
  parentMissing: 107,
  pathDisagrees: 108,
  jointBranch: 109,
  deleted: 110,
  strangelyDeleted: 111,
  cycleA: 112,
  cycleB: 113,
  fullWidthName: 114,
  fullWidthParent: 115,
} as const;

export type JszzTrap = keyof typeof numbers;

/** Ids of the organizations, as text. */
export const jszzTraps = Object.fromEntries(
  Object.entries(numbers).map(([key, number]) => [
    key,
    String(organizationSnowflake(number)),
  ]),
) as Readonly<Record<JszzTrap, string>>;

/** Ids of the units, as text. */
export const jszzUnitTraps = {
  jointA: String(unitSnowflake(201)),
  jointB: String(unitSnowflake(202)),
  jointC: String(unitSnowflake(203)),
  withoutOrganization: String(unitSnowflake(204)),
  crossDistrict: String(unitSnowflake(205)),
  ofDeletedOrganization: String(unitSnowflake(206)),
  wrongCheckCharacter: String(unitSnowflake(207)),
  deleted: String(unitSnowflake(208)),
} as const;

/** A healthy branch below the root, except for what `changes` says. */
function trap(
  key: JszzTrap,
  name: string,
  changes: Partial<PartyOrg> = {},
): PartyOrg {
  return {
    ...emptyPartyOrg,
    id: organizationSnowflake(numbers[key]),
    path: `009${numbers[key]}000000000`,
    org_name: `示例·${name}党支部`,
    org_type: 2,
    parent_name: '示例·疑难工业区党委',
    affiliation: '90',
    found_date: '2018-05-17',
    member_num: 12,
    secretary_name: personMask,
    update_time: '2020-07-01 08:00:00',
    ...changes,
  };
}

const homonym = '示例·同名镇党委';

const organizations: readonly PartyOrg[] = [
  trap('root', '', {
    path: '009000000000000',
    org_name: '示例·疑难工业区党委',
    org_type: 0,
    parent_name: null,
    affiliation: '50',
  }),
  trap('byName', '上级只有名称'),
  trap('homonymA', '', { org_name: homonym, org_type: 0 }),
  trap('homonymB', '', { org_name: homonym, org_type: 0 }),
  trap('underHomonymB', '上级同名可辨', {
    path: `009${numbers.homonymB}001000000`,
    parent_name: homonym,
  }),
  trap('ambiguous', '上级同名难辨', { parent_name: homonym }),
  trap('parentMissing', '上级不存在', { parent_name: '示例·从未登记的党委' }),
  trap('pathDisagrees', '层级码不符', {
    path: `009${numbers.byName}001000000`,
  }),
  trap('jointBranch', '园区联合', {
    org_name: '示例·园区联合党支部',
    org_type: 3,
  }),
  trap('deleted', '已删除', { deleted: 1, delete_token: 1n }),
  trap('strangelyDeleted', '删除标志异常', {
    deleted: -1,
    delete_token: organizationSnowflake(numbers.strangelyDeleted),
  }),
  trap('cycleA', '互为上级甲', { parent_name: '示例·互为上级乙党支部' }),
  trap('cycleB', '互为上级乙', { parent_name: '示例·互为上级甲党支部' }),
  trap('fullWidthName', '３号车间', { org_name: '示例·３号车间党支部' }),
  trap('fullWidthParent', '上级名称半角', {
    parent_name: '示例·3号车间党支部',
    path: `009${numbers.fullWidthName}001000000`,
  }),
];

function unit(
  id: string,
  name: string,
  changes: Partial<PartyOrgUnit> = {},
): PartyOrgUnit {
  return {
    ...emptyPartyOrgUnit,
    id: BigInt(id),
    unit_name: `示例·${name}有限公司`,
    nature: 4,
    industry: 'C',
    contact_name: personMask,
    contact_phone: personMask,
    update_time: '2020-07-01 08:00:00',
    ...changes,
  };
}

const ids = jszzUnitTraps;
const jointBranch = { org_id: organizationSnowflake(numbers.jointBranch) };

export const jszzTrapRows: JszzRows = {
  organizations,
  units: [
    unit(ids.jointA, '联合甲', jointBranch),
    unit(ids.jointB, '联合乙', jointBranch),
    unit(ids.jointC, '联合丙', jointBranch),
    unit(ids.withoutOrganization, '未组建'),
    unit(ids.crossDistrict, '跨区未组建', { area_code: '330482' }),
    unit(ids.ofDeletedOrganization, '组织已删除', {
      org_id: organizationSnowflake(numbers.deleted),
    }),
    unit(ids.wrongCheckCharacter, '校验码错误', {
      credit_code: '91310116DEM900047A',
    }),
    unit(ids.deleted, '单位已删除', { deleted: 2, delete_token: 7n }),
  ],
};
