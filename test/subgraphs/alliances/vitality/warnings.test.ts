import { describe, expect, it } from '@jest/globals';

import { assessVitality } from '../../../../subgraphs/alliances/vitality/assess/assess.ts';
import type {
  ActivityFacts,
  VitalityInput,
} from '../../../../subgraphs/alliances/vitality/input.ts';
import { defaultPolicy } from '../../../../subgraphs/alliances/vitality/policy.ts';
import type { EarlyWarning } from '../../../../subgraphs/alliances/vitality/report.ts';
import { ownRecordWarnings } from '../../../../subgraphs/alliances/vitality/warnings/list-warnings.ts';
import { archetypes } from './archetypes.ts';
import {
  buildActivityFacts,
  buildAlliance,
  buildExchangeFacts,
  buildInput,
  buildMember,
  buildMembers,
  claimAgo,
  conferenceAgo,
  daysAgo,
  eventAgo,
  exchangeAgo,
  unit,
  units,
  wellPrepared,
} from './build-input.ts';
import type { WarningRule } from '../../../../subgraphs/alliances/contract/generated.ts';

function warningOf(
  input: VitalityInput,
  rule: WarningRule,
): EarlyWarning | undefined {
  return assessVitality(input).warnings.find(
    (warning) => warning.rule === rule,
  );
}

function fires(input: VitalityInput, rule: WarningRule): boolean {
  return warningOf(input, rule) !== undefined;
}

function withFacts(facts: Partial<ActivityFacts>): VitalityInput {
  return buildInput({ activityFacts: buildActivityFacts(facts) });
}

describe('E1 silence', () => {
  it('fires after 182 days', () => {
    expect(fires(withFacts({ events: [eventAgo(182)] }), 'E1')).toBe(false);
    expect(
      warningOf(withFacts({ events: [eventAgo(183)] }), 'E1'),
    ).toMatchObject({ since: daysAgo(0), daysOutstanding: 0 });
  });

  it('dates itself by days that were not paused', () => {
    const input = {
      ...withFacts({ events: [eventAgo(300)] }),
      suspensions: [
        { from: daysAgo(200), to: daysAgo(151), scope: 'ALL' as const },
        { from: daysAgo(40), to: daysAgo(31), scope: 'ALL' as const },
      ],
    };
    // 240 active days, 57 more than 183; ten of the days since were paused.
    expect(warningOf(input, 'E1')).toMatchObject({
      since: daysAgo(67),
      daysOutstanding: 57,
    });
  });

  it('follows the current silence, not the longest', () => {
    const events = [eventAgo(5), eventAgo(300)];
    expect(fires(withFacts({ events }), 'E1')).toBe(false);
  });
});

describe('E2 hollow busy', () => {
  it('fires with V3', () => {
    const sloppy = Array.from({ length: 12 }, (_, index) =>
      eventAgo(5 + index * 30),
    );
    expect(fires(withFacts({ events: sloppy }), 'E2')).toBe(true);
    expect(fires(withFacts({ events: sloppy.slice(1) }), 'E2')).toBe(false);
  });
});

describe('E3 scale', () => {
  it('fires with V8 red, not yellow', () => {
    const input = (active: number) => {
      const attendeeUnitIds = units(active);
      const events = [10, 20].map((days) =>
        eventAgo(days, { attendeeUnitIds }),
      );
      return {
        ...withFacts({ events }),
        memberships: buildMembers(200),
      };
    };
    expect(fires(input(60), 'E3')).toBe(false);
    expect(fires(input(59), 'E3')).toBe(true);
  });
});

describe('E4 show instead of need', () => {
  const shows = (needs: number) =>
    withFacts({
      events: Array.from({ length: 20 }, (_, index) => {
        const days = 10 + index * 10;
        return eventAgo(days, {
          kind: 'VISIT',
          ...(index < needs ? wellPrepared(days) : {}),
        });
      }),
    });

  it('fires above 75% show and below 25% need', () => {
    expect(fires(shows(4), 'E4')).toBe(true);
    expect(fires(shows(5), 'E4')).toBe(false);
  });

  it('does not fire on needs alone', () => {
    const events = [10, 20, 30, 40].map((days) => eventAgo(days));
    expect(fires(withFacts({ events }), 'E4')).toBe(false);
  });
});

