import { emptyLqydjRow, type LqydjRow } from './row.ts';

/** Keys of the rows that the article speaks of. */
export const lqydjArticleIds = {
  'cd-organization-department': 1,
  'cd-social-governance': 2,
  zhongche: 3,
  jinchuang: 4,
} as const;

/**
 * What the article says and nothing more: no code, superior, date or count.
 * It names no party organization of 中车 and 今创: theirs is not stated, which
 * is not the same as 799 未建立.
 */
export const lqydjArticleRows: readonly LqydjRow[] = [
  {
    ...emptyLqydjRow,
    dzzid: lqydjArticleIds['cd-organization-department'],
    dzzmc: '成都市委组织部',
    dzzlb: '6B1',
    szdw: '成都市委组织部',
    xzqh: '510100',
  },
  {
    ...emptyLqydjRow,
    dzzid: lqydjArticleIds['cd-social-governance'],
    dzzmc: '成都市委社治委',
    dzzlb: '6B1',
    szdw: '成都市委社治委',
    xzqh: '510100',
  },
  {
    ...emptyLqydjRow,
    dzzid: lqydjArticleIds.zhongche,
    szdw: '中车',
    xzqh: '510114',
  },
  {
    ...emptyLqydjRow,
    dzzid: lqydjArticleIds.jinchuang,
    szdw: '今创',
    xzqh: '510114',
  },
];
