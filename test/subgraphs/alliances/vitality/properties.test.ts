import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { assessVitality } from '../../../../subgraphs/alliances/vitality/assess/assess.ts';
import type {
  EventFact,
  VitalityInput,
} from '../../../../subgraphs/alliances/vitality/input.ts';
import type { VitalityReport } from '../../../../subgraphs/alliances/vitality/report.ts';
import {
  asOf,
  buildActivityFacts,
  buildAlliance,
  buildExchangeFacts,
  buildInput,
  buildInstitutions,
  buildMember,
  claimAgo,
  conferenceAgo,
  daysAgo,
  eventAgo,
  exchangeAgo,
  requestAgo,
  unit,
} from './build-input.ts';
import { readingIn } from './read-report.ts';

const age = fc.integer({ min: 0, max: 400 });
const maybeAge = fc.option(age);
const aUnit = fc.integer({ min: 1, max: 14 }).map(unit);
const ago = (days: number | null) => (days === null ? null : daysAgo(days));

const event: fc.Arbitrary<EventFact> = fc
  .record({
    days: age,
    kind: fc.constantFrom('VISIT', 'STUDY_SEMINAR', 'TRAINING', 'PROJECT_WORK'),
    planned: maybeAge,
    raised: maybeAge,
    summarized: maybeAge,
    recordedAfter: fc.nat(45),
    hosts: fc.nat(3),
    initiatedBy: fc.constantFrom('MEMBER', 'LEAD', 'SUPERIOR', null),
    partyElement: fc.boolean(),
    hasObjective: fc.boolean(),
    outcomeCount: fc.nat(2),
    attendeeUnitIds: fc.array(aUnit, { maxLength: 12 }),
  })
  .map(({ days, planned, raised, summarized, recordedAfter, hosts, ...rest }) =>
    eventAgo(days, {
      ...rest,
      planFiledOn: ago(planned),
      needKind: raised === null ? null : 'REQUEST',
      needRaisedOn: ago(raised),
      summarizedOn: ago(summarized),
      recordedOn: daysAgo(days - recordedAfter),
      hostCount: hosts,
    }),
  );

const activityFacts = fc
  .record({
    events: fc.array(event, { maxLength: 25 }),
    conferences: fc.array(fc.tuple(age, fc.boolean()), { maxLength: 5 }),
    resolutions: fc.array(fc.tuple(age, maybeAge), { maxLength: 5 }),
    claims: fc.array(fc.tuple(age, fc.boolean()), { maxLength: 6 }),
    projects: fc.array(fc.tuple(age, maybeAge), { maxLength: 4 }),
  })
  .map(({ events, conferences, resolutions, claims, projects }) =>
    buildActivityFacts({
      events,
      conferences: conferences.map(([days, came]) => conferenceAgo(days, came)),
      resolutions: resolutions.map(([due, closed]) => ({
        dueOn: daysAgo(due),
        closedOn: ago(closed),
      })),
      claims: claims.map(([days, done]) => claimAgo(days, done)),
      publishedProjects: projects.map(([published, claimed]) => ({
        publishedOn: daysAgo(published),
        claimedOn: ago(claimed),
      })),
    }),
  );

const exchangeFacts = fc
  .record({
    exchanges: fc.array(fc.tuple(age, aUnit, aUnit), { maxLength: 8 }),
    requests: fc.array(fc.tuple(age, maybeAge, maybeAge), { maxLength: 8 }),
  })
  .map(({ exchanges, requests }) =>
    buildExchangeFacts({
      exchanges: exchanges.map(([days, provider, receiver]) =>
        exchangeAgo(days, [provider, receiver]),
      ),
      requests: requests.map(([days, matched, confirmed]) =>
        requestAgo(days, {
          matchedOn: ago(matched),
          confirmedOn: ago(confirmed),
        }),
      ),
    }),
  );

const memberships = fc
  .array(
    fc.tuple(aUnit, maybeAge, fc.constantFrom('ACTIVE', 'PAUSED', 'WITHDRAWN')),
    { maxLength: 16 },
  )
  .map((list) =>
    list.map(([unitId, days, status]) =>
      buildMember({ unitId, status, since: ago(days) }),
    ),
  );

const suspensions = fc.array(
  fc.tuple(age, fc.nat(90)).map(([days, length]) => ({
    from: daysAgo(days),
    to: daysAgo(days - length),
    scope: 'OFFLINE' as const,
  })),
  { maxLength: 2 },
);

const anyInput: fc.Arbitrary<VitalityInput> = fc
  .record({
    activityFacts: fc.option(activityFacts, { freq: 9 }),
    exchangeFacts: fc.option(exchangeFacts, { freq: 9 }),
    memberships,
    suspensions,
    founded: fc.option(fc.integer({ min: 0, max: 2000 })),
    charter: fc.option(
      fc.record({
        conferencesPerYear: fc.option(fc.integer({ min: 1, max: 6 })),
      }),
    ),
    visits: fc.array(fc.nat(900), { maxLength: 3 }),
    reviewed: age,
    used: age,
  })
  .map(({ founded, visits, reviewed, used, ...rest }) =>
    buildInput({
      ...rest,
      alliance: buildAlliance({ foundedOn: ago(founded) }),
      guidanceVisits: visits.map((days) => ({ heldOn: daysAgo(days) })),
      institutions: buildInstitutions(reviewed, used),
    }),
  );

/** Whose every field is there, so that V1 is assessed. */
const runningInput = fc
  .tuple(anyInput, activityFacts, exchangeFacts)
  .map(([input, activity, exchange]) => ({
    ...input,
    alliance: buildAlliance(),
    // Any pause but one that lasts today.
    suspensions: input.suspensions.filter(({ to }) => to !== null && to < asOf),
    activityFacts: activity,
    exchangeFacts: exchange,
  }));

