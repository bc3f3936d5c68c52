import {
  emptyPartyOrg,
  emptyPartyOrgUnit,
  organizationSnowflake,
  unitSnowflake,
  type JszzRows,
} from './row.ts';

interface Sentence {
  readonly unit: string;
  /** Null: the article names no party organization of theirs. */
  readonly organization: string | null;
  readonly type: number | null;
  /** GB/T 2260; null: outside this district's own area. */
  readonly area?: string;
}

const sentences = {
  zhongbian: { unit: '中变公司', organization: null, type: null },
  changcheng: { unit: '长城电器', organization: null, type: null },
  hezong: { unit: '合纵重工', organization: '合纵重工党支部', type: 2 },
  'js-social-work': {
    unit: '金山区社会工作党委',
    organization: '金山区社会工作党委',
    type: 0,
  },
  'js-equip-cluster': {
    unit: '高端智能装备产业集群党委',
    organization: '高端智能装备产业集群党委',
    type: 4,
  },
  'js-life-cluster': {
    unit: '生命健康产业集群党委',
    organization: '生命健康产业集群党委',
    type: 4,
  },
  lvxiang: { unit: '吕巷镇', organization: null, type: null },
  xincang: { unit: '新仓镇', organization: null, type: null, area: '330482' },
} as const satisfies Record<string, Sentence>;

export type JszzArticleKey = keyof typeof sentences;

const entries = (Object.entries(sentences) as [JszzArticleKey, Sentence][]).map(
  ([key, sentence], index) => ({ key, ...sentence, number: index + 1 }),
);

/** Keys of the units that the article speaks of. */
export const jszzArticleIds = Object.fromEntries(
  entries.map(({ key, number }) => [key, String(unitSnowflake(number))]),
) as Readonly<Record<JszzArticleKey, string>>;

/**
 * What the article says and nothing more: no code, superior, date or count.
 * 新仓镇 is a town of 平湖, kept here as a partner of 吕巷镇.
 */
export const jszzArticleRows: JszzRows = {
  organizations: entries.flatMap(({ organization, type, number }) =>
    organization === null
      ? []
      : [
          {
            ...emptyPartyOrg,
            id: organizationSnowflake(number),
            org_name: organization,
            org_type: type,
          },
        ],
  ),
  units: entries.map(({ unit, organization, area, number }) => ({
    ...emptyPartyOrgUnit,
    id: unitSnowflake(number),
    org_id: organization === null ? null : organizationSnowflake(number),
    unit_name: unit,
    area_code: area ?? emptyPartyOrgUnit.area_code,
  })),
};
