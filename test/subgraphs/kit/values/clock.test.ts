import { describe, expect, it } from '@jest/globals';

import {
  dayOf,
  twelveMonthsTo,
} from '../../../../subgraphs/kit/values/calendar.ts';
import {
  fixedClock,
  systemClock,
} from '../../../../subgraphs/kit/values/clock.ts';

describe('fixedClock', () => {
  it('stands still', () => {
    const clock = fixedClock('2020-08-11T12:00:00+08:00');
    expect(clock.now().toISOString()).toBe('2020-08-11T04:00:00.000Z');
    expect(clock.now()).toEqual(clock.now());
  });

  it('is not moved by who changes what it said', () => {
    const clock = fixedClock('2020-08-11T12:00:00+08:00');
    clock.now().setFullYear(1999);
    expect(clock.now().getUTCFullYear()).toBe(2020);
  });

  it('refuses what is no moment', () => {
    expect(() => fixedClock('yesterday')).toThrow('but got: yesterday');
  });
});

it('systemClock tells the time', () => {
  const before = Date.now();
  expect(systemClock.now().getTime()).toBeGreaterThanOrEqual(before);
});

describe('dayOf', () => {
  it.each([
    ['2020-08-10T15:59:59.999Z', '2020-08-10'],
    ['2020-08-10T16:00:00Z', '2020-08-11'],
    ['2019-12-31T16:00:00Z', '2020-01-01'],
    ['2020-08-11T00:00:00+08:00', '2020-08-11'],
  ])('of %s in Shanghai is %s', (moment, day) => {
    expect(dayOf(new Date(moment))).toBe(day);
  });
});

describe('twelveMonthsTo', () => {
  it('begins after the same day a year before', () => {
    expect(twelveMonthsTo('2020-08-11')).toEqual({
      after: '2019-08-11',
      to: '2020-08-11',
    });
  });

  it('begins with 1 March after a leap day', () => {
    const { after } = twelveMonthsTo('2020-02-29');
    expect(['2019-02-28' > after, '2019-03-01' > after]).toEqual([false, true]);
  });
});
