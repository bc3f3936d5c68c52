import { expect, it } from '@jest/globals';

import { textOf } from '../../../../subgraphs/organizations/adapters/memory/row-values.ts';
import {
  flawOf,
  numberText,
  saysNothing,
} from '../../../../subgraphs/organizations/normalize/said-by-cell.ts';

it.each(
  '无 暂无 没有 - -- — —— － / // ／ \\ . … * N/A n/a NULL none 未建 未组建'.split(
    ' ',
  ),
)('reads %s as nothing', (text) => {
  expect(saysNothing(text)).toBe(true);
  expect(textOf({ a: ` ${text}\u200B` }, 'a')).toBeNull();
});

it.each('无锡 无线电厂 暂无锡 0 1-2 是/否 √ A 不详 nonesuch'.split(' '))(
  'reads %s as what it says',
  (text) => {
    expect(saysNothing(text)).toBe(false);
    expect(textOf({ a: text }, 'a')).toBe(text);
  },
);

it.each(
  '#REF! #N/A #VALUE! #DIV/0! #NAME? #NULL! #NUM! #SPILL! #####'.split(' '),
)('reads %s as a broken cell', (text) => {
  expect(flawOf(text)).toBe('cell-broken');
  expect(textOf({ a: text }, 'a')).toBeNull();
});

it.each([
  [Number('913101160000057123'), '9.13101160000057E+17'],
  [1000000000000000, '1E+15'],
  [3.10116e17, '3.10116E+17'],
  [Number('9007199254740993'), '9.00719925474099E+15'],
] as const)('shows of %d only the digits that Excel keeps', (number, text) => {
  expect(numberText(number)).toBe(text);
  expect(flawOf(text)).toBe('digits-lost');
  expect(textOf({ a: text }, 'a')).toBeNull();
});

it.each([
  [13800000000, '13800000000'],
  [310116000000057, '310116000000057'],
  [43237, '43237'],
  [2018.1, '2018.1'],
  [-7, '-7'],
] as const)('shows the whole of %d', (number, text) => {
  expect(numberText(number)).toBe(text);
  expect(flawOf(text)).toBeNull();
});

it.each(['1.38E+10', '9.13E+17', '1E+15'])(
  'tells %s, as CSV has it, for a number without its digits',
  (text) => expect(flawOf(text)).toBe('digits-lost'),
);

it.each(['1e3', '2E10', '1E3', '1.5E+01', '#1', '#a', '9131E'])(
  'leaves %s a text',
  (text) => expect(flawOf(text)).toBeNull(),
);
