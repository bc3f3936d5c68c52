import { describe, expect, it } from '@jest/globals';

import { toHalfWidth } from '../../../subgraphs/kit/values/half-width.ts';
import { ledgerId } from '../../../subgraphs/organizations/normalize/ledger-id.ts';
import { normalizeDate } from '../../../subgraphs/organizations/normalize/legacy-date.ts';
import { memberCountBand } from '../../../subgraphs/organizations/normalize/member-count.ts';
import {
  integerOfSortKey,
  integerSortKey,
} from '../../../subgraphs/organizations/normalize/sort-key.ts';
import { normalizeUscc } from '../../../subgraphs/organizations/normalize/uscc.ts';

describe('dates that were typed as text', () => {
  it.each([
    ['2018.5', '2018-05'],
    ['2018.10', '2018-10'],
    ['2018-05-00', '2018-05'],
    ['2018-00-00', '2018'],
    ['一八年', '2018'],
    ['二〇一八年', '2018'],
    ['二○一八年五月', '2018-05'],
    ['一八年十二月', '2018-12'],
    ['九八年', '1998'],
    ['18年5月', '2018-05'],
    ['2018', '2018'],
    ['2018年', '2018'],
    ['2018年5月', '2018-05'],
    ['2018年5月17日', '2018-05-17'],
    ['2018/5/7', '2018-05-07'],
    ['20180517', '2018-05-17'],
    ['201805', '2018-05'],
    ['２０１８．５', '2018-05'],
    ['２０１８-５', '2018-05'],
    ['2018-05-17 00:00:00', '2018-05-17'],
    ['2018-05-17T08:00:00Z', '2018-05-17'],
    ['2020-02-29', '2020-02-29'],
  ])('reads %s as %s', (text, date) => {
    expect(normalizeDate(text)).toBe(date);
  });

  it.each([
    null,
    '',
    '0000-00-00',
    '0000-00-00 00:00:00',
    '不详',
    '2018-13',
    '2019-02-29',
    '2018-05-32',
    '2018-00-05',
    '18',
    '5月',
    '2018..5',
  ])('finds no date in %s', (text) => {
    expect(normalizeDate(text)).toBeNull();
  });
});

describe('numbers of members that were typed as text', () => {
  it.each([
    ['1', 'UNDER_3'],
    ['2', 'UNDER_3'],
    ['3', 'FROM_3_TO_9'],
    ['9人', 'FROM_3_TO_9'],
    ['10', 'FROM_10_TO_49'],
    ['约30', 'FROM_10_TO_49'],
    ['３５', 'FROM_10_TO_49'],
    ['50余人', 'FROM_50_TO_99'],
    ['99', 'FROM_50_TO_99'],
    ['100', 'FROM_100'],
    ['140名左右', 'FROM_100'],
    ['35.00', 'FROM_10_TO_49'],
  ])('puts %s into the band %s', (text, band) => {
    expect(memberCountBand(text)).toBe(band);
  });

  it.each([null, '', '0', '若干', '3-5', '-4', '650余万元'])(
    'finds no number in %s',
    (text) => {
      expect(memberCountBand(text)).toBeNull();
    },
  );
});

describe('unified social credit codes (GB 32100-2015)', () => {
  it("accepts the standard's own example and the demo's nine", () => {
    const codes = [
      '91350100M000100Y43',
      '91510112DEM000014T',
      '91510114DEM000022J',
      '91510115DEM000030U',
      '91350100DEM0000494',
      '91310116DEM000057L',
      '91310116DEM000065F',
      '91330110DEM000073U',
      '91330110DEM000081N',
      '91330110DEM00009XE',
    ];
    expect(codes.map(normalizeUscc)).toEqual(codes);
  });

  it('brings width and case into the standard form', () => {
    expect(normalizeUscc('９１３５０１００Ｍ０００１００Ｙ４３')).toBe(
      '91350100M000100Y43',
    );
    expect(normalizeUscc(' 91350100m000100y43 ')).toBe('91350100M000100Y43');
  });

  it.each([
    ['a wrong check character', '91350100M000100Y4Z'],
    ['two characters swapped', '91350100M001000Y43'],
    ['a letter that is not in the alphabet', '91350100I000100Y43'],
    ['a character too few', '91350100M000100Y4'],
    ['a character too many', '91350100M000100Y433'],
    ['nothing', ''],
  ])('refuses %s', (_, code) => {
    expect(normalizeUscc(code)).toBeNull();
  });
});

describe('width', () => {
  it('folds digits and letters and leaves other characters alone', () => {
    expect(toHalfWidth('第３车间Ａｂ(党)·(总)')).toBe('第3车间Ab(党)·(总)');
  });

  it('gives one ledger id to one name in two widths', () => {
    expect(ledgerId('示例·第８工场 有限公司')).toBe(
      ledgerId('示例·第8工场有限公司'),
    );
    expect(ledgerId('示例·甲')).toMatch(/^[0-9a-f]{12}$/u);
  });
});

describe('the sort key of a whole number', () => {
  const numbers = [
    '-120',
    '-99',
    '-5',
    '0',
    '7',
    '10',
    '99',
    '9007199254740993',
  ];

  it('sorts by code point as numbers do', () => {
    const keys = numbers.map(integerSortKey);
    expect(keys.toSorted()).toEqual(keys);
  });

  it('is read back, and nothing else is', () => {
    expect(numbers.map(integerSortKey).map(integerOfSortKey)).toEqual(numbers);
    for (const text of ['', 'x', '7', '027', '01', '-', '03102x']) {
      expect(integerOfSortKey(text)).toBeNull();
    }
  });
});
