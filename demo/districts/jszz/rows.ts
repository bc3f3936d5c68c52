import { padded } from '../shared/digits.ts';
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
import {
  emptyPartyOrg,
  emptyPartyOrgUnit,
  organizationSnowflake,
  unitSnowflake,
  type JszzRows,
  type PartyOrg,
  type PartyOrgUnit,
} from './row.ts';
import { jszzTrapRows } from './traps.ts';

const natures: Readonly<Record<SyntheticNature, number>> = {
  institution: 2,
  'state-owned': 3,
  enterprise: 4,
  foreign: 5,
  social: 6,
};

/** All rows; about `size` organizations. */
export function jszzRows(size = demoSize): JszzRows {
  const random = createRandom(310116);
  const organizations = [...jszzTrapRows.organizations];
  const units = [...jszzTrapRows.units];
  const root: PartyOrg = {
    ...emptyPartyOrg,
    id: organizationSnowflake(1_000),
    path: '001000000000000',
    org_name: `${syntheticPrefix}金山两新工委`,
    org_type: 5,
    // The ledger does not say whose it is.
    parent_name: `${syntheticPrefix}金山区委`,
    affiliation: '50',
  };
  const townships = townshipNames.map((name, index) =>
    townshipRow(name, index, root),
  );
  organizations.push(root, ...townships);
  for (let index = 0; organizations.length < size; index += 1) {
    const serial = index < 2 ? 5 + index : 10_400 + index;
    const made = unitRows({
      unit: syntheticUnit(serial, '310116', random),
      number: 2_000 + index * 8,
      place: Math.floor(index / townships.length) + 1,
      parent: townships[index % townships.length] ?? root,
      random,
    });
    organizations.push(...made.organizations);
    units.push(...made.units);
  }
  return { organizations, units };
}

function townshipRow(name: string, index: number, root: PartyOrg): PartyOrg {
  return {
    ...emptyPartyOrg,
    id: organizationSnowflake(1_001 + index),
    path: `001${padded(index + 1, 3)}000000000`,
    org_name: `${syntheticPrefix}${townshipCommittee(name)}`,
    org_type: name.endsWith('街道') ? 5 : 0,
    parent_name: root.org_name,
    affiliation: townshipLevel(name),
    found_date: '2011年7月',
  };
}

interface Making {
  readonly unit: SyntheticUnit;
  /** Snowflakes from here on, at most eight, are this unit's. */
  readonly number: number;
  readonly place: number;
  readonly parent: PartyOrg;
  readonly random: Random;
}

/** 0 to 6 of `org_type`; null: a unit without an organization. */
const kinds = [2, 2, 2, 2, 2, 2, 1, 0, 0, 3, 6, null, null] as const;

const suffixes = [
  '党委',
  '党总支',
  '党支部',
  '联合党支部',
  '',
  '',
  '临时党支部',
];

function unitRows(making: Making): JszzRows {
  const { unit, number, random, parent } = making;
  const kind = unit.featured ? 2 : random.pick(kinds);
  const top = kind === null ? null : organizationRow(making, kind);
  const hosts = Array.from({ length: kind === 3 ? 3 : 1 }, (_, index) =>
    unitRow(making, top, index),
  );
  if (top === null || kind !== 0) {
    return { organizations: top === null ? [] : [top], units: hosts };
  }
  const branches = Array.from({ length: random.integer(2, 4) }, (_, index) => ({
    ...top,
    id: organizationSnowflake(number + 1 + index),
    path: `${(top.path ?? '').slice(0, 9)}${padded(index + 1, 3)}000`,
    org_name: `${unit.shortName}第${index + 1}党支部`,
    org_type: 2,
    parent_name: top.org_name,
    affiliation: '90',
    member_num: random.integer(3, 60),
  }));
  return {
    organizations: parent.deleted === 0 ? [top, ...branches] : [top],
    units: hosts,
  };
}

function organizationRow(making: Making, kind: number): PartyOrg {
  const { unit, number, place, parent, random } = making;
  const deleted = unit.featured ? 0 : random.pick(deleteFlags);
  const path = `${(parent.path ?? '').slice(0, 6)}${padded(place, 3)}000000`;
  return {
    ...emptyPartyOrg,
    id: organizationSnowflake(number),
    path,
    org_name: `${unit.shortName}${suffixes[kind] ?? ''}`,
    org_type: kind,
    parent_name: random.chance(0.02) ? '' : parent.org_name,
    credit_code: null,
    affiliation: random.chance(0.9) ? parent.affiliation : null,
    found_date: foundDate(random),
    member_num: random.chance(0.9) ? random.integer(3, 150) : null,
    secretary_name: personMask,
    deleted,
    delete_token: deleted === 0 ? 0n : organizationSnowflake(number),
    update_time: updateTime(random),
  };
}

/** A joint branch is of three units; one of them may be of another district. */
function unitRow(
  { unit, number, random }: Making,
  organization: PartyOrg | null,
  index: number,
): PartyOrgUnit {
  const outside = !unit.featured && random.chance(0.02);
  const affix = ['', '一分公司', '二分公司'][index] ?? '';
  return {
    ...emptyPartyOrgUnit,
    id: unitSnowflake(number + index),
    org_id: organization?.id ?? null,
    unit_name: unit.name + affix,
    credit_code:
      index === 0 && (unit.featured || random.chance(0.75)) ? unit.uscc : '',
    nature: random.chance(0.93) ? natures[unit.nature] : null,
    industry: random.chance(0.9) ? unit.industry : null,
    area_code: outside ? '330482' : '310116',
    contact_name: personMask,
    contact_phone: personMask,
    deleted: organization?.deleted ?? 0,
    delete_token: organization?.delete_token ?? 0n,
    update_time: updateTime(random),
  };
}

/** Whatever is not 0 is deleted. */
const deleteFlags = [...Array<number>(58).fill(0), 1, 2];

function foundDate(random: Random): string | null {
  const year = random.integer(2004, 2019);
  const month = random.integer(1, 12);
  const day = padded(random.integer(1, 28), 2);
  return random.pick([
    `${year}-${padded(month, 2)}-${day}`,
    `${year}-${padded(month, 2)}-${day}`,
    `${year}-${padded(month, 2)}`,
    `${year}年${month}月`,
    null,
  ]);
}

function updateTime(random: Random): string {
  return `2020-0${random.integer(1, 7)}-${padded(random.integer(1, 28), 2)} 0${random.integer(0, 9)}:30:00`;
}
