import { describe, expect, it } from '@jest/globals';

import { defaultPolicy } from '../../../../subgraphs/alliances/vitality/policy.ts';
import type { VitalityInput } from '../../../../subgraphs/alliances/vitality/input.ts';
import {
  buildActivityFacts,
  buildAlliance,
  buildExchangeFacts,
  buildInput,
  buildInstitutions,
  buildMembers,
  conferenceAgo,
  daysAgo,
  eventAgo,
  exchangeAgo,
  units,
} from './build-input.ts';
import { readIndicator, signalAndValue } from './read-report.ts';

describe('V10 initiative', () => {
  function proposed(
    own: 'MEMBER' | 'LEAD',
    counts: readonly [number, number],
    changes: Partial<VitalityInput> = {},
  ): VitalityInput {
    const events = Array.from({ length: counts[1] }, (_, index) =>
      eventAgo(10 + index, {
        initiatedBy: index < counts[0] ? own : 'SUPERIOR',
      }),
    );
    return buildInput({
      activityFacts: buildActivityFacts({ events }),
      ...changes,
    });
  }

  it.each([
    [[1, 10], 'RED', 0.1],
    [[2, 10], 'YELLOW', 0.2],
    [[3, 10], 'YELLOW', 0.3],
    [[4, 10], 'GREEN', 0.4],
  ] as const)('with %j proposed by members is %s', (counts, signal, value) => {
    expect(signalAndValue(proposed('MEMBER', counts), 'V10')).toEqual([
      signal,
      value,
    ]);
  });

  it('counts the lead as a member, unless it is a party department', () => {
    const superior = { connected: true, leadIsPartyDepartment: true };
    expect(readIndicator(proposed('LEAD', [4, 4]), 'V10').value).toBe(1);
    expect(
      readIndicator(proposed('LEAD', [4, 4], { superior }), 'V10').value,
    ).toBe(0);
  });

  it('leaves out events of unknown origin, grey with these only', () => {
    const events = [eventAgo(10, { initiatedBy: null })];
    const activityFacts = buildActivityFacts({ events });
    expect(readIndicator(buildInput({ activityFacts }), 'V10').signal).toBe(
      'GREY',
    );
  });
});

describe('V11 guidance gap', () => {
  it.each([
    [180, 'GREEN', 100],
    [181, 'YELLOW', 99.6],
    [365, 'YELLOW', 30],
    [366, 'RED', 29.9],
    [730, 'RED', 0],
    [2000, 'RED', 0],
  ])('of %i days is %s with %d points', (days, signal, points) => {
    const guidanceVisits = [{ heldOn: daysAgo(days) }];
    const alliance = buildAlliance({ foundedOn: '2010' });
    const reading = readIndicator(
      buildInput({ guidanceVisits, alliance }),
      'V11',
    );
    expect(reading).toMatchObject({ signal, value: days, points });
  });

  it('counts a superior at a conference', () => {
    const conferences = [conferenceAgo(20, true), conferenceAgo(10, false)];
    const activityFacts = buildActivityFacts({ conferences });
    expect(readIndicator(buildInput({ activityFacts }), 'V11').value).toBe(20);
  });

  it('does not count a visit still to come', () => {
    const guidanceVisits = [10, -5].map((days) => ({ heldOn: daysAgo(days) }));
    expect(readIndicator(buildInput({ guidanceVisits }), 'V11').value).toBe(10);
  });

  it('counts from the founding when there was none', () => {
    const alliance = buildAlliance({ foundedOn: daysAgo(200) });
    expect(readIndicator(buildInput({ alliance }), 'V11')).toMatchObject({
      value: 200,
      statement: '成立 200 天以来没有上级指导的记录。',
    });
  });

  it.each([
    [
      'without a superior',
      { superior: { connected: false, leadIsPartyDepartment: false } },
    ],
    ['of unknown age', { alliance: buildAlliance({ foundedOn: null }) }],
  ])('is grey %s', (_, changes) => {
    expect(readIndicator(buildInput(changes), 'V11').signal).toBe('GREY');
  });
});

describe('V12 party element', () => {
  const share = (own: number, total: number) => {
    const events = Array.from({ length: total }, (_, index) =>
      eventAgo(10 + index, { partyElement: index < own }),
    );
    return buildInput({ activityFacts: buildActivityFacts({ events }) });
  };

  it.each([
    [1, 11, 'YELLOW'],
    [1, 10, 'GREEN'],
    [10, 10, 'GREEN'],
    [0, 4, 'YELLOW'],
    [0, 3, 'GREY'],
  ])('with %i of %i events is %s', (own, total, signal) => {
    expect(readIndicator(share(own, total), 'V12').signal).toBe(signal);
  });
});

describe('V16 institution use', () => {
  it.each([
    ['reviewed and used', [366, 182], ['GREEN', 1]],
    ['reviewed, unused', [366, 183], ['YELLOW', 0.6]],
    ['used, not reviewed', [367, 182], ['GREEN', 0.7]],
    ['on paper only', [367, 183], ['RED', 0.3]],
  ] as const)('of four %s', (_, [reviewed, used], expected) => {
    const institutions = buildInstitutions(reviewed, used);
    expect(signalAndValue(buildInput({ institutions }), 'V16')).toEqual(
      expected,
    );
  });

  it('of none is red', () => {
    expect(signalAndValue(buildInput(), 'V16')).toEqual(['RED', 0]);
  });

  it('sees use in the traces of work, where the institution exists', () => {
    const facts = {
      activityFacts: buildActivityFacts({
        events: [eventAgo(20, { kind: 'TRAINING' })],
        conferences: [conferenceAgo(30)],
      }),
      exchangeFacts: buildExchangeFacts({ exchanges: [exchangeAgo(40)] }),
    };
    const institutions = buildInstitutions(10, 400);
    expect(
      readIndicator(buildInput({ ...facts, institutions }), 'V16'),
    ).toMatchObject({
      value: 1,
      statement: '四项制度近半年都实际使用过。',
    });
    expect(readIndicator(buildInput(facts), 'V16').value).toBe(0);
  });

  it('does not count paused days as disuse', () => {
    const suspensions = [
      { from: daysAgo(120), to: daysAgo(91), scope: 'ALL' as const },
    ];
    const institutions = buildInstitutions(10, 212);
    expect(
      readIndicator(buildInput({ institutions, suspensions }), 'V16').value,
    ).toBe(1);
  });
});

