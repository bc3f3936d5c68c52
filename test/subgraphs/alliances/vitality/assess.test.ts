import { describe, expect, it } from '@jest/globals';

import { assessVitality } from '../../../../subgraphs/alliances/vitality/assess/assess.ts';
import type { VitalityInput } from '../../../../subgraphs/alliances/vitality/input.ts';
import {
  defaultPolicy,
  type IndicatorPolicy,
} from '../../../../subgraphs/alliances/vitality/policy.ts';
import { archetypes } from './archetypes.ts';
import {
  buildAlliance,
  buildActivityFacts,
  buildInput,
  buildInstitutions,
  buildMembers,
  conferenceAgo,
  daysAgo,
  eventAgo,
  units,
} from './build-input.ts';
import { readingIn } from './read-report.ts';

const sound = archetypes.precisionChain();

describe('the status', () => {
  const founded = (days: number): VitalityInput => ({
    ...sound,
    alliance: buildAlliance({ foundedOn: daysAgo(days) }),
    memberships: buildMembers(24, daysAgo(days)),
  });

  it.each([
    [89, 'NEW'],
    [90, 'PROVISIONAL'],
    [180, 'PROVISIONAL'],
    [181, 'RATED'],
  ])('of an alliance %i days old is %s', (days, status) => {
    const report = assessVitality(founded(days));
    expect(report.status).toBe(status);
    expect(report.index === null).toBe(status === 'NEW');
  });

  it('of an alliance founded this year at an unknown day is NEW', () => {
    const alliance = buildAlliance({ foundedOn: '2020' });
    expect(assessVitality({ ...sound, alliance }).status).toBe('NEW');
  });

  it('of an alliance of unknown age is RATED', () => {
    const alliance = buildAlliance({ foundedOn: null });
    expect(assessVitality({ ...sound, alliance }).status).toBe('RATED');
  });

  it.each(['PROPOSED', 'NEGOTIATING', 'SIGNING'] as const)(
    'of an alliance still %s is NEW',
    (state) => {
      const alliance = buildAlliance({ state });
      expect(assessVitality({ ...sound, alliance }).status).toBe('NEW');
    },
  );

  it.each(['DISSOLVING', 'DISSOLVED', 'EVOLVED'] as const)(
    'of an alliance %s is INSUFFICIENT_DATA, with the reason',
    (state) => {
      const alliance = buildAlliance({ state });
      expect(assessVitality({ ...sound, alliance })).toMatchObject({
        status: 'INSUFFICIENT_DATA',
        missing: [{ indicator: null, reason: '联盟已解散或已演化，不再评估' }],
        warnings: [],
      });
    },
  );

  it.each([
    ['its state says so', { alliance: buildAlliance({ state: 'SUSPENDED' }) }],
    ['a suspension lasts', suspended(daysAgo(30), null)],
    ['today is its last day', suspended(daysAgo(30), daysAgo(0))],
    ['today is its first day', suspended(daysAgo(0), null)],
  ] as const)('is PAUSED when %s', (_, changes) => {
    expect(assessVitality({ ...sound, ...changes })).toMatchObject({
      status: 'PAUSED',
      index: null,
      band: null,
      warnings: [],
    });
  });

  it('is RATED again the day after a suspension', () => {
    const changes = suspended(daysAgo(30), daysAgo(1));
    expect(assessVitality({ ...sound, ...changes }).status).toBe('RATED');
  });

  it.each(['ARTICLE', 'EXTERNAL'] as const)(
    'of an alliance known by %s only is INSUFFICIENT_DATA, all grey',
    (provenance) => {
      const alliance = buildAlliance({ provenance });
      const report = assessVitality(buildInput({ alliance }));
      expect(report).toMatchObject({
        status: 'INSUFFICIENT_DATA',
        index: null,
        warnings: [],
        dataConfidence: null,
        missing: [{ indicator: null, reason: '仅见于公开文字' }],
      });
      expect(report.indicators.every(({ signal }) => signal === 'GREY')).toBe(
        true,
      );
    },
  );

  function suspended(from: string, to: string | null) {
    return { suspensions: [{ from, to, scope: 'OFFLINE' as const }] };
  }
});

