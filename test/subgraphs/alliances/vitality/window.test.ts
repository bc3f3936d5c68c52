import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  dayNumber,
  earliestDay,
  latestDay,
  textOf,
  yearBefore,
} from '../../../../subgraphs/alliances/vitality/day.ts';
import {
  activeDaysBetween,
  dayAfterActiveDays,
  pausesOf,
} from '../../../../subgraphs/alliances/vitality/window.ts';

describe('a day', () => {
  it('reads a vague date as early or as late as it may be', () => {
    expect(textOf(earliestDay('2020'))).toBe('2020-01-01');
    expect(textOf(latestDay('2020'))).toBe('2020-12-31');
    expect(textOf(earliestDay('2020-02'))).toBe('2020-02-01');
    expect(textOf(latestDay('2020-02'))).toBe('2020-02-29');
    expect(textOf(latestDay('2020-02-10'))).toBe('2020-02-10');
  });

  it('has a year before, across leap days', () => {
    const before = (text: string) => textOf(yearBefore(dayNumber(text)));
    expect(before('2020-08-11')).toBe('2019-08-11');
    expect(before('2020-02-29')).toBe('2019-02-28');
    expect(before('2021-02-28')).toBe('2020-02-28');
  });

  it.each(['', '2020-08', '11.8.2020', '2020-08-11T00:00:00Z'])(
    'is not %j',
    (text) => expect(() => dayNumber(text)).toThrow(`but got: ${text}`),
  );
});

describe('active days', () => {
  const asOf = dayNumber('2020-08-11');
  const suspensions = fc.array(
    fc
      .tuple(fc.integer({ min: -500, max: 0 }), fc.nat(90))
      .map(([from, length]) => ({
        from: textOf(asOf + from),
        to: textOf(asOf + from + length),
        scope: 'ALL' as const,
      })),
    { maxLength: 4 },
  );

  it('are counted one by one', () => {
    fc.assert(
      fc.property(suspensions, fc.nat(400), fc.nat(400), (list, ago, span) => {
        const pauses = pausesOf(list, asOf);
        const from = asOf - ago;
        const days = Array.from(
          { length: span },
          (_, index) => from + index + 1,
        );
        const counted = days.filter(
          (day) =>
            !pauses.some((pause) => pause.from <= day && day <= pause.to),
        );
        expect(activeDaysBetween(pauses, from, from + span)).toBe(
          counted.length,
        );
      }),
    );
  });

  it('are undone by the day after them', () => {
    fc.assert(
      fc.property(
        suspensions,
        fc.nat(400),
        fc.integer({ min: 1, max: 400 }),
        (list, ago, days) => {
          const pauses = pausesOf(list, asOf);
          const from = asOf - ago;
          const day = dayAfterActiveDays(pauses, from, days);
          expect(activeDaysBetween(pauses, from, day)).toBe(days);
          expect(activeDaysBetween(pauses, from, day - 1)).toBe(days - 1);
        },
      ),
    );
  });
});
