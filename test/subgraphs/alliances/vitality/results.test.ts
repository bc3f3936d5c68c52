import { describe, expect, it } from '@jest/globals';

import type {
  EventFact,
  VitalityInput,
} from '../../../../subgraphs/alliances/vitality/input.ts';
import {
  buildActivityFacts,
  buildExchangeFacts,
  buildInput,
  claimAgo,
  daysAgo,
  eventAgo,
  requestAgo,
} from './build-input.ts';
import { figureOf, readIndicator, signalAndValue } from './read-report.ts';

/** `total` events from 50 days ago backwards; the first `special` changed. */
function someEvents(
  [special, total]: readonly [number, number],
  change: (days: number) => Partial<EventFact>,
): VitalityInput {
  const events = Array.from({ length: total }, (_, index) => {
    const days = 50 + index * 5;
    return eventAgo(days, index < special ? change(days) : {});
  });
  return buildInput({ activityFacts: buildActivityFacts({ events }) });
}

describe('V2 plan readiness', () => {
  const five = (days: number): Partial<EventFact> => ({
    planFiledOn: daysAgo(days + 7),
    hasObjective: true,
    needKind: 'PROJECT',
    hostCount: 2,
    summarizedOn: daysAgo(days - 14),
  });

  it.each([
    [[3, 10], 'RED', 0.3],
    [[4, 10], 'YELLOW', 0.4],
    [[5, 10], 'YELLOW', 0.5],
    [[6, 10], 'GREEN', 0.6],
  ] as const)('with %j events prepared is %s', (counts, signal, value) => {
    expect(signalAndValue(someEvents(counts, five), 'V2')).toEqual([
      signal,
      value,
    ]);
  });

  it.each([
    ['a plan filed six days before', { planFiledOn: daysAgo(56) }],
    ['no objective', { hasObjective: false }],
    ['no need', { needKind: null }],
    ['one host', { hostCount: 1 }],
    ['a summary after 15 days', { summarizedOn: daysAgo(35) }],
  ])('counts four of five with %s', (_, changes) => {
    const facts = [
      eventAgo(50, { ...five(50), ...changes }),
      eventAgo(60, five(60)),
      eventAgo(70, five(70)),
    ];
    const activityFacts = buildActivityFacts({ events: facts });
    expect(readIndicator(buildInput({ activityFacts }), 'V2').value).toBe(
      0.933,
    );
  });

  it('names the preparation that is missing most often', () => {
    const input = someEvents([4, 4], (days) => ({
      ...five(days),
      hostCount: 1,
    }));
    expect(readIndicator(input, 'V2').statement).toBe(
      '4 次活动平均具备 5 项准备中的 4 项，最常缺的是“两家以上共办”（4 次）。',
    );
  });

  it('does not miss a summary that may still come', () => {
    const events = [3, 14, 15].map((days) =>
      eventAgo(days, {
        ...five(days),
        planFiledOn: daysAgo(days + 7),
        summarizedOn: null,
      }),
    );
    const activityFacts = buildActivityFacts({ events });
    const reading = readIndicator(buildInput({ activityFacts }), 'V2');
    expect(figureOf(reading, '缺“结束 14 天内总结”')).toBe(1);
  });

  it('is grey below three events', () => {
    expect(readIndicator(someEvents([2, 2], five), 'V2').signal).toBe('GREY');
  });
});

describe('V4 outcome yield', () => {
  const outcome = () => ({ outcomeCount: 1 });

  it.each([
    [[2, 10], 'RED', 0.2],
    [[3, 10], 'YELLOW', 0.3],
    [[4, 10], 'YELLOW', 0.4],
    [[5, 10], 'GREEN', 0.5],
  ] as const)('with outcomes of %j events is %s', (counts, signal, value) => {
    expect(signalAndValue(someEvents(counts, outcome), 'V4')).toEqual([
      signal,
      value,
    ]);
  });

  it('counts events from 45 days on', () => {
    const at = (days: number) =>
      buildInput({
        activityFacts: buildActivityFacts({
          events: [days, 100, 110].map((age) => eventAgo(age)),
        }),
      });
    expect(readIndicator(at(44), 'V4').signal).toBe('GREY');
    expect(readIndicator(at(45), 'V4').signal).toBe('RED');
  });

  it('shows the 90% interval of Wilson', () => {
    const reading = readIndicator(someEvents([5, 10], outcome), 'V4');
    expect(figureOf(reading, 'wilsonLow')).toBeCloseTo(0.269, 2);
    expect(figureOf(reading, 'wilsonHigh')).toBeCloseTo(0.731, 2);
    expect(reading.statement).toBe('5/10 次活动登记了可查的成果。');
  });
});