describe('E5 the superior', () => {
  const guided = (days: number, events: ActivityFacts['events'] = []) => ({
    ...withFacts({ events }),
    guidanceVisits: [{ heldOn: daysAgo(days) }],
  });
  const arranged = [10, 20, 30, 40, 50, 60].map((days) =>
    eventAgo(days, { initiatedBy: 'SUPERIOR' }),
  );

  it('fires after 365 days without guidance', () => {
    expect(fires(guided(365), 'E5')).toBe(false);
    expect(warningOf(guided(366), 'E5')).toMatchObject({
      since: daysAgo(0),
      suggestion: '请上级补一次指导。',
    });
  });

  it('fires when members propose less than a fifth', () => {
    const own = eventAgo(70, { initiatedBy: 'MEMBER' });
    expect(fires(guided(5, [...arranged.slice(2), own]), 'E5')).toBe(false);
    expect(warningOf(guided(5, [...arranged, own]), 'E5')).toMatchObject({
      since: null,
      daysOutstanding: 0,
      suggestion: '上级由安排转为指导，请成员提出活动。',
    });
  });

  it('is one warning when both hold', () => {
    const warning = warningOf(guided(400, arranged), 'E5');
    expect(warning?.statement).toBe(
      '6 次活动都由上级安排。上级最近一次指导在 400 天前。',
    );
  });
});

describe('E6 the chair', () => {
  const term = (ordinal: number, to: string | null) => ({
    ordinal,
    to,
    state: 'SERVING' as const,
  });
  const chaired = (...chairTerms: VitalityInput['chairTerms']) =>
    buildInput({ chairTerms });

  it('fires when the term is over by more than 30 days', () => {
    expect(fires(chaired(term(1, daysAgo(30))), 'E6')).toBe(false);
    expect(warningOf(chaired(term(1, daysAgo(31))), 'E6')).toMatchObject({
      statement: '第 1 届轮值盟主任期已过 31 天，尚未移交。',
      since: daysAgo(0),
    });
  });

  it('looks at the last term that serves', () => {
    const terms = [term(1, daysAgo(400)), term(2, daysAgo(-30))];
    expect(fires(chaired(...terms), 'E6')).toBe(false);
    const handed = { ...term(1, daysAgo(400)), state: 'HANDED_OVER' as const };
    expect(fires(chaired(handed), 'E6')).toBe(false);
  });

  it('reads a vague end as late as it may be', () => {
    expect(fires(chaired(term(1, '2020')), 'E6')).toBe(false);
    expect(fires(chaired(term(1, '2020-06')), 'E6')).toBe(true);
    expect(fires(chaired(term(1, null)), 'E6')).toBe(false);
  });
});

describe('E7 the charter’s promise', () => {
  const promised = (
    conferencesPerYear: number | null,
    ...ages: readonly number[]
  ) => ({
    ...withFacts({ conferences: ages.map((days) => conferenceAgo(days)) }),
    charter: { conferencesPerYear },
  });

  it('fires after two periods without a conference', () => {
    expect(fires(promised(4, 182), 'E7')).toBe(false);
    expect(fires(promised(4, 183), 'E7')).toBe(true);
    expect(warningOf(promised(4, 190), 'E7')).toMatchObject({
      statement: '章程约定每年 4 次联席会议，已连续 2 期没有召开。',
      since: daysAgo(7),
      daysOutstanding: 7,
    });
  });

  it('sees two periods of half a year, but never two of a year', () => {
    expect(fires(promised(2), 'E7')).toBe(true);
    expect(fires(promised(2, 300), 'E7')).toBe(false);
    expect(fires(promised(1), 'E7')).toBe(false);
  });

  it('does not fire without a promise', () => {
    expect(fires(promised(null), 'E7')).toBe(false);
    expect(fires(promised(0), 'E7')).toBe(false);
  });
});

describe('E8 claims', () => {
  const project = (days: number, claimed = false) => ({
    publishedOn: daysAgo(days),
    claimedOn: claimed ? daysAgo(days - 1) : null,
  });

  it('fires at three overdue claims or unclaimed projects', () => {
    const claims = [claimAgo(5, false), claimAgo(9, false)];
    expect(fires(withFacts({ claims }), 'E8')).toBe(false);
    const publishedProjects = [project(40)];
    expect(
      warningOf(withFacts({ claims, publishedProjects }), 'E8'),
    ).toMatchObject({
      statement: '2 个认领逾期，1 个项目超过 30 天无人认领。',
      since: daysAgo(4),
      daysOutstanding: 4,
    });
  });

  it.each<[string, Partial<ActivityFacts>]>([
    ['a claim due today', { claims: [claimAgo(0, false)] }],
    ['a confirmed claim', { claims: [claimAgo(5, true)] }],
    ['a project of 30 days', { publishedProjects: [project(30)] }],
    ['a claimed project', { publishedProjects: [project(90, true)] }],
  ])('does not count %s', (_, third) => {
    const overdue = [claimAgo(5, false), claimAgo(9, false)];
    const claims = [...overdue, ...(third.claims ?? [])];
    expect(fires(withFacts({ ...third, claims }), 'E8')).toBe(false);
  });
});

