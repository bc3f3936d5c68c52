import { industries } from '../../../subgraphs/organizations/source/vocabulary.ts';
import type {
  Industry,
  PartyOrganizationCategory,
  UnitNature,
} from '../../../subgraphs/organizations/contract/generated.ts';

/** Patterns of Chinese words and what they mean; the first match counts. */
type Meanings<Meaning> = readonly (readonly [RegExp, Meaning])[];

const categories: Meanings<PartyOrganizationCategory> = [
  [/临时联合(?:党)?支部/u, 'TEMPORARY_JOINT_BRANCH'],
  [/临时(?:党)?总支/u, 'TEMPORARY_GENERAL_BRANCH'],
  [/临时(?:党)?支部/u, 'TEMPORARY_BRANCH'],
  [/临时.*(?:党委|委员会)/u, 'TEMPORARY_COMMITTEE'],
  [/党小组/u, 'GROUP'],
  [/党组(?!织)/u, 'LEADING_GROUP'],
  [/工作部门/u, 'PARTY_DEPARTMENT'],
  [/工委|工作委员会/u, 'WORK_COMMITTEE'],
  [/集群(?:党委|委员会)/u, 'CLUSTER_COMMITTEE'],
  [/总支/u, 'GENERAL_BRANCH'],
  [/联合(?:党)?支部/u, 'JOINT_BRANCH'],
  [/支部/u, 'BRANCH'],
  [/党委|委员会/u, 'COMMITTEE'],
];

const natures: Meanings<UnitNature> = [
  [/高等学校|高校|大学/u, 'UNIVERSITY'],
  [/外商|外资|港澳台|合资/u, 'FOREIGN_INVESTED'],
  [/国有|国企|国资|央企/u, 'STATE_OWNED'],
  [/民营|私营|非公|个体|民企/u, 'NON_PUBLIC_ENTERPRISE'],
  [/社会组织|社会团体|社团|民办非企业|行业协会|基金会/u, 'SOCIAL_ORGANIZATION'],
  [/事业/u, 'PUBLIC_INSTITUTION'],
  [/机关/u, 'GOVERNMENT_ORGAN'],
  [/社区|街道|街镇|居委|村委|行政村/u, 'COMMUNITY'],
];

const levels: Meanings<string> = [
  [/中央/u, '10'],
  [/省|自治区|直辖市/u, '20'],
  [/街道/u, '61'],
  [/居民?委|社区/u, '71'],
  [/村/u, '72'],
  [/县|区/u, '50'],
  [/市|地区/u, '40'],
  [/镇/u, '62'],
  [/乡/u, '63'],
  [/其他/u, '90'],
];

const sections = [
  '农|林|牧|渔',
  '采矿',
  '制造|工业',
  '电力|热力|燃气|供水',
  '建筑',
  '批发|零售|商贸',
  '交通|运输|仓储|邮政',
  '住宿|餐饮',
  '信息|软件|互联网',
  '金融',
  '房地产',
  '租赁|商务服务',
  '科学研究|技术服务|科技',
  '水利|环境|公共设施',
  '居民服务|修理',
  '教育',
  '卫生|社会工作|医',
  '文化|体育|娱乐',
  '公共管理|社会保障|机关',
  '国际组织',
] as const;

const industryWords: Meanings<Industry> = sections.flatMap((words, index) => {
  const industry = industries[index];
  return industry ? [[new RegExp(words, 'u'), industry] as const] : [];
});

/** Fields whose codes have meanings. */
export type CodedField = 'category' | 'nature' | 'level' | 'industry';

const meanings: Readonly<Record<CodedField, Meanings<string>>> = {
  category: categories,
  nature: natures,
  level: levels,
  industry: industryWords,
};

/** What a Chinese word means in the contract; null for no known word. */
export function meaningOfWord(field: CodedField, word: string): string | null {
  const found = meanings[field].find(([pattern]) => pattern.test(word));
  return found ? found[1] : null;
}

/** Endings of names that tell a category, the longest first. */
export const categoryEndings: Readonly<
  Record<string, PartyOrganizationCategory>
> = {
  临时联合党支部: 'TEMPORARY_JOINT_BRANCH',
  临时党总支部: 'TEMPORARY_GENERAL_BRANCH',
  临时党支部: 'TEMPORARY_BRANCH',
  临时党总支: 'TEMPORARY_GENERAL_BRANCH',
  临时党委: 'TEMPORARY_COMMITTEE',
  联合党支部: 'JOINT_BRANCH',
  党总支部: 'GENERAL_BRANCH',
  集群党委: 'CLUSTER_COMMITTEE',
  党支部: 'BRANCH',
  党总支: 'GENERAL_BRANCH',
  党小组: 'GROUP',
  党委: 'COMMITTEE',
  党组: 'LEADING_GROUP',
  工委: 'WORK_COMMITTEE',
};

/** The nature that a unit's name suggests; companies may be any kind. */
export function natureOfName(name: string): UnitNature | null {
  const found = nameNatures.find(([pattern]) => pattern.test(name));
  return found ? found[1] : null;
}

const nameNatures: Meanings<UnitNature> = [
  [/(?:大学|学院)$/u, 'UNIVERSITY'],
  [/(?:协会|商会|学会|基金会|促进会)$/u, 'SOCIAL_ORGANIZATION'],
  [/(?:社区|居委会|村委会|村|街道|镇|乡)$/u, 'COMMUNITY'],
  [/(?:公司|厂|集团|店|工场)$/u, 'NON_PUBLIC_ENTERPRISE'],
  [/(?:小学|中学|学校|医院|中心|研究院|研究所|图书馆)$/u, 'PUBLIC_INSTITUTION'],
  [/(?:局|办公室|办事处|政府|委员会)$/u, 'GOVERNMENT_ORGAN'],
];