describe('V18 cost', () => {
  const peers = [10, 20, 30, 40, 50, 60, 70, 80, 90];
  const cost = (yuan: number | null, peerCosts: readonly number[] | null) => {
    const attendeeUnitIds = units(10);
    return buildInput({
      supportPlan: {
        year: 2020,
        budgetCny: null,
        coordinationCostCny: yuan,
        liaisonOffices: null,
      },
      peerCosts,
      activityFacts: buildActivityFacts({
        events: [10, 20].map((days) => eventAgo(days, { attendeeUnitIds })),
      }),
    });
  };

  it.each([
    [700, 'GREEN', 70],
    [710, 'YELLOW', 71],
    [9000, 'YELLOW', 900],
  ])('of %i yuan for ten members is %s', (yuan, signal, value) => {
    const reading = readIndicator(cost(yuan, peers), 'V18');
    expect(reading).toMatchObject({ signal, value, points: null });
  });

  it.each([
    ['without cost', cost(null, peers)],
    ['with seven peers', cost(700, peers.slice(0, 7))],
    ['without peers', cost(700, null)],
  ])('is grey %s', (_, input) => {
    expect(readIndicator(input, 'V18').signal).toBe('GREY');
  });
});

describe('V19 support', () => {
  const support = (
    budgetCny: number | null,
    liaisonOffices: number,
    recognised: number | null,
  ) =>
    buildInput({
      memberships: buildMembers(10),
      supportPlan: {
        year: 2020,
        budgetCny,
        coordinationCostCny: null,
        liaisonOffices,
      },
      recognitions:
        recognised === null ? [] : [{ grantedOn: daysAgo(recognised) }],
    });

  it.each([
    [[null, 0, null], 'YELLOW', 0],
    [[1, 0, null], 'YELLOW', 0.333],
    [[null, 0, 400], 'YELLOW', 0],
    [[1, 1, null], 'GREEN', 0.367],
    [[1, 10, 5], 'GREEN', 1],
    [[1, 30, 5], 'GREEN', 1],
  ] as const)('with %j is %s', ([budget, offices, days], signal, value) => {
    const reading = readIndicator(support(budget, offices, days), 'V19');
    expect(reading).toMatchObject({ signal, value, points: null });
  });

  it('counts the three in its sentence', () => {
    expect(readIndicator(support(1, 5, 5), 'V19').statement).toBe(
      '经费、联络员、激励三项都具备。',
    );
    expect(readIndicator(support(1, 4, null), 'V19').statement).toBe(
      '经费、联络员、激励三项具备 1 项。',
    );
  });
});

describe('V20 formation', () => {
  it('is grey where organizations cannot be seen', () => {
    expect(readIndicator(buildInput(), 'V20').statement).toBe(
      '未评估：组织孵化数据在各区组织系统中，未取得。',
    );
  });

  it('is information where it can', () => {
    const formation = { total: 8, formed: 2 };
    expect(readIndicator(buildInput({ formation }), 'V20')).toMatchObject({
      signal: 'INFO',
      value: 0.25,
      statement: '8 家入盟时未建党组织的单位，2 家现已建立。',
    });
  });
});

describe('V21 category breadth', () => {
  it('is information, with a hint below three', () => {
    expect(readIndicator(buildInput(), 'V21')).toMatchObject({
      signal: 'INFO',
      value: 0,
      statement:
        '一年内的记录中看不出八个“共”中的任何一个；可按需拓展，无需凑齐。',
    });
  });

  it('sees seven of the eight in the traces of work', () => {
    const input = buildInput({
      activityFacts: buildActivityFacts({
        events: [
          eventAgo(10, { kind: 'ORG_LIFE', hostCount: 2 }),
          eventAgo(20, { kind: 'TRAINING' }),
          eventAgo(30, { kind: 'MARKET_PROMOTION' }),
        ],
        conferences: [conferenceAgo(40)],
      }),
      exchangeFacts: buildExchangeFacts({ exchanges: [exchangeAgo(50)] }),
      institutions: buildInstitutions(10, 10).map((institution) => ({
        ...institution,
        adoptedOn: daysAgo(10),
      })),
    });
    expect(readIndicator(input, 'V21').value).toBe(7);
  });
});

describe('the policy', () => {
  it('weighs 100 in all, by groups 20, 20, 30, 15, 15', () => {
    const groups: Record<string, number> = {};
    for (const { group, weight } of Object.values(defaultPolicy.indicators)) {
      groups[group ?? 'NONE'] = (groups[group ?? 'NONE'] ?? 0) + weight;
    }
    expect(groups).toEqual({
      RHYTHM: 20,
      PARTICIPATION: 20,
      RESULTS: 30,
      QUALITY: 15,
      INSTITUTIONS: 15,
      NONE: 0,
    });
  });
});
