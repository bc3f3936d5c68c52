/**
 * The real parties that the article names, each in its shortest unambiguous
 * form. No invented text may contain one of these.
 */
export const realAllianceNames = [
  '成都汽车产业功能区党建联盟',
  '物流行业党建联盟',
  '桂溪街道党建联盟',
  '成德临港产业发展带党建联盟',
  '轨道交通产业党建联盟',
  '健康食品行业党建联盟',
  '印务包装行业党建联盟',
  '农旅行业党建联盟',
  '餐饮行业党建联盟',
  '互联网企业党建联盟',
  '农业产业链党建联盟',
  '高端智能装备产业集群',
  '生命健康产业集群',
  '上市企业党建红盟',
  '上市红盟',
] as const;

/**
 * Enterprises and towns; names of their party organizations contain the same.
 */
export const realUnitNames = [
  '中车',
  '今创',
  '网龙',
  '中变',
  '长城电器',
  '合纵重工',
  '老板实业集团',
  '老板集团',
  '诺贝尔集团',
  '兴源环境',
  '阿里巴巴',
  '吕巷镇',
  '新仓镇',
] as const;

/** Departments and committees of the party. */
export const realOrganizationNames = [
  '成都市委组织部',
  '成都市委社治委',
  '福州市委组织部',
  '福州市委非公企业和社会组织工委',
  '金山区社会工作党委',
  '高端智能装备产业集群党委',
  '生命健康产业集群党委',
] as const;

/** Beneficiaries, which are not in the graph. */
export const realExternalPartyNames = [
  '浙江省红十字会',
  '武汉市慈善总会',
  '武汉市新冠肺炎防控指挥部',
] as const;

const realNames: readonly string[] = [
  ...realAllianceNames,
  ...realUnitNames,
  ...realOrganizationNames,
  ...realExternalPartyNames,
];

/** The real parties that a text names. */
export function realNamesIn(text: string): string[] {
  return realNames.filter((name) => text.includes(name));
}
