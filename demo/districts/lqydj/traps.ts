import { personMask } from '../shared/synthetic-units.ts';
import { emptyLqydjRow, type LqydjRow } from './row.ts';

/** Ids of the rows in which something is wrong on purpose. */
export const lqydjTraps = {
  root: 101,
  yearMonthDate: 102,
  zeroDayDate: 103,
  chineseYearDate: 104,
  zeroDate: 105,
  orphan: 106,
  pathDisagrees: 107,
  fullWidthDigits: 108,
  cycleA: 109,
  cycleB: 110,
  belowCycle: 111,
  childBeforeParent: 112,
  parentAfterChild: 113,
  wrongCheckCharacter: 114,
  noOrganization: 115,
  unknownCategory: 116,
  deleted: 117,
  emptyDeleteFlag: 118,
  nullDeleteFlag: 119,
  spellingA: 120,
  spellingB: 121,
  noDistrict: 122,
  deletedParent: 123,
  freeTextCount: 124,
  fullWidthParent: 125,
  group: 126,
} as const;

/** The two spellings that are one unit; an alias says so. */
export const lqydjSpellings = {
  a: '示例·云帆Ａ１精密机械有限公司',
  b: '示例·云帆A1精密机械有限责任公司',
} as const;

const ids = lqydjTraps;
const root = '009';

/** A healthy branch below the root, except for what `changes` says. */
function trap(
  id: number,
  name: string,
  changes: Partial<LqydjRow> = {},
): LqydjRow {
  return {
    ...emptyLqydjRow,
    dzzid: id,
    dzzdm: `${root}.${id}`,
    dzzmc: `示例·${name}党支部`,
    dzzlb: '631',
    sjdzzdm: root,
    lsgx: '61',
    szdw: `示例·${name}有限公司`,
    dwxz: '32',
    hydm: 'C',
    xzqh: '510112',
    clrq: '2018-05-17',
    dysl: '12',
    lxr: personMask,
    lxdh: personMask,
    ...changes,
  };
}

export const lqydjTrapRows: readonly LqydjRow[] = [
  trap(ids.root, '疑难片区', {
    dzzdm: root,
    dzzmc: '示例·疑难片区党工委',
    dzzlb: '6A1',
    sjdzzdm: '',
    szdw: '示例·疑难片区管理办公室',
    dwxz: '10',
    hydm: 'S',
  }),
  trap(ids.yearMonthDate, '点分日期', { clrq: '2018.5' }),
  trap(ids.zeroDayDate, '零日日期', { clrq: '2018-05-00' }),
  trap(ids.chineseYearDate, '汉字日期', { clrq: '一八年' }),
  trap(ids.zeroDate, '全零日期', { clrq: '0000-00-00' }),
  trap(ids.orphan, '上级不存在', { sjdzzdm: '999.404' }),
  trap(ids.pathDisagrees, '层级码不符', { dzzdm: '001.001.977' }),
  trap(ids.fullWidthDigits, '全角数字第３车间', {
    tyshxydm: '９１５１０１１２ＤＥＭ９０００１２Ｕ',
    dysl: '３５',
    clrq: '２０１８．５',
  }),
  trap(ids.cycleA, '互为上级甲', { sjdzzdm: `${root}.${ids.cycleB}` }),
  trap(ids.cycleB, '互为上级乙', { sjdzzdm: `${root}.${ids.cycleA}` }),
  trap(ids.belowCycle, '环下之支部', { sjdzzdm: `${root}.${ids.cycleA}` }),
  trap(ids.childBeforeParent, '先到的下级', {
    dzzdm: `${root}.${ids.parentAfterChild}.001`,
    sjdzzdm: `${root}.${ids.parentAfterChild}`,
  }),
  trap(ids.parentAfterChild, '后到的上级', {
    dzzmc: '示例·后到的上级党委',
    dzzlb: '611',
  }),
  trap(ids.wrongCheckCharacter, '校验码错误', {
    tyshxydm: '91510112DEM900020A',
  }),
  trap(ids.noOrganization, '未建立组织', {
    dzzmc: '未建立',
    dzzlb: '799',
    clrq: '',
    dysl: '',
  }),
  trap(ids.unknownCategory, '未知类别', { dzzlb: '888' }),
  trap(ids.deleted, '已删除', { scbz: '1' }),
  trap(ids.emptyDeleteFlag, '空删除标志', { scbz: '' }),
  trap(ids.nullDeleteFlag, '无删除标志', { scbz: null }),
  trap(ids.spellingA, '云帆Ａ１精密机械', { szdw: lqydjSpellings.a }),
  trap(ids.spellingB, '云帆A1精密机械', { szdw: lqydjSpellings.b }),
  trap(ids.noDistrict, '未填区划', { xzqh: '' }),
  trap(ids.deletedParent, '上级已删除', {
    sjdzzdm: `${root}.${ids.deleted}`,
    dzzdm: `${root}.${ids.deleted}.001`,
  }),
  trap(ids.freeTextCount, '概数人数', { dysl: '约30' }),
  trap(ids.fullWidthParent, '全角上级码', { sjdzzdm: '００９' }),
  trap(ids.group, '党小组类别', { dzzlb: '641' }),
];
