import { emptyDwInfo, emptyDzzInfo, fzhlwId, type FzhlwRows } from './row.ts';

/** Keys of the units that the article speaks of. */
export const fzhlwArticleIds = {
  netdragon: fzhlwId('unit netdragon'),
  'fz-organization-department': fzhlwId('unit organization department'),
  'fz-work-committee': fzhlwId('unit work committee'),
} as const;

const sentences = [
  {
    key: 'netdragon',
    unit: '网龙公司',
    organization: '网龙公司党委',
    category: '611',
  },
  {
    key: 'fz-organization-department',
    unit: '福州市委组织部',
    organization: '福州市委组织部',
    category: '820',
  },
  {
    key: 'fz-work-committee',
    unit: '福州市委非公企业和社会组织工委',
    organization: '福州市委非公企业和社会组织工委',
    category: '810',
  },
] as const;

/** What the article says and nothing more: no code, superior, date or count. */
export const fzhlwArticleRows: FzhlwRows = {
  units: sentences.map(({ key, unit }) => ({
    ...emptyDwInfo,
    DW_UNIQUE_ID: fzhlwArticleIds[key],
    DW_NAME: unit,
    ADMIN_AREA: '350100',
  })),
  organizations: sentences.map(({ key, organization, category }) => ({
    ...emptyDzzInfo,
    DZZ_UNIQUE_ID: fzhlwId(`organization ${key}`),
    DZZ_FULL_NAME: organization,
    DZZ_CATEGORY: category,
    DW_UNIQUE_ID: fzhlwArticleIds[key],
    ADMIN_AREA: '350100',
  })),
};
