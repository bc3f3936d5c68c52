import { describe, expect, it } from '@jest/globals';

import { assessVitality } from '../../../../subgraphs/alliances/vitality/assess/assess.ts';
import type {
  ConferenceFact,
  EventFact,
  VitalityInput,
} from '../../../../subgraphs/alliances/vitality/input.ts';
import {
  buildActivityFacts,
  buildAlliance,
  buildExchangeFacts,
  buildInput,
  buildMember,
  buildMembers,
  conferenceAgo,
  daysAgo,
  eventAgo,
  exchangeAgo,
  unit,
  units,
} from './build-input.ts';
import { figureOf, readIndicator, signalAndValue } from './read-report.ts';

function withEvents(
  events: readonly EventFact[],
  changes: Partial<VitalityInput> = {},
): VitalityInput {
  return buildInput({
    activityFacts: buildActivityFacts({ events }),
    ...changes,
  });
}

/** Signs of life so often that only the last gap matters. */
function silentFor(days: number): VitalityInput {
  const ages = [days, days + 60, days + 120, days + 180, days + 240];
  return withEvents(ages.map((age) => eventAgo(age)));
}

describe('V1 silence', () => {
  it.each([
    [92, 'GREEN', 100],
    [93, 'YELLOW', 99.3],
    [182, 'YELLOW', 40],
    [183, 'RED', 39.8],
  ])('after %i days is %s with %d points', (days, signal, points) => {
    const reading = readIndicator(silentFor(days), 'V1');
    expect(reading).toMatchObject({ signal, points, value: days });
  });

  it('counts the whole year without any sign, with 0 points', () => {
    const reading = readIndicator(buildInput(), 'V1');
    expect(reading).toMatchObject({ signal: 'RED', value: 366, points: 0 });
  });

  it('counts from the founding when there was no sign since', () => {
    const alliance = buildAlliance({ foundedOn: daysAgo(100) });
    const input = buildInput({ alliance });
    expect(signalAndValue(input, 'V1')).toEqual(['YELLOW', 100]);
  });

  it.each([
    [89, 'GREY'],
    [90, 'GREEN'],
  ])('of an alliance %i days old is %s', (days, signal) => {
    const alliance = buildAlliance({ foundedOn: daysAgo(days) });
    expect(readIndicator(buildInput({ alliance }), 'V1').signal).toBe(signal);
  });

  it('is broken by an exchange or a conference as well', () => {
    const exchanges = [exchangeAgo(40)];
    const conferences = [conferenceAgo(30)];
    expect(
      readIndicator(
        buildInput({ exchangeFacts: buildExchangeFacts({ exchanges }) }),
        'V1',
      ).value,
    ).toBe(40);
    expect(
      readIndicator(
        buildInput({ activityFacts: buildActivityFacts({ conferences }) }),
        'V1',
      ).value,
    ).toBe(30);
  });

  it('is not broken by an exchange of a unit with itself', () => {
    const exchanges = [exchangeAgo(40, [unit(1), unit(1)])];
    const exchangeFacts = buildExchangeFacts({ exchanges });
    expect(readIndicator(buildInput({ exchangeFacts }), 'V1').value).toBe(366);
  });

  it('takes paused days out, overlapping ones once', () => {
    const input = withEvents([eventAgo(200), eventAgo(230)], {
      suspensions: [
        { from: daysAgo(150), to: daysAgo(101), scope: 'OFFLINE' },
        { from: daysAgo(120), to: daysAgo(91), scope: 'ALL' },
      ],
    });
    const reading = readIndicator(input, 'V1');
    expect(reading.value).toBe(140);
    expect(figureOf(reading, 'paused')).toBe(60);
    expect(reading.statement).toBe(
      '距最近一次两家以上成员参加的活动、互助或联席会议 140 天，过去一年最长间隔 140 天（已扣除暂停 60 天）。',
    );
  });

  it.each([
    [92, true, 'YELLOW'],
    [93, false, 'YELLOW'],
  ])(
    'of %i days after a gap of over 182 has recovered: %s',
    (days, recovered, signal) => {
      const input = withEvents([eventAgo(days), eventAgo(days + 183)]);
      const report = assessVitality(input);
      expect(report.recovered).toBe(recovered);
      expect(readIndicator(input, 'V1').signal).toBe(signal);
    },
  );

  it('is grey when either kind of facts is missing', () => {
    for (const changes of [{ activityFacts: null }, { exchangeFacts: null }]) {
      expect(signalAndValue(buildInput(changes), 'V1')).toEqual(['GREY', null]);
    }
  });

  it('counts no day after the facts end', () => {
    const events = [eventAgo(100)];
    const activityFacts = buildActivityFacts({ events, asOf: daysAgo(20) });
    expect(readIndicator(buildInput({ activityFacts }), 'V1').value).toBe(80);
  });
});

