import {
  noActivity as empty,
  type LedgerSection,
  type LedgerUnit,
} from './ledger.ts';

/** Names of the rows in which something is odd on purpose. */
export const hmtzTraps = {
  untitled: '示例·首行在前有限公司',
  spellingA: '示例·星联海纳智能装备股份有限公司',
  spellingB: '示例·星联海纳智能装备(股份)公司',
  jointA: '示例·云谷甲科技有限公司',
  jointB: '示例·云谷乙科技有限公司',
  jointBranch: '示例·云谷联合党支部',
  bareName: '示例·简称支部有限公司',
  otherBareName: '示例·又一简称支部有限公司',
  fullWidth: '示例·第８工场有限公司',
  severalActivities: '示例·活动三行有限公司',
  freeText: '示例·数字随意有限公司',
  wrongCheckCharacter: '示例·校验码错误有限公司',
  superior: '示例·疑难街道党工委',
} as const;

function unit(
  name: string,
  organization: string,
  changes: Partial<LedgerUnit> = {},
): LedgerUnit {
  return {
    name,
    uscc: '',
    joinedOn: '2018年5月',
    organizations: [{ name: organization, activities: [empty] }],
    ...changes,
  };
}

const names = hmtzTraps;

/** A row above the first title: it has no superior. */
export const hmtzUntitledSection: LedgerSection = {
  superior: null,
  units: [unit(names.untitled, '示例·首行在前党委')],
};

export const hmtzTrapSection: LedgerSection = {
  superior: names.superior,
  units: [
    unit(names.spellingA, '示例·星联海纳党支部'),
    unit(names.spellingB, '示例·星联海纳智能装备党支部'),
    unit(names.jointA, names.jointBranch),
    unit(names.jointB, names.jointBranch, { sharesOrganization: true }),
    unit(names.bareName, '党支部'),
    unit(names.otherBareName, '党支部'),
    unit(names.fullWidth, '示例·第８工场党支部'),
    unit(names.severalActivities, '示例·活动三行党总支', {
      organizations: [
        {
          name: '示例·活动三行党总支',
          activities: [empty, empty, empty],
        },
      ],
    }),
    unit(names.freeText, '示例·数字随意党支部', {
      organizations: [
        {
          name: '示例·数字随意党支部',
          activities: [
            {
              time: '一八年',
              name: '示例·促销周',
              participants: '示例·甲、示例·乙,示例·丙',
              people: '约30',
              result: '现场促销650余万元',
            },
          ],
        },
      ],
    }),
    unit(names.wrongCheckCharacter, '示例·校验码错误党支部', {
      uscc: '91330110DEM000073V',
    }),
  ],
};
