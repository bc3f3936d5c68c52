import { usccCheckCharacter } from '../../../subgraphs/organizations/normalize/uscc.ts';
import type { Random } from './random.ts';

/** What a unit is in the demo; each district's system writes it its own way. */
export type SyntheticNature =
  'enterprise' | 'state-owned' | 'foreign' | 'social' | 'institution';

export interface SyntheticUnit {
  /** Begins with 示例·, so that nobody takes it for a real one. */
  readonly name: string;
  /** The name without its legal form, to name party organizations after. */
  readonly shortName: string;
  readonly nature: SyntheticNature;
  /** Section letter of GB/T 4754-2017. */
  readonly industry: string;
  /** A valid code of GB 32100-2015 whose body is DEM…; see `demoUscc`. */
  readonly uscc: string;
  /** One of the first nine, whose codes documents and tests name. */
  readonly featured: boolean;
}

/** Marks every organization and unit that was invented. */
export const syntheticPrefix = '示例·';

/** What stands in person columns: the demo holds no personal data. */
export const personMask = '***';

const syllables = Array.from(
  '云锦恒瑞启辰泰宏嘉润鑫博景澜星宇华昌盛远诚信智联',
);

/**
 * Both numbers (this and that of `sectors`) are prime, so that pairs of the two
 * do not repeat early.
 */
const brandCount = 547;

const sectors = [
  ['精密机械', 'C'],
  ['汽车零部件', 'C'],
  ['食品', 'C'],
  ['软件', 'I'],
  ['网络科技', 'I'],
  ['冷链物流', 'G'],
  ['餐饮管理', 'H'],
  ['农业发展', 'A'],
  ['电子', 'C'],
  ['生物医药', 'C'],
  ['印务包装', 'C'],
  ['新材料', 'C'],
  ['建筑工程', 'E'],
  ['商贸', 'F'],
  ['供应链', 'F'],
  ['环保工程', 'N'],
  ['新能源', 'D'],
  ['数据服务', 'I'],
  ['检测技术', 'M'],
  ['设计咨询', 'M'],
  ['物业服务', 'K'],
  ['人力资源', 'L'],
  ['文化传播', 'R'],
  ['教育科技', 'P'],
  ['健康管理', 'Q'],
  ['家政服务', 'O'],
  ['轨道交通装备', 'C'],
  ['农产品', 'F'],
  ['智能装备', 'C'],
  ['纺织', 'C'],
  ['家居', 'C'],
  ['医疗器械', 'C'],
  ['融资担保', 'J'],
  ['租赁', 'L'],
  ['矿产品', 'B'],
  ['酒店管理', 'H'],
  ['跨境电商', 'F'],
] as const;

const forms: Readonly<Record<SyntheticNature, readonly string[]>> = {
  enterprise: ['有限公司', '股份有限公司', '有限责任公司'],
  'state-owned': ['国有投资有限公司', '发展集团有限公司'],
  foreign: ['(中国)有限公司'],
  social: ['行业协会', '商会'],
  institution: ['服务中心', '研究院'],
};

/**
 * The unit with this number in a district. Names do not repeat below 20,000, so
 * each system has its own range of numbers.
 */
export function syntheticUnit(
  serial: number,
  district: string,
  random: Random,
): SyntheticUnit {
  const [sector, industry] = sectors[serial % sectors.length] ?? sectors[0];
  const brand = brandOf((serial * 211) % brandCount);
  const nature = random.pick(natures);
  const shortName = `${syntheticPrefix}${brand}${sector}`;
  return {
    name: shortName + random.pick(forms[nature]),
    shortName,
    nature,
    industry,
    uscc: demoUscc(district, serial),
    featured: serial < 10,
  };
}

/** Weighted by repetition: most members of alliances are private firms. */
const natures: readonly SyntheticNature[] = [
  ...Array<SyntheticNature>(12).fill('enterprise'),
  ...Array<SyntheticNature>(2).fill('state-owned'),
  ...Array<SyntheticNature>(2).fill('foreign'),
  ...Array<SyntheticNature>(3).fill('social'),
  'institution',
];

function brandOf(index: number): string {
  const first = Math.floor(index / (syllables.length - 1));
  const rest = index % (syllables.length - 1);
  const second = rest < first ? rest : rest + 1;
  return `${syllables[first] ?? ''}${syllables[second] ?? ''}`;
}

/**
 * A code that no real unit can have: 91, the district, and an organization
 * code whose body is DEM and five digits, with both check characters right
 * (GB 11714, GB 32100-2015).
 */
export function demoUscc(district: string, serial: number): string {
  const body = `DEM${String(serial).padStart(5, '0')}`;
  const start = `91${district}${body}${organizationCheck(body)}`;
  return start + (usccCheckCharacter(start) ?? '');
}

/** The check character of an organization code (GB 11714, modulus 11). */
function organizationCheck(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = Array.from(body).reduce(
    (total, character, index) =>
      total + parseInt(character, 36) * (weights[index] ?? 0),
    0,
  );
  const check = 11 - (sum % 11);
  if (check === 11) return '0';
  return check === 10 ? 'X' : String(check);
}