function addEvents(
  input: VitalityInput,
  added: readonly EventFact[],
): VitalityInput {
  const facts = input.activityFacts ?? buildActivityFacts();
  const events = [...facts.events, ...added];
  return { ...input, activityFacts: { ...facts, events } };
}

describe('a vitality report', () => {
  it('has an index within 0..100 exactly when it is rated', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { status, index, band } = assessVitality(input);
        const rated = status === 'RATED' || status === 'PROVISIONAL';
        expect(index !== null).toBe(rated);
        expect(band !== null).toBe(rated);
        expect(index ?? 0).toBeGreaterThanOrEqual(0);
        expect(index ?? 0).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('has a value unless grey, and points only where it has a colour', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const reading of assessVitality(input).indicators) {
          const { signal, value, points } = reading;
          expect(value === null).toBe(signal === 'GREY');
          if (signal === 'GREY' || signal === 'INFO') expect(points).toBeNull();
          if (signal === 'RED' && points !== null && reading.id !== 'V1') {
            expect(points).toBeLessThanOrEqual(30);
          }
          if (signal === 'GREEN' && points !== null) expect(points).toBe(100);
        }
      }),
    );
  });

  it('does not depend on the order of its input', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(assessVitality(reversed(input))).toEqual(assessVitality(input));
      }),
    );
  });

  it('is never red while the alliance is suspended', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const report = assessVitality({
          ...input,
          alliance: { ...input.alliance, state: 'SUSPENDED' },
        });
        expect(report).toMatchObject({
          status: 'PAUSED',
          index: null,
          warnings: [],
        });
        expect(signalsOf(report)).not.toContain('RED');
      }),
    );
  });

  it('gives no fewer points for V1 with one event more', () => {
    fc.assert(
      fc.property(runningInput, age, (input, days) => {
        const members = [1, 2].map((n) => buildMember({ unitId: unit(n) }));
        const before = { ...input, memberships: members };
        const after = addEvents(before, [eventAgo(days, { id: 'added' })]);
        expect(silencePoints(after)).toBeGreaterThanOrEqual(
          silencePoints(before),
        );
      }),
    );
  });

  it('is the same whatever amounts of money it is told', () => {
    fc.assert(
      fc.property(
        anyInput,
        fc.integer({ min: 1, max: 1e9 }),
        fc.integer({ min: 1, max: 1e9 }),
        (input, one, other) => {
          const budget = (budgetCny: number): VitalityInput => ({
            ...input,
            supportPlan: {
              year: 2020,
              budgetCny,
              coordinationCostCny: budgetCny,
              liaisonOffices: 3,
            },
          });
          expect(assessVitality(budget(one))).toEqual(
            assessVitality(budget(other)),
          );
        },
      ),
    );
  });

  it('is the same for one outcome as for many, or for large ones', () => {
    fc.assert(
      fc.property(
        runningInput,
        fc.integer({ min: 2, max: 1e6 }),
        (input, factor) => {
          const events = input.activityFacts.events.map((fact) => ({
            ...fact,
            outcomeCount: fact.outcomeCount * factor,
          }));
          const scaled = {
            ...input,
            activityFacts: { ...input.activityFacts, events },
          };
          expect(assessVitality(scaled)).toEqual(assessVitality(input));
        },
      ),
    );
  });
});

describe('frequency', () => {
  /** `perMonth` events a month, all alike, attended by all ten members. */
  function monthly(perMonth: number, virtues: Partial<EventFact>) {
    // Old enough for summaries and outcomes to be due.
    const step = 26 / perMonth;
    const events = Array.from({ length: 12 * perMonth }, (_, index) => {
      const days = Math.round(46 + index * step);
      return eventAgo(days, {
        ...virtues,
        attendeeUnitIds: Array.from({ length: 10 }, (__, n) => unit(n + 1)),
      });
    });
    return buildInput({ activityFacts: buildActivityFacts({ events }) });
  }

  it('above two a month adds nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 10 }),
        fc.record({
          hasObjective: fc.boolean(),
          hostCount: fc.integer({ min: 1, max: 3 }),
          outcomeCount: fc.nat(1),
          partyElement: fc.boolean(),
        }),
        (perMonth, virtues) => {
          const twice = assessVitality(monthly(2, virtues));
          const often = assessVitality(monthly(perMonth, virtues));
          expect(often.index).toBe(twice.index);
          expect(often.band).toBe(twice.band);
        },
      ),
    );
  });
});

function reversed(input: VitalityInput): VitalityInput {
  const { activityFacts: activity, exchangeFacts: exchange } = input;
  return {
    ...input,
    memberships: input.memberships.toReversed(),
    suspensions: input.suspensions.toReversed(),
    institutions: input.institutions.toReversed(),
    guidanceVisits: input.guidanceVisits.toReversed(),
    activityFacts: activity && {
      ...activity,
      events: activity.events.toReversed(),
      conferences: activity.conferences.toReversed(),
      resolutions: activity.resolutions.toReversed(),
      claims: activity.claims.toReversed(),
      publishedProjects: activity.publishedProjects.toReversed(),
    },
    exchangeFacts: exchange && {
      ...exchange,
      exchanges: exchange.exchanges.toReversed(),
      requests: exchange.requests.toReversed(),
    },
  };
}

function signalsOf(report: VitalityReport): string[] {
  return report.indicators.map(({ signal }) => signal);
}

/** -1 where V1 is not scored; the same on both sides of a comparison. */
function silencePoints(input: VitalityInput): number {
  return readingIn(assessVitality(input), 'V1').points ?? -1;
}
