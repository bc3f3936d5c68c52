import type {
  EventFact,
  ExchangeFact,
  VitalityInput,
} from '../../../../subgraphs/alliances/vitality/input.ts';
import {
  buildActivityFacts,
  buildAlliance,
  buildExchangeFacts,
  buildInput,
  buildInstitutions,
  buildMembers,
  claimAgo,
  conferenceAgo,
  daysAgo,
  eventAgo,
  exchangeAgo,
  requestAgo,
  unit,
  units,
  wellPrepared,
} from './build-input.ts';

/** The eleven fictional log shapes of domain section 8, as of 2020-08-11. */
export const archetypes: Readonly<Record<ArchetypeName, () => VitalityInput>> =
  {
    precisionChain,
    twiceAYear,
    monthlyBusy,
    thousandMembers,
    exhibitionTour,
    arrangedFromAbove,
    leftAlone,
    seedling,
    pausedAndBack,
    missingData,
    wokenUp,
  };

export type ArchetypeName =
  | 'precisionChain'
  | 'twiceAYear'
  | 'monthlyBusy'
  | 'thousandMembers'
  | 'exhibitionTour'
  | 'arrangedFromAbove'
  | 'leftAlone'
  | 'seedling'
  | 'pausedAndBack'
  | 'missingData'
  | 'wokenUp';

/** What a sound alliance of 24 has beside its activities and exchanges. */
function soundInput(changes: Partial<VitalityInput>): VitalityInput {
  return buildInput({
    memberships: buildMembers(24),
    institutions: buildInstitutions(100, 60),
    charter: { conferencesPerYear: 2 },
    guidanceVisits: [{ heldOn: daysAgo(60) }],
    supportPlan: {
      year: 2020,
      budgetCny: 50_000,
      coordinationCostCny: 24_000,
      liaisonOffices: 24,
    },
    recognitions: [{ grantedOn: daysAgo(90) }],
    exchangeFacts: buildExchangeFacts({
      exchanges: chainExchanges(14),
      requests: closedRequests(5),
    }),
    ...changes,
  });
}

const soundBusiness = {
  conferences: [conferenceAgo(30, true), conferenceAgo(200, true)],
  resolutions: [{ dueOn: daysAgo(20), closedOn: daysAgo(25) }],
  publishedProjects: [{ publishedOn: daysAgo(300), claimedOn: daysAgo(290) }],
};

/** Nine good joint events, fourteen exchanges, six of seven claims. */
function precisionChain(): VitalityInput {
  const kinds = ['PROJECT_WORK', 'TRAINING', 'MARKET_PROMOTION'] as const;
  const events = Array.from({ length: 9 }, (_, index) =>
    goodEvent(20 + index * 38, {
      kind: kinds[index % 3] ?? 'PROJECT_WORK',
      attendeeUnitIds: rotating(index, 12, 24),
    }),
  );
  return soundInput({
    activityFacts: buildActivityFacts({
      ...soundBusiness,
      events,
      claims: Array.from({ length: 7 }, (_, index) =>
        claimAgo(30 + index * 30, index > 0),
      ),
    }),
  });
}

/** Two events 190 days apart... the year holds only these, the last 200 days ago. */
function twiceAYear(): VitalityInput {
  return buildInput({
    memberships: buildMembers(12),
    institutions: buildInstitutions(100, 200),
    charter: { conferencesPerYear: 2 },
    guidanceVisits: [{ heldOn: daysAgo(150) }],
    activityFacts: buildActivityFacts({
      events: [
        eventAgo(200, { attendeeUnitIds: units(12) }),
        eventAgo(390, { attendeeUnitIds: units(12) }),
      ],
    }),
  });
}

/** Sixteen events, three attendees, plans filed the same day, two outcomes. */
function monthlyBusy(): VitalityInput {
  const events = Array.from({ length: 16 }, (_, index) => {
    const days = 10 + index * 22;
    return eventAgo(days, {
      kind: index % 2 === 0 ? 'VOLUNTEER' : 'STUDY_SEMINAR',
      planFiledOn: daysAgo(days),
      hasObjective: index % 4 === 0,
      attendeeUnitIds: rotating(index, 3, 15),
      outcomeCount: index === 5 || index === 9 ? 1 : 0,
    });
  });
  return soundInput({
    memberships: buildMembers(15),
    activityFacts: buildActivityFacts({ events }),
    exchangeFacts: buildExchangeFacts(),
  });
}

/** 1,150 members, of whom 96 take part. */
function thousandMembers(): VitalityInput {
  const events = Array.from({ length: 8 }, (_, index) =>
    goodEvent(25 + index * 40, { attendeeUnitIds: units(96) }),
  );
  return soundInput({
    memberships: buildMembers(1150),
    activityFacts: buildActivityFacts({ ...soundBusiness, events }),
    exchangeFacts: buildExchangeFacts(),
  });
}

