import {
  dayNumber,
  textOf,
} from '../../../../subgraphs/alliances/vitality/day.ts';
import type {
  ActivityFacts,
  ClaimFact,
  ConferenceFact,
  EventFact,
  ExchangeFact,
  ExchangeFacts,
  InstitutionRecord,
  MembershipRecord,
  RequestFact,
  VitalityInput,
} from '../../../../subgraphs/alliances/vitality/input.ts';
import { defaultPolicy } from '../../../../subgraphs/alliances/vitality/policy.ts';

/** The demo's day: the article is of 2020-08-11. */
export const asOf = '2020-08-11';

/** The day that is `days` before the report's. */
export function daysAgo(days: number): string {
  return textOf(dayNumber(asOf) - days);
}

/**
 * An alliance of ten units, old enough, with a connected superior and no facts at
 * all; `changes` replace whole fields.
 */
export function buildInput(
  changes: Partial<VitalityInput> = {},
): VitalityInput {
  return {
    alliance: buildAlliance(),
    memberships: buildMembers(10),
    superior: { connected: true, leadIsPartyDepartment: false },
    suspensions: [],
    institutions: [],
    chairTerms: [],
    charter: null,
    guidanceVisits: [],
    supportPlan: null,
    recognitions: [],
    activityFacts: buildActivityFacts(),
    exchangeFacts: buildExchangeFacts(),
    asOf,
    policy: defaultPolicy,
    ...changes,
  };
}

export function buildAlliance(
  changes: Partial<VitalityInput['alliance']> = {},
): VitalityInput['alliance'] {
  return {
    id: 'demo',
    state: 'ACTIVE',
    type: 'INDUSTRY',
    foundedOn: '2017-05-01',
    memberRecords: 'COMPLETE',
    provenance: 'SYNTHETIC',
    ...changes,
  };
}

/** The id of the n-th member, counted from 1. */
export function unit(n: number): string {
  return `310116:jszz:${n}`;
}

export function units(count: number, from = 1): string[] {
  return Array.from({ length: count }, (_, index) => unit(from + index));
}

export function buildMembers(
  count: number,
  since: string | null = '2017-05-01',
): MembershipRecord[] {
  return units(count).map((unitId) => buildMember({ unitId, since }));
}

export function buildMember(
  changes: Partial<MembershipRecord>,
): MembershipRecord {
  return {
    unitId: unit(1),
    role: 'MEMBER',
    status: 'ACTIVE',
    since: '2017-05-01',
    until: null,
    ...changes,
  };
}

export function buildActivityFacts(
  changes: Partial<ActivityFacts> = {},
): ActivityFacts {
  return {
    asOf,
    hasLog: true,
    events: [],
    conferences: [],
    resolutions: [],
    claims: [],
    publishedProjects: [],
    ...changes,
  };
}

export function buildExchangeFacts(
  changes: Partial<ExchangeFacts> = {},
): ExchangeFacts {
  return { hasLog: true, exchanges: [], requests: [], ...changes };
}

/** A one-day event of two members, `days` ago, without any virtue. */
export function eventAgo(
  days: number,
  changes: Partial<EventFact> = {},
): EventFact {
  return {
    id: `event-${days}`,
    kind: 'PROJECT_WORK',
    startedOn: daysAgo(days),
    endedOn: daysAgo(days),
    recordedOn: daysAgo(days),
    planFiledOn: null,
    hasObjective: false,
    needKind: null,
    needRaisedOn: null,
    hostCount: 1,
    summarizedOn: null,
    initiatedBy: 'MEMBER',
    partyElement: false,
    outcomeCount: 0,
    online: false,
    attendeeUnitIds: units(2),
    ...changes,
  };
}

/** What V2, V4, V6 and V12 ask of an event. */
export function wellPrepared(days: number): Partial<EventFact> {
  return {
    planFiledOn: daysAgo(days + 10),
    hasObjective: true,
    needKind: 'REQUEST',
    needRaisedOn: daysAgo(days + 20),
    hostCount: 2,
    summarizedOn: daysAgo(days - 5),
    partyElement: true,
    outcomeCount: 1,
  };
}

export function exchangeAgo(
  days: number,
  [providerId, receiverId]: readonly [string, string] = [unit(1), unit(2)],
): ExchangeFact {
  return {
    providerId,
    receiverId,
    partyIds: [providerId, receiverId],
    confirmedOn: daysAgo(days),
  };
}

export function conferenceAgo(
  days: number,
  superiorAttended = false,
): ConferenceFact {
  return { heldOn: daysAgo(days), superiorAttended };
}

export function requestAgo(
  days: number,
  changes: Partial<RequestFact> = {},
): RequestFact {
  return {
    raisedOn: daysAgo(days),
    matchedOn: null,
    confirmedOn: null,
    unmetReason: null,
    ...changes,
  };
}

export function claimAgo(days: number, confirmed: boolean): ClaimFact {
  return {
    unitId: unit(1),
    dueOn: daysAgo(days),
    confirmedOn: confirmed ? daysAgo(days) : null,
  };
}

/** The four institutions, reviewed `reviewed` and used `used` days ago. */
export function buildInstitutions(
  reviewed: number,
  used: number,
): InstitutionRecord[] {
  const kinds = [
    'JOINT_CONFERENCE',
    'LEARNING_TRAINING',
    'MUTUAL_SUPPORT',
    'ACTIVITY',
  ] as const;
  return kinds.map((kind) => ({
    kind,
    adoptedOn: '2017-05-01',
    reviewedOn: daysAgo(reviewed),
    lastUsedOn: daysAgo(used),
  }));
}
