import { padded } from '../shared/digits.ts';
import { demoSize } from '../shared/districts.ts';
import { createRandom, type Random } from '../shared/random.ts';
import {
  personMask,
  syntheticPrefix,
  syntheticUnit,
  type SyntheticNature,
  type SyntheticUnit,
} from '../shared/synthetic-units.ts';
import {
  emptyDwInfo,
  emptyDzzInfo,
  fzhlwId,
  type DwInfo,
  type DzzInfo,
  type FzhlwRows,
} from './row.ts';
import { fzhlwTrapRows } from './traps.ts';

/** 福州 itself and the counties its internet firms sit in. */
const areas = ['350100', '350102', '350103', '350104', '350105', '350111'];

const parks = ['数字谷', '云湾', '软件里', '东湖岸', '信息港', '创客坊'];

const natures: Readonly<Record<SyntheticNature, string>> = {
  institution: '事业单位',
  'state-owned': '国有企业',
  enterprise: '民营企业',
  foreign: '外商投资企业',
  social: '社会组织',
};

/** The length of the column; deeper codes are cut silently. */
const encodingLength = 12;

/** All rows; about `size` organizations. */
export function fzhlwRows(size = demoSize): FzhlwRows {
  const random = createRandom(350100);
  const organizations = [...fzhlwTrapRows.organizations];
  const units = [...fzhlwTrapRows.units];
  const root = committee({ encoding: '001', name: '互联网工委', upper: null });
  const superiors = parks.flatMap((park, index) => {
    const encoding = `001${padded(index + 1, 3)}`;
    const top = committee({ encoding, name: `${park}园区党工委`, upper: root });
    const below = ['东', '西'].map((side, place) =>
      committee({
        encoding: `${encoding}${padded(place + 1, 3)}`,
        name: `${park}${side}片党工委`,
        upper: top,
      }),
    );
    organizations.push(top, ...below);
    return below;
  });
  organizations.push(root);
  for (let index = 0; organizations.length < size; index += 1) {
    const parent = superiors[index % superiors.length] ?? root;
    const serial = index === 0 ? 4 : 5_200 + index;
    const area = random.pick(areas);
    const unit = syntheticUnit(serial, '350100', random);
    const made = unitRows({ unit, area, parent, index, random });
    organizations.push(...made.organizations);
    units.push(...made.units);
  }
  return { organizations, units };
}

function committee(from: {
  encoding: string;
  name: string;
  upper: DzzInfo | null;
}): DzzInfo {
  return {
    ...emptyDzzInfo,
    DZZ_UNIQUE_ID: fzhlwId(`committee ${from.encoding}`),
    DZZ_ENCODING: from.encoding,
    DZZ_FULL_NAME: `${syntheticPrefix}${from.name}`,
    DZZ_SHORT_NAME: from.name,
    DZZ_CATEGORY: '810',
    UPPER_UNIQUE_ID: from.upper?.DZZ_UNIQUE_ID ?? null,
    AFFILIATION_CODE: from.upper === null ? '40' : '50',
    ADMIN_AREA: '350100',
    ESTABLISH_DATE: '2016-07-01 00:00:00',
    UPDATE_TIMESTAMP: Date.UTC(2020, 5, 30),
  };
}

interface Making {
  readonly unit: SyntheticUnit;
  readonly area: string;
  readonly parent: DzzInfo;
  readonly index: number;
  readonly random: Random;
}

/** A unit with no organization, one, or a committee and its branches. */
function unitRows({ unit, area, parent, index, random }: Making): FzhlwRows {
  const id = fzhlwId(`unit ${index}`);
  const updated = Date.UTC(2020, random.integer(0, 6), random.integer(1, 28));
  const live = unit.featured || !random.chance(0.03);
  const row: DwInfo = {
    ...emptyDwInfo,
    DW_UNIQUE_ID: id,
    DW_NAME: unit.name,
    CREDIT_CODE: unit.featured || random.chance(0.8) ? unit.uscc : null,
    DW_NATURE: random.chance(0.95) ? natures[unit.nature] : null,
    INDUSTRY_CODE: random.chance(0.9) ? unit.industry : null,
    ADMIN_AREA: area,
    CONTACT_NAME: personMask,
    CONTACT_PHONE: personMask,
    DELETE_FLAG: live ? 1 : 0,
    UPDATE_TIMESTAMP: updated,
  };
  const kind = unit.featured ? '631' : random.pick(kinds);
  if (kind === null) return { organizations: [], units: [row] };
  const encoding = `${parent.DZZ_ENCODING ?? ''}${padded((index % 999) + 1, 3)}`;
  const top: DzzInfo = {
    ...emptyDzzInfo,
    DZZ_UNIQUE_ID: fzhlwId(`organization ${index}`),
    DZZ_ENCODING: encoding,
    DZZ_FULL_NAME: `${unit.shortName}${suffixes[kind]}`,
    DZZ_SHORT_NAME: unit.shortName,
    DZZ_CATEGORY: kind,
    UPPER_UNIQUE_ID: random.chance(0.01)
      ? fzhlwId(`batch-deleted ${index}`)
      : parent.DZZ_UNIQUE_ID,
    DW_UNIQUE_ID: id,
    AFFILIATION_CODE: random.chance(0.9) ? '50' : null,
    ADMIN_AREA: area,
    ESTABLISH_DATE: establishDate(random),
    MEMBER_COUNT: random.chance(0.9) ? random.integer(3, 180) : null,
    SECRETARY_NAME: personMask,
    DELETE_FLAG: row.DELETE_FLAG,
    UPDATE_TIMESTAMP: updated,
  };
  const organizations = [top, ...branches(top, kind, random)];
  return { organizations, units: [row] };
}

const kinds = [
  '631',
  '631',
  '631',
  '631',
  '631',
  '621',
  '611',
  '931',
  null,
  null,
] as const;

const suffixes = {
  611: '党委',
  621: '党总支',
  631: '党支部',
  931: '临时党支部',
} as const;

/**
 * One level too deep for DZZ_ENCODING, so that their codes equal their
 * superior's.
 */
function branches(top: DzzInfo, kind: string, random: Random): DzzInfo[] {
  if (kind !== '611') return [];
  return Array.from({ length: random.integer(2, 4) }, (_, place) => ({
    ...top,
    DZZ_UNIQUE_ID: fzhlwId(`branch ${place} of ${top.DZZ_UNIQUE_ID}`),
    DZZ_ENCODING: `${top.DZZ_ENCODING ?? ''}${padded(place + 1, 3)}`.slice(
      0,
      encodingLength,
    ),
    DZZ_FULL_NAME: `${top.DZZ_SHORT_NAME ?? ''}第${place + 1}党支部`,
    DZZ_CATEGORY: '631',
    UPPER_UNIQUE_ID: top.DZZ_UNIQUE_ID,
    MEMBER_COUNT: random.integer(3, 60),
  }));
}

function establishDate(random: Random): string | null {
  if (random.chance(0.05)) return '0000-00-00 00:00:00';
  if (random.chance(0.05)) return null;
  const year = random.integer(2008, 2019);
  const month = padded(random.integer(1, 12), 2);
  return `${year}-${month}-${padded(random.integer(1, 28), 2)} 00:00:00`;
}