describe('an event that counts', () => {
  const silence = (input: VitalityInput) => readIndicator(input, 'V1').value;

  it('has two distinct member units', () => {
    expect(silence(withEvents([eventAgo(5)]))).toBe(5);
    const twice = eventAgo(5, { attendeeUnitIds: [unit(1), unit(1)] });
    expect(silence(withEvents([twice]))).toBe(366);
  });

  it('does not count strangers', () => {
    const attendeeUnitIds = [unit(1), '330110:hm:9'];
    expect(silence(withEvents([eventAgo(5, { attendeeUnitIds })]))).toBe(366);
  });

  it('is not made of two one-unit events on one day', () => {
    const events = [
      eventAgo(5, { id: 'a', attendeeUnitIds: [unit(1)] }),
      eventAgo(5, { id: 'b', attendeeUnitIds: [unit(2)] }),
    ];
    expect(silence(withEvents(events))).toBe(366);
  });

  it.each([
    ['an observer', buildMember({ unitId: unit(2), role: 'OBSERVER' })],
    ['an invited unit', buildMember({ unitId: unit(2), status: 'INVITED' })],
    ['a unit that left before', leftOn(6)],
    [
      'a unit that joined later',
      buildMember({ unitId: unit(2), since: '2020-08-07' }),
    ],
  ])('does not count %s as a member', (_, other) => {
    const memberships = [buildMember({ unitId: unit(1) }), other];
    expect(silence(withEvents([eventAgo(5)], { memberships }))).toBe(366);
  });

  it('counts a unit that has left since', () => {
    const memberships = [buildMember({ unitId: unit(1) }), leftOn(4)];
    expect(silence(withEvents([eventAgo(5)], { memberships }))).toBe(5);
  });

  function leftOn(days: number) {
    return buildMember({
      unitId: unit(2),
      status: 'WITHDRAWN',
      until: daysAgo(days),
    });
  }

  it('merges with the others of its day', () => {
    const events = [
      eventAgo(5, { id: 'a', kind: 'VISIT' }),
      eventAgo(5, { id: 'b', attendeeUnitIds: units(2, 3) }),
      ...[50, 90, 130].map((days) => eventAgo(days, { kind: 'VISIT' })),
    ];
    const reading = readIndicator(withEvents(events), 'V5');
    expect(figureOf(reading, 'events')).toBe(4);
    expect(figureOf(reading, 'showcase')).toBe(3);
  });

  it('lies within the 12 months', () => {
    expect(silence(withEvents([eventAgo(366)]))).toBe(366);
    const reading = readIndicator(withEvents([eventAgo(367)]), 'V6');
    expect(reading.signal).toBe('GREY');
  });
});