describe('V5 showcase share', () => {
  const visit = () => ({ kind: 'VISIT' as const });

  it.each([
    [[2, 4], 'GREEN', 0.5],
    [[3, 5], 'YELLOW', 0.6],
    [[3, 4], 'YELLOW', 0.75],
    [[4, 5], 'RED', 0.8],
  ] as const)('with %j events for show is %s', (counts, signal, value) => {
    expect(signalAndValue(someEvents(counts, visit), 'V5')).toEqual([
      signal,
      value,
    ]);
  });

  it.each(['STUDY_SEMINAR', 'VISIT', 'ROADSHOW', 'RELEASE_PROMOTION'] as const)(
    'counts %s',
    (kind) => {
      const input = someEvents([4, 4], () => ({ kind }));
      expect(readIndicator(input, 'V5').value).toBe(1);
    },
  );

  it('does not count a visit that answers a need', () => {
    const input = someEvents([4, 4], (days) => ({
      kind: 'VISIT',
      needKind: 'REQUEST',
      needRaisedOn: daysAgo(days + 1),
    }));
    expect(readIndicator(input, 'V5').value).toBe(0);
  });

  it('is grey below four events', () => {
    expect(readIndicator(someEvents([3, 3], visit), 'V5').signal).toBe('GREY');
  });
});

describe('V6 real need', () => {
  const need = (days: number): Partial<EventFact> => ({
    needKind: 'ISSUE',
    needRaisedOn: daysAgo(days + 1),
  });

  it.each([
    [[2, 10], 'RED', 0.2],
    [[1, 4], 'YELLOW', 0.25],
    [[3, 10], 'YELLOW', 0.3],
    [[4, 10], 'GREEN', 0.4],
  ] as const)('with %j events on a need is %s', (counts, signal, value) => {
    expect(signalAndValue(someEvents(counts, need), 'V6')).toEqual([
      signal,
      value,
    ]);
  });

  it('counts no need that came with the event or has no date', () => {
    const sameDay = someEvents([5, 5], (days) => ({
      needKind: 'REQUEST',
      needRaisedOn: daysAgo(days),
    }));
    const undated = someEvents([5, 5], () => ({ needKind: 'REQUEST' }));
    expect(readIndicator(sameDay, 'V6').value).toBe(0);
    expect(readIndicator(undated, 'V6').value).toBe(0);
  });

  it('is grey without any event', () => {
    expect(readIndicator(buildInput(), 'V6').signal).toBe('GREY');
  });
});

describe('V13 demand closure', () => {
  const closure = (
    [confirmed, total]: readonly [number, number],
    unmet = 0,
  ) => {
    const done = { matchedOn: daysAgo(90), confirmedOn: daysAgo(80) };
    const requests = Array.from({ length: total }, (_, index) =>
      requestAgo(100, index < confirmed ? done : {}),
    );
    const honest = Array.from({ length: unmet }, () =>
      requestAgo(100, { unmetReason: '区内没有该类设备' }),
    );
    return buildInput({
      exchangeFacts: buildExchangeFacts({ requests: [...requests, ...honest] }),
    });
  };

  it.each([
    [[3, 10], 'RED', 0.3],
    [[4, 10], 'YELLOW', 0.4],
    [[5, 10], 'YELLOW', 0.5],
    [[6, 10], 'GREEN', 0.6],
  ] as const)('with %j confirmed is %s', (counts, signal, value) => {
    expect(signalAndValue(closure(counts), 'V13')).toEqual([signal, value]);
  });

  it('shows what was honestly unmet apart', () => {
    expect(readIndicator(closure([3, 3], 2), 'V13')).toMatchObject({
      value: 1,
      statement:
        '3 条需求都经提出方确认解决，匹配用时中位 10 天；另有 2 条说明了未能满足的原因。',
    });
  });

  it('waits until a request is older than 30 days', () => {
    const at = (days: number) =>
      buildInput({
        exchangeFacts: buildExchangeFacts({
          requests: [days, 100, 100].map((age) => requestAgo(age)),
        }),
      });
    expect(readIndicator(at(30), 'V13').signal).toBe('GREY');
    expect(readIndicator(at(31), 'V13').signal).toBe('RED');
  });
});

describe('V14 claim delivery', () => {
  const delivery = ([confirmed, total]: readonly [number, number]) =>
    buildInput({
      activityFacts: buildActivityFacts({
        claims: Array.from({ length: total }, (_, index) =>
          claimAgo(20 + index, index < confirmed),
        ),
      }),
    });

  it.each([
    [[4, 10], 'RED', 0.4],
    [[5, 10], 'YELLOW', 0.5],
    [[6, 10], 'YELLOW', 0.6],
    [[7, 10], 'GREEN', 0.7],
  ] as const)('with %j confirmed is %s', (counts, signal, value) => {
    expect(signalAndValue(delivery(counts), 'V14')).toEqual([signal, value]);
  });

  it('is grey and says so when claims are not used', () => {
    expect(readIndicator(buildInput(), 'V14').statement).toBe(
      '未评估：未使用项目认领。',
    );
  });

  it('does not count a claim that is confirmed before it is due', () => {
    const early = { ...claimAgo(-20, false), confirmedOn: daysAgo(5) };
    const claims = [early, claimAgo(20, false)];
    const activityFacts = buildActivityFacts({ claims });
    expect(readIndicator(buildInput({ activityFacts }), 'V14').value).toBe(0);
  });

  it('is grey while no claim is due', () => {
    const publishedProjects = [{ publishedOn: daysAgo(9), claimedOn: null }];
    const claims = [claimAgo(-20, false)];
    const activityFacts = buildActivityFacts({ publishedProjects, claims });
    expect(readIndicator(buildInput({ activityFacts }), 'V14').statement).toBe(
      '未评估：没有到期的认领。',
    );
  });
});