describe('E9 silent members', () => {
  const attended = (present: number) =>
    withFacts({
      events: [eventAgo(20, { attendeeUnitIds: units(present) })],
    });

  it('fires at 30% of the members for a year', () => {
    expect(fires(attended(8), 'E9')).toBe(false);
    expect(warningOf(attended(7), 'E9')?.statement).toBe(
      '10 家入盟满一年的成员中，3 家（30%）一年内没有参与记录。',
    );
  });

  it('does not count members of less than a year', () => {
    const memberships = [
      ...buildMembers(7),
      ...units(3, 8).map((unitId) =>
        buildMember({ unitId, since: daysAgo(364) }),
      ),
    ];
    expect(fires({ ...attended(7), memberships }, 'E9')).toBe(false);
  });

  it('does not fire in an alliance of less than a year', () => {
    const alliance = buildAlliance({ foundedOn: daysAgo(364) });
    expect(fires({ ...attended(2), alliance }, 'E9')).toBe(false);
  });
});

describe('E10 no fruit', () => {
  const aged = (days: number, changes: Partial<VitalityInput> = {}) => ({
    ...withFacts({ events: [eventAgo(20)] }),
    alliance: buildAlliance({ foundedOn: daysAgo(days) }),
    ...changes,
  });

  it('fires from the first anniversary', () => {
    expect(fires(aged(364), 'E10')).toBe(false);
    expect(fires(aged(365), 'E10')).toBe(true);
  });

  it.each([
    [
      'an exchange',
      { exchangeFacts: buildExchangeFacts({ exchanges: [exchangeAgo(9)] }) },
    ],
    [
      'an outcome, even of one unit alone',
      withFacts({
        events: [eventAgo(9, { outcomeCount: 1, attendeeUnitIds: [unit(1)] })],
      }),
    ],
    ['a confirmed claim', withFacts({ claims: [claimAgo(9, true)] })],
  ])('does not fire with %s', (_, changes) => {
    expect(fires(aged(900, changes), 'E10')).toBe(false);
  });
});

describe('the list of warnings', () => {
  it('has the longest outstanding first', () => {
    const days = assessVitality(archetypes.twiceAYear()).warnings.map(
      ({ daysOutstanding }) => daysOutstanding,
    );
    expect(days).toEqual([...days].sort((one, other) => other - one));
  });

  it('is what the own records decide when the data are not to be trusted', () => {
    const input = buildInput({
      activityFacts: null,
      guidanceVisits: [{ heldOn: daysAgo(500) }],
      chairTerms: [{ ordinal: 1, state: 'SERVING', to: daysAgo(60) }],
    });
    const report = assessVitality(input);
    expect(report.status).toBe('INSUFFICIENT_DATA');
    expect(report.warnings.map(({ rule }) => rule)).toEqual(['E5', 'E6']);
    expect(ownRecordWarnings(input, defaultPolicy)).toEqual(report.warnings);
  });

  it('has only the chair’s term left for an alliance that is DORMANT', () => {
    const input = buildInput({
      alliance: buildAlliance({ state: 'DORMANT' }),
      guidanceVisits: [{ heldOn: daysAgo(500) }],
      chairTerms: [{ ordinal: 1, state: 'SERVING', to: daysAgo(60) }],
    });
    const warnings = assessVitality(input).warnings;
    expect(warnings).toMatchObject([{ rule: 'E6' }]);
    expect(ownRecordWarnings(input, defaultPolicy)).toEqual(warnings);
  });

  it('accuses nobody of silence on data entered too late', () => {
    const late = eventAgo(300, { recordedOn: daysAgo(200) });
    const report = assessVitality(withFacts({ events: [late] }));
    expect(report.status).toBe('INSUFFICIENT_DATA');
    expect(report.warnings).toMatchObject([{ rule: 'E5' }]);
  });

  it.each([
    ['paused', { state: 'SUSPENDED' }],
    ['new', { foundedOn: daysAgo(10) }],
    ['over', { state: 'DISSOLVED' }],
    ['known from the article only', { provenance: 'ARTICLE' }],
  ] as const)('is empty for an alliance that is %s', (_, changes) => {
    const input = buildInput({
      alliance: buildAlliance(changes),
      guidanceVisits: [{ heldOn: daysAgo(500) }],
      chairTerms: [{ ordinal: 1, state: 'SERVING', to: daysAgo(60) }],
    });
    expect(assessVitality(input).warnings).toEqual([]);
    expect(ownRecordWarnings(input, defaultPolicy)).toEqual([]);
  });
});
