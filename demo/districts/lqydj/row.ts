/**
 * A row of `t_dzz`: an organization, the unit it is in (szdw, tyshxydm), and a
 * contact nobody may read. Every text may be empty, most may be null.
 */
export interface LqydjRow {
  readonly dzzid: number;
  readonly dzzdm: string;
  readonly dzzmc: string | null;
  readonly dzzlb: string | null;
  readonly sjdzzdm: string | null;
  readonly lsgx: string | null;
  readonly szdw: string | null;
  readonly tyshxydm: string | null;
  readonly dwxz: string | null;
  readonly hydm: string | null;
  readonly xzqh: string | null;
  readonly clrq: string | null;
  readonly dysl: string | null;
  readonly lxr: string | null;
  readonly lxdh: string | null;
  readonly scbz: string | null;
}

/** A row with only a key; records add what they have. */
export const emptyLqydjRow = {
  dzzdm: '',
  dzzmc: null,
  dzzlb: null,
  sjdzzdm: '',
  lsgx: null,
  szdw: null,
  tyshxydm: null,
  dwxz: null,
  hydm: null,
  xzqh: null,
  clrq: null,
  dysl: null,
  lxr: null,
  lxdh: null,
  scbz: '0',
} as const;
