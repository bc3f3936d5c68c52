/** The Chinese labels for the enum values of the graph, all in one place. */
export const labels = {
  allianceType: {
    FUNCTIONAL_ZONE: '功能区（园区）',
    INDUSTRY: '行业',
    SUBDISTRICT: '街道（街区）',
    ADJACENT_REGION: '毗邻地域',
    INDUSTRIAL_CLUSTER: '产业集群',
    ENTERPRISE_CATEGORY: '企业类别（上市）',
  },
  allianceState: {
    PROPOSED: '提议中',
    NEGOTIATING: '协商中',
    SIGNING: '签约中',
    ACTIVE: '运行中',
    SUSPENDED: '暂停',
    DORMANT: '休眠',
    DISSOLVING: '解散中',
    DISSOLVED: '已解散',
    EVOLVED: '已演化',
  },
  provenance: {
    ARTICLE: '文章',
    EXTERNAL: '外部来源',
    RECORDED: '工作记录',
    SYNTHETIC: '示例',
  },
  factSubject: {
    EXPLORING_SINCE: '开始探索',
    FOUNDED_ON: '成立',
    MEMBER_COUNT: '成员数',
    MEMBER_KINDS: '成员构成',
  },
  membershipRole: {
    LEAD: '牵头单位',
    CHAIR: '盟主（轮值）',
    MEMBER: '成员',
    SUPPORTER: '职能部门',
    OBSERVER: '观察',
  },
  membershipStatus: {
    INVITED: '已邀请',
    APPLIED: '已申请',
    CONSENTED: '已同意',
    ACTIVE: '在盟',
    PAUSED: '暂停',
    WITHDRAWN: '已退出',
    REMOVED: '已除名',
    TRANSFERRED: '已转移',
  },
  unitNature: {
    GOVERNMENT_ORGAN: '机关',
    PUBLIC_INSTITUTION: '事业单位',
    STATE_OWNED: '国有企业',
    NON_PUBLIC_ENTERPRISE: '非公有制企业',
    FOREIGN_INVESTED: '外资企业',
    SOCIAL_ORGANIZATION: '社会组织',
    UNIVERSITY: '高等学校',
    COMMUNITY: '街道、社区',
  },
  partyOrganizationCategory: {
    COMMITTEE: '党委',
    LEADING_GROUP: '党组',
    GENERAL_BRANCH: '党总支部',
    BRANCH: '党支部',
    JOINT_BRANCH: '联合党支部',
    GROUP: '党小组',
    NONE: '未建立',
    TEMPORARY_COMMITTEE: '临时党委',
    TEMPORARY_GENERAL_BRANCH: '临时党总支部',
    TEMPORARY_BRANCH: '临时党支部',
    TEMPORARY_JOINT_BRANCH: '临时联合党支部',
    CLUSTER_COMMITTEE: '集群党委',
    WORK_COMMITTEE: '党的工作委员会',
    PARTY_DEPARTMENT: '党委工作部门',
  },
  affiliationLevel: {
    CENTRAL: '中央',
    PROVINCE: '省、自治区、直辖市',
    PREFECTURE: '市、地区',
    COUNTY: '县、区',
    TOWNSHIP_LEVEL: '街道、镇、乡',
    SUBDISTRICT: '街道',
    TOWN: '镇',
    TOWNSHIP: '乡',
    COMMUNITY_OR_VILLAGE: '居（村）民委员会',
    RESIDENT_COMMITTEE: '居民委员会',
    VILLAGE_COMMITTEE: '村民委员会',
    OTHER: '其他',
  },
  affiliationDoubt: {
    PARENT_NOT_RECORDED: '未记录上级',
    PARENT_MISSING: '所记上级在本系统中未找到',
    PARENT_ELSEWHERE: '所记上级在本系统之外，未到别处核对',
    PARENT_CYCLE: '上级成环',
    PATH_DISAGREES: '层级码与上级字段不一致',
    PARENT_BY_NAME: '上级仅以名称记录',
    PARENT_NAME_AMBIGUOUS: '所记上级有多个同名组织',
    PARENT_NOT_UNIQUE: '记有一个以上的上级，未作选择',
  },
} as const satisfies Record<string, Record<string, string>>;

/** The roundtable's questions, from 1. */
const questions = ['成立与成效', '突出问题', '复工复产'];

export function questionLabel(number: number): string {
  return questions[number - 1] ?? String(number);
}

/** Shown for a field that was asked for but is not in the answer. */
export const noData = '无数据';
/** Shown where the source gives no information. */
export const unknown = '未知';

/** The label of a value, or the value itself if the console has none for it. */
export function labelOf(
  kind: keyof typeof labels,
  value: string | null | undefined,
): string {
  if (value == null) return noData;
  const words: Readonly<Record<string, string>> = labels[kind];
  return Object.hasOwn(words, value) ? (words[value] ?? value) : value;
}
