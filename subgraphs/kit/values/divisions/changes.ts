/** When a code of GB/T 2260 began or ended. Days are YYYY-MM-DD. */
export interface DivisionChange {
  /** The name, for codes that divisions.json no longer has. */
  readonly name?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly successors?: readonly string[];
}

/**
 * Kept by hand, because divisions.json shows a single date. 杭州, announced on 9
 * April 2021 (浙江省人民政府关于调整杭州市部分行政区划的通知): 临平 was split off from 余杭; 江干 became
 * part of 上城 and 钱塘, 下城 of 拱墅, a part of 萧山 of 钱塘.
 */
export const divisionChanges: Readonly<Record<string, DivisionChange>> = {
  330103: {
    name: '下城区',
    validTo: '2021-04-08',
    successors: ['330105'],
  },
  330104: {
    name: '江干区',
    validTo: '2021-04-08',
    successors: ['330102', '330114'],
  },
  330109: { successors: ['330114'] },
  330110: { successors: ['330113'] },
  330113: { validFrom: '2021-04-09' },
  330114: { validFrom: '2021-04-09' },
};
