import { describe, expect, it } from '@jest/globals';

import type { VitalityInput } from '../../../../subgraphs/alliances/vitality/input.ts';
import {
  buildActivityFacts,
  buildExchangeFacts,
  buildInput,
  buildMember,
  buildMembers,
  claimAgo,
  daysAgo,
  eventAgo,
  exchangeAgo,
  unit,
  units,
} from './build-input.ts';
import { readIndicator, signalAndValue } from './read-report.ts';

/** Of `members` units, the first `active` attended both events. */
function twoEvents(active: number, members: number): VitalityInput {
  const attendeeUnitIds = units(active);
  const events = [
    eventAgo(20, { attendeeUnitIds }),
    eventAgo(80, { attendeeUnitIds }),
  ];
  return buildInput({
    memberships: buildMembers(members),
    activityFacts: buildActivityFacts({ events }),
  });
}

describe('V7 active members', () => {
  it.each([
    [2, 'RED', 0.2],
    [3, 'YELLOW', 0.3],
    [5, 'YELLOW', 0.5],
    [6, 'GREEN', 0.6],
  ])('with %i of ten is %s', (active, signal, value) => {
    expect(signalAndValue(twoEvents(active, 10), 'V7')).toEqual([
      signal,
      value,
    ]);
  });

  it('needs two attendances, or one exchange, or one confirmed claim', () => {
    const input = buildInput({
      activityFacts: buildActivityFacts({
        events: [eventAgo(20, { attendeeUnitIds: units(10) })],
        claims: [
          claimAgo(30, true),
          { ...claimAgo(30, false), unitId: unit(4) },
        ],
      }),
      exchangeFacts: buildExchangeFacts({
        exchanges: [exchangeAgo(10, [unit(2), unit(3)])],
      }),
    });
    expect(readIndicator(input, 'V7')).toMatchObject({
      value: 0.3,
      statement: '3/10 家成员一年内至少参与两次或完成一次互助。',
    });
  });

  it('leaves out new members, observers and those not active', () => {
    const memberships = [
      ...buildMembers(3),
      buildMember({ unitId: unit(4), since: daysAgo(89) }),
      buildMember({ unitId: unit(5), role: 'OBSERVER' }),
      buildMember({ unitId: unit(6), status: 'PAUSED' }),
      buildMember({ unitId: unit(7), since: '2020' }),
    ];
    const input = { ...twoEvents(3, 3), memberships };
    expect(readIndicator(input, 'V7').value).toBe(1);
  });

  it('expects members of 90 days, and those without a date', () => {
    const memberships = [
      ...buildMembers(2),
      buildMember({ unitId: unit(3), since: daysAgo(90) }),
      buildMember({ unitId: unit(4), since: null }),
    ];
    const input = { ...twoEvents(2, 2), memberships };
    expect(readIndicator(input, 'V7').value).toBe(0.5);
  });

  it('counts a unit with several roles once', () => {
    const memberships = [
      ...buildMembers(4),
      buildMember({ unitId: unit(1), role: 'CHAIR' }),
    ];
    const input = { ...twoEvents(2, 4), memberships };
    expect(readIndicator(input, 'V7').value).toBe(0.5);
  });

  it('is grey below three members', () => {
    expect(readIndicator(twoEvents(2, 2), 'V7').signal).toBe('GREY');
    expect(readIndicator(twoEvents(3, 3), 'V7').signal).toBe('GREEN');
  });

  it('is grey when a pause leaves fewer than 90 days', () => {
    const suspensions = [
      { from: daysAgo(365), to: daysAgo(60), scope: 'ALL' as const },
    ];
    const input = { ...twoEvents(2, 10), suspensions };
    expect(readIndicator(input, 'V7').signal).toBe('GREY');
  });
});

describe('V8 scale load', () => {
  it.each([
    [199, 10, 'GREEN'],
    [200, 120, 'GREEN'],
    [200, 119, 'YELLOW'],
    [200, 60, 'YELLOW'],
    [200, 59, 'RED'],
    [999, 999, 'GREEN'],
    [1000, 1000, 'RED'],
  ])('of %i members with %i active is %s', (members, active, signal) => {
    const reading = readIndicator(twoEvents(active, members), 'V8');
    expect(reading).toMatchObject({ signal, value: members, points: null });
  });

  it('does not accuse a large alliance whose activity is unknown', () => {
    const input = { ...twoEvents(10, 500), exchangeFacts: null };
    // Without exchanges the report is no verdict: the size is shown only.
    expect(readIndicator(input, 'V8').signal).toBe('INFO');
  });
});

describe('V9 concentration', () => {
  /** Two of ten members attend `top` events; two others `rest` events. */
  function attendance([top, rest]: readonly [number, number]): VitalityInput {
    const events = [
      ...Array.from({ length: top }, (_, index) => eventAgo(10 + index)),
      ...Array.from({ length: rest }, (_, index) =>
        eventAgo(100 + index, { attendeeUnitIds: units(2, 3) }),
      ),
    ];
    return buildInput({ activityFacts: buildActivityFacts({ events }) });
  }

  it.each([
    [[8, 2], 'GREEN', 0.8],
    [[9, 2], 'YELLOW', 0.818],
    [[5, 0], 'YELLOW', 1],
  ] as const)('with %j events is %s', (counts, signal, value) => {
    expect(signalAndValue(attendance(counts), 'V9')).toEqual([signal, value]);
  });

  it('is never red: 40 points at worst', () => {
    expect(readIndicator(attendance([5, 0]), 'V9').points).toBe(40);
  });

  it('is grey below ten members, and without attendance', () => {
    const memberships = buildMembers(9);
    const few = { ...attendance([5, 0]), memberships };
    expect(readIndicator(few, 'V9').signal).toBe('GREY');
    expect(readIndicator(attendance([0, 0]), 'V9').signal).toBe('GREY');
  });
});

describe('V15 reciprocity', () => {
  const exchanges = [
    exchangeAgo(10, [unit(1), unit(2)]),
    exchangeAgo(20, [unit(2), unit(1)]),
    exchangeAgo(30, [unit(1), '330482:xc:7']),
  ];

  it('is the share that gave and received, for information', () => {
    const exchangeFacts = buildExchangeFacts({ exchanges });
    const reading = readIndicator(buildInput({ exchangeFacts }), 'V15');
    expect(reading).toMatchObject({
      signal: 'INFO',
      value: 0.667,
      points: null,
    });
    expect(reading.statement).toBe('66.7% 的参与单位既提供也获得过资源。');
    expect(reading.inputs).toContainEqual({
      name: 'crossDistrictShare',
      value: 0.333,
    });
  });

  it('is grey below three exchanges', () => {
    const exchangeFacts = buildExchangeFacts({
      exchanges: exchanges.slice(0, 2),
    });
    expect(readIndicator(buildInput({ exchangeFacts }), 'V15').signal).toBe(
      'GREY',
    );
  });
});
