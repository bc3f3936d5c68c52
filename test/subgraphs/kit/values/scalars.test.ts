import { describe, expect, it } from '@jest/globals';

import { dateScalars } from '../../../../subgraphs/kit/values/scalars.ts';

describe.each<[keyof typeof dateScalars, string[], unknown[]]>([
  [
    'Date',
    ['2020-08-11', '2020-02-29'],
    ['2020-8-11', '2020-13-01', '2020', 7],
  ],
  [
    'PartialDate',
    ['2018', '2018-05', '2018-05-17'],
    ['18', '2018-00', '2018-05-00', '2018-5', null],
  ],
  [
    'DateTime',
    ['2020-08-11T12:00:00+08:00', '2020-08-11T04:00:00.000Z'],
    ['2020-08-11', '2020-08-11T12:00:00', '2020-08-11 12:00:00Z'],
  ],
])('%s', (name, good, bad) => {
  const scalar = dateScalars[name];

  it.each(good)('takes and gives %s', (text) => {
    expect(scalar.parseValue(text)).toBe(text);
    expect(scalar.serialize(text)).toBe(text);
  });

  it.each(bad)('refuses %s', (value) => {
    const message = `Expected a ${name} such as `;
    expect(() => scalar.parseValue(value)).toThrow(message);
    expect(() => scalar.serialize(value)).toThrow(message);
  });
});