/** Ten events: 4 visits, 3 seminars, 2 road shows, 1 promotion on request. */
function exhibitionTour(): VitalityInput {
  const kinds = [
    ...Array<EventFact['kind']>(4).fill('VISIT'),
    ...Array<EventFact['kind']>(3).fill('STUDY_SEMINAR'),
    ...Array<EventFact['kind']>(2).fill('ROADSHOW'),
  ];
  const shows = kinds.map((kind, index) =>
    eventAgo(50 + index * 33, {
      kind,
      hasObjective: true,
      hostCount: 2,
      summarizedOn: daysAgo(45 + index * 33),
      attendeeUnitIds: rotating(index, 8, 14),
    }),
  );
  const promotion = goodEvent(20, {
    kind: 'MARKET_PROMOTION',
    attendeeUnitIds: units(8),
  });
  return soundInput({
    memberships: buildMembers(14),
    activityFacts: buildActivityFacts({ events: [promotion, ...shows] }),
  });
}

/** Eight of nine events initiated by the superior, who came last week. */
function arrangedFromAbove(): VitalityInput {
  const events = Array.from({ length: 9 }, (_, index) =>
    goodEvent(15 + index * 38, {
      initiatedBy: index === 0 ? 'MEMBER' : 'SUPERIOR',
      attendeeUnitIds: rotating(index, 10, 18),
    }),
  );
  return soundInput({
    memberships: buildMembers(18),
    guidanceVisits: [{ heldOn: daysAgo(7) }],
    activityFacts: buildActivityFacts({ ...soundBusiness, events }),
  });
}

/** No guidance for 400 days, six business events without party content. */
function leftAlone(): VitalityInput {
  const events = Array.from({ length: 6 }, (_, index) =>
    goodEvent(30 + index * 55, {
      kind: 'MARKET_PROMOTION',
      partyElement: false,
      attendeeUnitIds: rotating(index, 8, 12),
    }),
  );
  return soundInput({
    memberships: buildMembers(12),
    guidanceVisits: [{ heldOn: daysAgo(400) }],
    activityFacts: buildActivityFacts({
      events,
      conferences: [conferenceAgo(40), conferenceAgo(210)],
    }),
  });
}

/** Founded 60 days ago, one event. */
function seedling(): VitalityInput {
  return buildInput({
    alliance: buildAlliance({ foundedOn: daysAgo(60) }),
    memberships: buildMembers(8, daysAgo(60)),
    activityFacts: buildActivityFacts({ events: [eventAgo(20)] }),
  });
}

/** Suspended 2020-01-25 to 04-10; exchanges went on online. */
function pausedAndBack(): VitalityInput {
  const ages = [15, 50, 85, 110, 205, 240, 275, 310];
  const events = ages.map((days, index) =>
    goodEvent(days, { attendeeUnitIds: rotating(index, 10, 16) }),
  );
  return soundInput({
    memberships: buildMembers(16),
    suspensions: [{ from: '2020-01-25', to: '2020-04-10', scope: 'OFFLINE' }],
    activityFacts: buildActivityFacts({ ...soundBusiness, events }),
    exchangeFacts: buildExchangeFacts({
      exchanges: [...chainExchanges(6), exchangeAgo(150), exchangeAgo(180)],
      requests: closedRequests(4),
    }),
  });
}

/** One of three districts down, 40% of the events entered late. */
function missingData(): VitalityInput {
  const events = Array.from({ length: 10 }, (_, index) => {
    const days = 20 + index * 33;
    return goodEvent(days, {
      recordedOn: daysAgo(index < 4 ? days - 60 : days - 1),
      attendeeUnitIds: rotating(index, 10, 18),
    });
  });
  return soundInput({
    memberships: buildMembers(18),
    activityFacts: buildActivityFacts({ ...soundBusiness, events }),
    sources: [
      { name: '东区', reachable: true, completeness: 1, asOf: daysAgo(1) },
      { name: '西区', reachable: true, completeness: 1, asOf: daysAgo(2) },
      { name: '南区', reachable: false, completeness: null, asOf: null },
    ],
  });
}

/** A gap of 210 days, then four events in the last 80 days. */
function wokenUp(): VitalityInput {
  const ages = [10, 30, 55, 80, 290, 320];
  const events = ages.map((days, index) =>
    goodEvent(days, { attendeeUnitIds: rotating(index, 10, 14) }),
  );
  return soundInput({
    memberships: buildMembers(14),
    activityFacts: buildActivityFacts({
      events,
      conferences: [conferenceAgo(40), conferenceAgo(300)],
      resolutions: [{ dueOn: daysAgo(20), closedOn: daysAgo(20) }],
    }),
    exchangeFacts: buildExchangeFacts({
      exchanges: [exchangeAgo(20), exchangeAgo(60)],
      requests: closedRequests(3).map((request) => ({
        ...request,
        confirmedOn: daysAgo(30),
      })),
    }),
  });
}

function goodEvent(days: number, changes: Partial<EventFact>): EventFact {
  return eventAgo(days, { ...wellPrepared(days), ...changes });
}

/** `count` of the first `members` units, beginning at another one each time. */
function rotating(turn: number, count: number, members: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    unit(1 + ((turn * count + index) % members)),
  );
}

function chainExchanges(count: number): ExchangeFact[] {
  return Array.from({ length: count }, (_, index) =>
    exchangeAgo(10 + index * 20, [
      unit(1 + (index % 12)),
      unit(1 + ((index + 1) % 12)),
    ]),
  );
}

function closedRequests(count: number) {
  return Array.from({ length: count }, (_, index) =>
    requestAgo(60 + index * 40, {
      matchedOn: daysAgo(50 + index * 40),
      confirmedOn: daysAgo(40 + index * 40),
    }),
  );
}
