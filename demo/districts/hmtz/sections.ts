import {
  demoSize,
  townshipCommittee,
  townshipNames,
} from '../shared/districts.ts';
import { createRandom, type Random } from '../shared/random.ts';
import { syntheticPrefix, syntheticUnit } from '../shared/synthetic-units.ts';
import {
  noActivity,
  type LedgerActivity,
  type LedgerSection,
  type LedgerUnit,
} from './ledger.ts';
import { hmtzTrapSection, hmtzUntitledSection } from './traps.ts';

/** The whole ledger; about `size` party organizations. */
export function hmtzSections(size = demoSize): readonly LedgerSection[] {
  const random = createRandom(330110);
  const perSection = Math.ceil((size - 20) / townshipNames.length);
  let serial = 15_300;
  const sections = townshipNames.map((township, index) => {
    const units: LedgerUnit[] = [];
    let count = 1;
    while (count < perSection) {
      const featured = index === 0 && units.length < 3;
      const unit = ledgerUnit(
        featured ? 7 + units.length : (serial += 1),
        random,
      );
      units.push(unit);
      count += unit.organizations.length;
    }
    return {
      superior: `${syntheticPrefix}${townshipCommittee(township)}`,
      units,
    };
  });
  return [hmtzUntitledSection, hmtzTrapSection, ...sections];
}

const kinds = [
  ['党支部'],
  ['党支部'],
  ['党支部'],
  ['党总支'],
  ['党委'],
  ['党委', '第一党支部', '第二党支部'],
  ['党委', '机关党支部'],
  ['临时党支部'],
  [],
  [],
] as const;

function ledgerUnit(serial: number, random: Random): LedgerUnit {
  const unit = syntheticUnit(serial, '330110', random);
  const kind = unit.featured ? (['党支部'] as const) : random.pick(kinds);
  return {
    name: unit.name,
    uscc: unit.featured ? unit.uscc : '',
    joinedOn: `20${random.integer(18, 20)}年${random.integer(1, 7)}月`,
    organizations: kind.map((suffix) => ({
      name: unit.shortName + suffix,
      activities: activities(unit.shortName, random),
    })),
    noOrganization: random.pick(['', '未组建', '/', '无']),
  };
}

function activities(host: string, random: Random): readonly LedgerActivity[] {
  if (random.chance(0.7)) return [noActivity];
  return Array.from({ length: random.integer(1, 2) }, () => ({
    time: `2019.${random.integer(1, 12)}`,
    name: `示例·${random.pick(['主题党日', '供需对接', '技能培训', '志愿服务'])}`,
    participants: `${host}、示例·结对单位`,
    people: random.pick(['约30', '25', '四十余', '３６人', '50余']),
    result: random.pick(['', '签约120余万元', '帮扶3户', '意向若干']),
  }));
}