describe('the index', () => {
  it('is the weighted mean of what was assessed', () => {
    const report = assessVitality(archetypes.twiceAYear());
    const scored = report.indicators.filter(({ points }) => points !== null);
    const weights = scored.map(({ weight }) => weight);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    expect(total).toBe(60);
    const points = scored.map(
      (reading) => (reading.points ?? 0) * reading.weight,
    );
    const sum = points.reduce((all, part) => all + part, 0);
    expect(report.index).toBeCloseTo(sum / total, 1);
  });

  it('is absent when less than 60 of the weight was assessed', () => {
    const memberships = buildMembers(9);
    const report = assessVitality({ ...archetypes.twiceAYear(), memberships });
    expect(report.status).toBe('INSUFFICIENT_DATA');
    expect(report.index).toBeNull();
    expect(report.missing).toContainEqual({
      indicator: null,
      reason: '可评估指标的权重共 54，低于 60',
    });
    expect(report.missing).toContainEqual({
      indicator: 'V9',
      reason: '入盟满 90 天的成员不足 10 家',
    });
  });

  it('keeps colours and warnings when only the weight is too small', () => {
    const report = assessVitality(buildInput());
    expect(report.status).toBe('INSUFFICIENT_DATA');
    expect(readingIn(report, 'V1').signal).toBe('RED');
    expect(report.warnings.map(({ rule }) => rule)).toContain('E1');
  });

  it('gives no reading without weight any points', () => {
    for (const { weight, points } of assessVitality(sound).indicators) {
      if (weight === 0) expect(points).toBeNull();
    }
  });

  it('lists V1 to V22 in order, each with sentence and thresholds', () => {
    const { indicators } = assessVitality(sound);
    expect(indicators.map(({ id }) => id)).toEqual(
      Array.from({ length: 22 }, (_, index) => `V${index + 1}`),
    );
    for (const { statement, thresholds } of indicators) {
      expect(statement).toMatch(/。$/);
      expect(thresholds).not.toBe('');
    }
  });
});

describe('the band', () => {
  /** The policy with its bands laid around the archetype's own index. */
  function bandAt(index: number, base: number) {
    const shift = base - index;
    const policy: IndicatorPolicy = {
      ...defaultPolicy,
      bands: { lively: 75 + shift, steady: 60 + shift, attention: 40 + shift },
    };
    return assessVitality({ ...archetypes.monthlyBusy(), policy }).band;
  }
  const base = assessVitality(archetypes.monthlyBusy()).index ?? 0;

  it.each([
    [75, 'LIVELY'],
    [74.9, 'STEADY'],
    [60, 'STEADY'],
    [59.9, 'ATTENTION'],
    [40, 'ATTENTION'],
    [39.9, 'IDLE_RISK'],
  ])('at %d is %s', (index, band) => expect(bandAt(index, base)).toBe(band));

  it('is IDLE_RISK for the twice-a-year alliance: red in several groups', () => {
    expect(assessVitality(archetypes.twiceAYear()).band).toBe('IDLE_RISK');
  });

  it('stays ATTENTION below 40 while all the red is in one group', () => {
    const report = assessVitality(onlySilent());
    const reds = report.indicators
      .filter(({ signal }) => signal === 'RED')
      .map(({ id }) => id);
    expect(reds).toEqual(['V1', 'V17']);
    expect(report.index).toBeLessThan(40);
    expect(report.band).toBe('ATTENTION');
  });

  /** Red in rhythm only, and a policy in which rhythm decides. */
  function onlySilent(): VitalityInput {
    const { indicators } = defaultPolicy;
    const attendeeUnitIds = units(10);
    return buildInput({
      policy: {
        ...defaultPolicy,
        minimumWeight: 0,
        indicators: {
          ...indicators,
          V1: { ...indicators.V1, weight: 1000 },
        },
      },
      institutions: buildInstitutions(10, 10),
      guidanceVisits: [{ heldOn: daysAgo(10) }],
      activityFacts: buildActivityFacts({
        events: [230, 300].map((days) =>
          eventAgo(days, {
            attendeeUnitIds,
            needKind: 'ISSUE',
            needRaisedOn: daysAgo(days + 1),
          }),
        ),
      }),
    });
  }
});

describe('the input', () => {
  it('names the date that is none', () => {
    const input = buildInput({ asOf: '2020-8-11' });
    expect(() => assessVitality(input)).toThrow(
      'Vitality needs a date such as 2020-08-11, but got: 2020-8-11',
    );
  });

  it('is not asked for days after the report', () => {
    const activityFacts = buildActivityFacts({
      events: [eventAgo(-3)],
      conferences: [conferenceAgo(-2, true)],
    });
    const report = assessVitality(buildInput({ activityFacts }));
    expect(readingIn(report, 'V1').value).toBe(366);
  });
});
