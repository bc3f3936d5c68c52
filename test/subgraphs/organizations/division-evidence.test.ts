import { describe, expect, it } from '@jest/globals';

import { allDivisions } from '../../../subgraphs/kit/values/divisions/divisions.ts';
import {
  divisionOfCode,
  divisionOfUscc,
  divisionsInName,
  fitOf,
} from '../../../subgraphs/organizations/normalize/division-evidence.ts';

const counties = allDivisions().filter(({ level }) => level === 'COUNTY');

describe('a division that a datum says', () => {
  it('is found in a name, whichever district, county, city or banner it is', () => {
    const missed = counties
      .filter(({ name }) => /^.{2,}[区县市旗]$/u.test(name))
      .filter(
        ({ name, code }) => !divisionsInName(`示例·${name}某厂`).includes(code),
      );
    expect(missed).toEqual([]);
  });

  it.each([
    ['示例·成都市新都区第一厂', ['510114']],
    ['示例·海宁市党委', ['330481']],
    ['示例·矿区党支部', []],
    ['示例·社区党支部', []],
    ['示例·开发区', []],
  ])('of the name %s is %j', (name, codes) => {
    expect(divisionsInName(name)).toEqual(codes);
  });

  it.each([
    ['51011400', '510114'],
    ['510114001001', '510114'],
    ['510114', null],
    ['5101140010010010', null],
    ['201805170001', null],
    ['510100001', null],
    ['51011400A', null],
    [null, null],
  ])('of the code %s is %s', (code, division) => {
    expect(divisionOfCode(code)).toBe(division);
  });

  it.each([
    ['91310116DEM000057L', '310116'],
    ['91310116DEM000057M', null],
    ['911000007109288314', null],
  ])('of the credit code %s is %s', (code, division) => {
    expect(divisionOfUscc(code)).toBe(division);
  });

  it('fits itself, whichever it is, and its own city', () => {
    for (const { code } of counties) {
      expect(fitOf(code, code)).toBe('fits');
      expect(fitOf(code, `${code.slice(0, 4)}00`)).toBe('fits');
      expect(fitOf(code, `${code.slice(0, 2)}0000`)).toBe('fits');
    }
  });

  it.each([
    ['510114', '510115', 'contradicts'],
    ['510100', '510115', 'says-nothing'],
    ['510000', '510115', 'says-nothing'],
    ['320100', '510115', 'contradicts'],
    ['330113', '330110', 'fits'],
    ['330103', '330105', 'fits'],
    ['510115', '510188', 'says-nothing'],
    ['320102', '510188', 'contradicts'],
  ])('%s of a record of %s: %s', (code, owner, fit) => {
    expect(fitOf(code, owner)).toBe(fit);
  });
});
