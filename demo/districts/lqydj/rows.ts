import { chineseYear, fullWidthDigits, padded } from '../shared/digits.ts';
import {
  demoSize,
  townshipCommittee,
  townshipLevel,
  townshipNames,
} from '../shared/districts.ts';
import { createRandom, type Random } from '../shared/random.ts';
import {
  personMask,
  syntheticPrefix,
  syntheticUnit,
  type SyntheticNature,
  type SyntheticUnit,
} from '../shared/synthetic-units.ts';
import { emptyLqydjRow, type LqydjRow } from './row.ts';
import { lqydjTrapRows } from './traps.ts';

const districts = [
  { code: '510112', name: '龙泉', share: 0.45, firstSerial: 1 },
  { code: '510114', name: '新都', share: 0.25, firstSerial: 2 },
  { code: '510115', name: '温江', share: 0.2, firstSerial: 3 },
  { code: '510107', name: '武侯', share: 0.1, firstSerial: null },
] as const;

type District = (typeof districts)[number];

const natureCodes: Readonly<Record<SyntheticNature, string>> = {
  institution: '20',
  'state-owned': '31',
  enterprise: '32',
  foreign: '33',
  social: '40',
};

/** All rows of `t_dzz`, in the order of their ids; about `size` of them. */
export function lqydjRows(size = demoSize): readonly LqydjRow[] {
  const random = createRandom(510112);
  const numbers = { id: 1_000, serial: 100 };
  return [
    ...lqydjTrapRows,
    ...districts.flatMap((district, index) =>
      districtRows(district, {
        random,
        numbers,
        code: padded(index + 1, 3),
        count: Math.round(size * district.share),
      }),
    ),
  ];
}

interface Filling {
  readonly random: Random;
  readonly numbers: { id: number; serial: number };
  /** The district's own part of the hierarchical code. */
  readonly code: string;
  readonly count: number;
}

function districtRows(district: District, filling: Filling): LqydjRow[] {
  const { numbers, code, count } = filling;
  const root: LqydjRow = {
    ...emptyLqydjRow,
    dzzid: ++numbers.id,
    dzzdm: code,
    dzzmc: `${syntheticPrefix}${district.name}两新工委`,
    dzzlb: '6A1',
    lsgx: '50',
    xzqh: district.code,
    clrq: '2012-07-01',
  };
  const townships = townshipNames.map((name, index) =>
    townshipRow({ name, index, root, id: ++numbers.id }),
  );
  const rows = [root, ...townships];
  const children = new Map<string, number>();
  for (let unit = 0; rows.length < count; unit += 1) {
    const parent = townships[unit % townships.length] ?? root;
    const number = (children.get(parent.dzzdm) ?? 0) + 1;
    children.set(parent.dzzdm, number);
    const serial =
      unit === 0 && district.firstSerial !== null
        ? district.firstSerial
        : ++numbers.serial;
    rows.push(
      ...unitRows(parent, {
        ...filling,
        unit: syntheticUnit(serial, district.code, filling.random),
        code: `${parent.dzzdm}.${padded(number, 3)}`,
      }),
    );
  }
  return rows;
}

function townshipRow(township: {
  name: string;
  index: number;
  root: LqydjRow;
  id: number;
}): LqydjRow {
  const { name, index, root, id } = township;
  return {
    ...emptyLqydjRow,
    dzzid: id,
    dzzdm: `${root.dzzdm}.${padded(index + 1, 3)}`,
    dzzmc: `${syntheticPrefix}${townshipCommittee(name)}`,
    dzzlb: name.endsWith('街道') ? '6A1' : '611',
    sjdzzdm: root.dzzdm,
    lsgx: townshipLevel(name),
    szdw: `${syntheticPrefix}${name}`,
    dwxz: '60',
    hydm: 'S',
    xzqh: root.xzqh,
    clrq: '2013-05-00',
  };
}

const kinds = [
  ...Array<string>(11).fill('631'),
  ...Array<string>(3).fill('799'),
  '621',
  '621',
  '611',
  '611',
  '931',
  '632',
];

const suffixes: Readonly<Record<string, string>> = {
  611: '党委',
  621: '党总支部',
  631: '党支部',
  632: '联合党支部',
  931: '临时党支部',
};

/** A unit's row and, below a committee, branches that name no unit. */
function unitRows(
  parent: LqydjRow,
  filling: Filling & { readonly unit: SyntheticUnit },
): LqydjRow[] {
  const { random, unit, numbers, code } = filling;
  const kind = unit.featured ? '631' : random.pick(kinds);
  const suffix = suffixes[kind];
  const top: LqydjRow = {
    ...emptyLqydjRow,
    dzzid: ++numbers.id,
    dzzdm: code,
    dzzmc: suffix === undefined ? '' : unit.shortName + suffix,
    dzzlb: kind,
    sjdzzdm: parent.dzzdm,
    lsgx: random.chance(0.9) ? parent.lsgx : '',
    szdw: unit.name,
    tyshxydm: unit.featured || random.chance(0.7) ? unit.uscc : '',
    dwxz: random.chance(0.9) ? natureCodes[unit.nature] : '',
    hydm: random.chance(0.85) ? unit.industry : '',
    xzqh: parent.xzqh,
    clrq: suffix === undefined ? '' : legacyDate(random),
    dysl: suffix === undefined ? '' : legacyCount(random),
    lxr: personMask,
    lxdh: personMask,
    scbz: unit.featured ? '0' : random.pick(deleteFlags),
  };
  if (kind !== '611') return [top];
  const branches = Array.from({ length: random.integer(2, 4) }, (_, index) => ({
    ...top,
    dzzid: ++numbers.id,
    dzzdm: `${code}.${padded(index + 1, 3)}`,
    dzzmc: `${unit.shortName}第${fullWidthDigits(index + 1)}党支部`,
    dzzlb: '631',
    sjdzzdm: code,
    lsgx: '90',
    szdw: '',
    tyshxydm: '',
    dwxz: '',
    hydm: '',
    clrq: legacyDate(random),
    dysl: legacyCount(random),
  }));
  return [top, ...branches];
}

/** 1 is deleted; 0, empty and null are not. */
const deleteFlags = [
  ...Array<string>(46).fill('0'),
  '1',
  '1',
  '',
  null,
] as const;

/** Dates as four decades of clerks typed them. */
function legacyDate(random: Random): string {
  const year = random.integer(2003, 2020);
  const month = random.integer(1, 7);
  const day = random.integer(1, 28);
  const [mm, dd] = [padded(month, 2), padded(day, 2)];
  return random.pick([
    `${year}-${mm}-${dd}`,
    `${year}-${mm}-${dd}`,
    `${year}.${month}`,
    `${year}-${mm}-00`,
    `${year}年${month}月`,
    `${year}/${month}/${day}`,
    `${year}${mm}${dd}`,
    `${year}`,
    `${chineseYear(year)}年`,
    '0000-00-00',
    '',
  ]);
}

function legacyCount(random: Random): string {
  const count = random.integer(3, 140);
  return random.pick([
    `${count}`,
    `${count}`,
    `${count}`,
    `${count}人`,
    `约${count}`,
    `${count}余人`,
    fullWidthDigits(count),
    '',
  ]);
}
