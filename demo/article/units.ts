import {
  publicationOwner,
  formatRecordId,
} from '../../subgraphs/kit/values/ids.ts';
import type { PartyOrganizationCategory } from '../../subgraphs/organizations/contract/generated.ts';

/** What the article says of a unit, and nothing more. */
interface ArticleUnit {
  readonly name: string;
  /** Where it is, GB/T 2260: the speaker's district unless the article says. */
  readonly district: string;
  /** The party organization that the article names; left out: none named. */
  readonly organization?: {
    readonly name: string;
    readonly category: PartyOrganizationCategory;
  };
}

/** The units that the article names, by their keys. */
export const articleUnits = {
  'cd-organization-department': {
    name: '成都市委组织部',
    district: '510100',
    organization: { name: '成都市委组织部', category: 'PARTY_DEPARTMENT' },
  },
  'cd-social-governance': {
    name: '成都市委社治委',
    district: '510100',
    organization: { name: '成都市委社治委', category: 'PARTY_DEPARTMENT' },
  },
  zhongche: { name: '中车', district: '510114' },
  jinchuang: { name: '今创', district: '510114' },
  netdragon: {
    name: '网龙公司',
    district: '350100',
    organization: { name: '网龙公司党委', category: 'COMMITTEE' },
  },
  'fz-organization-department': {
    name: '福州市委组织部',
    district: '350100',
    organization: { name: '福州市委组织部', category: 'PARTY_DEPARTMENT' },
  },
  'fz-work-committee': {
    name: '福州市委非公企业和社会组织工委',
    district: '350100',
    organization: {
      name: '福州市委非公企业和社会组织工委',
      category: 'WORK_COMMITTEE',
    },
  },
  zhongbian: { name: '中变公司', district: '310116' },
  changcheng: { name: '长城电器', district: '310116' },
  hezong: {
    name: '合纵重工',
    district: '310116',
    organization: { name: '合纵重工党支部', category: 'BRANCH' },
  },
  'js-social-work': {
    name: '金山区社会工作党委',
    district: '310116',
    organization: { name: '金山区社会工作党委', category: 'COMMITTEE' },
  },
  'js-equip-cluster': {
    name: '高端智能装备产业集群党委',
    district: '310116',
    organization: {
      name: '高端智能装备产业集群党委',
      category: 'CLUSTER_COMMITTEE',
    },
  },
  'js-life-cluster': {
    name: '生命健康产业集群党委',
    district: '310116',
    organization: {
      name: '生命健康产业集群党委',
      category: 'CLUSTER_COMMITTEE',
    },
  },
  lvxiang: { name: '吕巷镇', district: '310116' },
  xincang: { name: '新仓镇', district: '330482' },
  laoban: {
    name: '老板实业集团',
    district: '330110',
    organization: { name: '老板实业集团党委', category: 'COMMITTEE' },
  },
  nuobeier: {
    name: '诺贝尔集团',
    district: '330110',
    organization: { name: '诺贝尔集团党委', category: 'COMMITTEE' },
  },
  xingyuan: {
    name: '兴源环境科技股份有限公司',
    district: '330110',
    organization: {
      name: '兴源环境科技股份有限公司党委',
      category: 'COMMITTEE',
    },
  },
} as const satisfies Readonly<Record<string, ArticleUnit>>;

/** A unit that the article speaks of. */
export type ArticleUnitKey = keyof typeof articleUnits;

/** The short name of 文章所述 in ids. */
export const articleSystem = 'wzss';

/** The unit's id in the graph, e.g. `article:wzss:zhongche`. */
export function articleUnitId(key: ArticleUnitKey): string {
  return formatRecordId({
    district: publicationOwner,
    system: articleSystem,
    localId: key,
  });
}