describe('V17 conferences', () => {
  function fulfilment(
    conferences: readonly ConferenceFact[],
    changes: Partial<VitalityInput> = {},
  ): VitalityInput {
    return buildInput({
      charter: { conferencesPerYear: 4 },
      activityFacts: buildActivityFacts({ conferences }),
      ...changes,
    });
  }
  const held = (count: number) =>
    Array.from({ length: count }, (_, index) => conferenceAgo(10 + index));

  it.each([
    [1, 'RED', 0.25],
    [2, 'YELLOW', 0.5],
    [3, 'YELLOW', 0.75],
    [4, 'GREEN', 1],
    [9, 'GREEN', 1],
  ])('held %i of four is %s', (count, signal, value) => {
    expect(signalAndValue(fulfilment(held(count)), 'V17')).toEqual([
      signal,
      value,
    ]);
  });

  it('is the mean with the resolutions closed, at 0.8 still green', () => {
    const resolution = (closed: boolean) => ({
      dueOn: daysAgo(30),
      closedOn: closed ? daysAgo(20) : null,
    });
    const activityFacts = buildActivityFacts({
      conferences: held(4),
      resolutions: [true, true, true, false, false].map(resolution),
    });
    const reading = readIndicator(fulfilment([], { activityFacts }), 'V17');
    expect(reading).toMatchObject({
      signal: 'GREEN',
      value: 0.8,
      statement: '章程约定每年 4 次，实际召开 4 次；议定事项办结 60%。',
    });
  });

  it.each([
    [{ conferencesPerYear: null }, '章程未约定次数'],
    [null, '没有章程的记录'],
  ])('says so when no number is promised (%j), and uses two', (...row) => {
    const [charter, words] = row;
    const reading = readIndicator(fulfilment(held(1), { charter }), 'V17');
    expect(reading.value).toBe(0.5);
    expect(reading.statement).toContain(`${words}，按惯例每年 2 次计`);
  });

  it('expects fewer after a pause', () => {
    const suspensions = [
      { from: daysAgo(200), to: daysAgo(101), scope: 'ALL' as const },
    ];
    const reading = readIndicator(fulfilment(held(2), { suspensions }), 'V17');
    expect(figureOf(reading, 'expected')).toBe(2);
    expect(reading.signal).toBe('GREEN');
  });

  it('is grey while nothing is due', () => {
    const alliance = buildAlliance({ foundedOn: daysAgo(80) });
    expect(readIndicator(fulfilment([], { alliance }), 'V17').signal).toBe(
      'GREY',
    );
  });
});

describe('V3 hollow busy', () => {
  const sloppy = (count: number, changes: Partial<EventFact> = {}) =>
    Array.from({ length: count }, (_, index) =>
      eventAgo(5 + index * 30, changes),
    );

  it('is red at once a month, without preparation and outcome', () => {
    const reading = readIndicator(withEvents(sloppy(12)), 'V3');
    expect(reading).toMatchObject({
      signal: 'RED',
      value: 1,
      points: null,
      statement: '平均每月 1 次，但准备平均不足一半，未见可查的成果。',
    });
  });

  it.each([
    ['fewer than monthly', sloppy(11)],
    ['with outcomes', sloppy(12, { outcomeCount: 1 })],
    [
      'with half of the preparations',
      sloppy(12, { hasObjective: true, hostCount: 2, needKind: 'ISSUE' }),
    ],
  ])('is green %s', (_, events) => {
    expect(readIndicator(withEvents(events), 'V3').signal).toBe('GREEN');
  });

  it('is grey when busy with too few mature events', () => {
    const alliance = buildAlliance({ foundedOn: daysAgo(100) });
    const events = [5, 10, 15, 60].map((days) => eventAgo(days));
    expect(readIndicator(withEvents(events, { alliance }), 'V3').signal).toBe(
      'GREY',
    );
  });

  it('never follows from frequency alone', () => {
    const memberships = buildMembers(10);
    const events = sloppy(12).flatMap((event, index) => [
      event,
      eventAgo(12 + index * 29, { outcomeCount: 1 }),
    ]);
    expect(
      readIndicator(withEvents(events, { memberships }), 'V3').signal,
    ).toBe('GREEN');
  });
});
