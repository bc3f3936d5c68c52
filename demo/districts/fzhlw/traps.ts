import { personMask } from '../shared/synthetic-units.ts';
import {
  emptyDwInfo,
  emptyDzzInfo,
  fzhlwId,
  type DzzInfo,
  type FzhlwRows,
} from './row.ts';

/** Keys of the organizations in which something is wrong on purpose. */
export const fzhlwTraps = {
  root: fzhlwId('trap root'),
  deep: fzhlwId('trap deep'),
  truncatedCode: fzhlwId('trap truncated code'),
  physicallyDeletedParent: fzhlwId('trap physically deleted parent'),
  parentNotYetArrived: fzhlwId('trap parent not yet arrived'),
  deleted: fzhlwId('trap deleted'),
  strangeDeleteFlag: fzhlwId('trap strange delete flag'),
  pathDisagrees: fzhlwId('trap path disagrees'),
  cycleA: fzhlwId('trap cycle a'),
  cycleB: fzhlwId('trap cycle b'),
  ownParent: fzhlwId('trap own parent'),
  zeroDate: fzhlwId('trap zero date'),
  secondLevelCommittee: fzhlwId('trap second-level committee'),
  wrongCheckCharacter: fzhlwId('trap wrong check character'),
  upperCaseParent: fzhlwId('trap upper-case parent'),
} as const;

/** The superior that arrives with a later synchronization. */
export const fzhlwLateParent: DzzInfo = {
  ...emptyDzzInfo,
  DZZ_UNIQUE_ID: fzhlwId('trap late parent'),
  DZZ_ENCODING: '009777',
  DZZ_FULL_NAME: '示例·迟到的上级党委',
  DZZ_CATEGORY: '611',
  UPPER_UNIQUE_ID: fzhlwTraps.root,
  ADMIN_AREA: '350100',
};

const ids = fzhlwTraps;

/** A healthy branch below the root, except for what `changes` says. */
function trap(
  key: keyof typeof fzhlwTraps,
  name: string,
  changes: Partial<DzzInfo> = {},
): DzzInfo {
  return {
    ...emptyDzzInfo,
    DZZ_UNIQUE_ID: ids[key],
    DZZ_ENCODING: '009001',
    DZZ_FULL_NAME: `示例·${name}党支部`,
    DZZ_SHORT_NAME: name,
    DZZ_CATEGORY: '631',
    UPPER_UNIQUE_ID: ids.root,
    DW_UNIQUE_ID: fzhlwId(`trap unit ${key}`),
    AFFILIATION_CODE: '50',
    ADMIN_AREA: '350102',
    ESTABLISH_DATE: '2018-05-17 00:00:00',
    MEMBER_COUNT: 12,
    SECRETARY_NAME: personMask,
    UPDATE_TIMESTAMP: Date.UTC(2020, 6, 1),
    ...changes,
  };
}

const organizations: readonly DzzInfo[] = [
  trap('root', '疑难互联网工委', {
    DZZ_ENCODING: '009',
    DZZ_FULL_NAME: '示例·疑难互联网工委',
    DZZ_CATEGORY: '810',
    UPPER_UNIQUE_ID: null,
  }),
  trap('deep', '四层组织', {
    DZZ_ENCODING: '009001001001',
    DZZ_CATEGORY: '621',
  }),
  trap('truncatedCode', '五层组织', {
    DZZ_ENCODING: '009001001001',
    UPPER_UNIQUE_ID: ids.deep,
  }),
  trap('physicallyDeletedParent', '上级被批量删除', {
    UPPER_UNIQUE_ID: fzhlwId('a row that a batch has deleted'),
  }),
  trap('parentNotYetArrived', '上级尚未同步', {
    DZZ_ENCODING: '009777001',
    UPPER_UNIQUE_ID: fzhlwLateParent.DZZ_UNIQUE_ID,
  }),
  trap('deleted', '已删除', { DELETE_FLAG: 0 }),
  trap('strangeDeleteFlag', '删除标志异常', { DELETE_FLAG: -1 }),
  trap('pathDisagrees', '层级码不符', { DZZ_ENCODING: '001002003' }),
  trap('cycleA', '互为上级甲', { UPPER_UNIQUE_ID: ids.cycleB }),
  trap('cycleB', '互为上级乙', { UPPER_UNIQUE_ID: ids.cycleA }),
  trap('ownParent', '自为上级', { UPPER_UNIQUE_ID: ids.ownParent }),
  trap('zeroDate', '全零日期', { ESTABLISH_DATE: '0000-00-00 00:00:00' }),
  trap('secondLevelCommittee', '二级党委', {
    DZZ_FULL_NAME: '示例·二级党委',
    DZZ_CATEGORY: '641',
  }),
  trap('wrongCheckCharacter', '校验码错误'),
  trap('upperCaseParent', '上级键大写', {
    UPPER_UNIQUE_ID: ids.root.toUpperCase(),
  }),
];

export const fzhlwTrapRows: FzhlwRows = {
  organizations,
  units: organizations.map((organization) => ({
    ...emptyDwInfo,
    DW_UNIQUE_ID: organization.DW_UNIQUE_ID ?? '',
    DW_NAME: `示例·${organization.DZZ_SHORT_NAME ?? ''}网络有限公司`,
    CREDIT_CODE:
      organization.DZZ_UNIQUE_ID === ids.wrongCheckCharacter
        ? '91350100DEM900039B'
        : null,
    DW_NATURE: '民营企业',
    INDUSTRY_CODE: 'I',
    ADMIN_AREA: '350102',
    CONTACT_NAME: personMask,
    CONTACT_PHONE: personMask,
    DELETE_FLAG: organization.DELETE_FLAG,
    UPDATE_TIMESTAMP: organization.UPDATE_TIMESTAMP,
  })),
};
