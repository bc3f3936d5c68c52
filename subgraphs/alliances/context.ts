import type DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';

import { dayOf } from '../kit/values/calendar.ts';
import type { Clock } from '../kit/values/clock.ts';
import {
  ConnectionLoader,
  loadById,
  loadChildren,
  loadGroups,
} from '../kit/read/loaders.ts';
import type { RequestContext } from '../kit/serve/subgraph.ts';
import { allianceEntity } from './alliance/alliance.ts';
import { chairTermEntity } from './chair/chair-term.ts';
import { charterClauseEntity } from './charter/charter-clause.ts';
import { charterVersionEntity } from './charter/charter-version.ts';
import { charterEntity } from './charter/charter.ts';
import { evaluationRoundEntity } from './evaluation/evaluation-round.ts';
import { guidanceVisitEntity } from './guidance/guidance-visit.ts';
import { institutionEntity } from './institution/institution.ts';
import { currentStatuses, membershipEntity } from './membership/membership.ts';
import { officeEntity } from './office/office.ts';
import { recognitionEntity } from './evaluation/recognition.ts';
import { reportedFactEntity } from './reported/reported-fact.ts';
import { reportedIssueEntity } from './reported/reported-issue.ts';
import { signatureEntity } from './charter/signature.ts';
import { supportPlanEntity } from './guidance/support-plan.ts';
import { suspensionEntity } from './alliance/suspension.ts';
import { allianceList } from './alliance/alliance-list.ts';
import {
  membershipsOfAllianceList,
  membershipsOfUnitList,
} from './membership/membership-lists.ts';
import { takingPart } from './alliance/taking-part.ts';

/** What the resolvers of one request share: the day, and batched reads. */
export type AlliancesContext = ReturnType<typeof createContext>;

export interface AlliancesContextOptions extends RequestContext {
  readonly dataSource: DataSource;
  readonly clock: Clock;
}

export function createContext({
  scope,
  dataSource,
  clock,
}: AlliancesContextOptions) {
  return {
    scope,
    dataSource,
    /** The calendar day in China. */
    today: dayOf(clock.now()),
    alliances: new ConnectionLoader(dataSource, allianceList),
    memberships: new ConnectionLoader(dataSource, membershipsOfAllianceList),
    membershipsOfUnit: new ConnectionLoader(dataSource, membershipsOfUnitList),
    ...ownRecords(dataSource),
    ...charterRecords(dataSource),
  };
}

/** Rows by id, by alliance, by unit or by district. */
function ownRecords(dataSource: DataSource) {
  const ofAlliance = { parent: 'allianceId' } as const;
  return {
    allianceById: loadById(dataSource, allianceEntity),
    membershipById: loadById(dataSource, membershipEntity),
    chairTermById: loadById(dataSource, chairTermEntity),
    guidanceVisitById: loadById(dataSource, guidanceVisitEntity),
    evaluationRoundById: loadById(dataSource, evaluationRoundEntity),
    recognitionById: loadById(dataSource, recognitionEntity),
    districtCodes: loadDistrictCodes(dataSource),
    currentUnitIds: loadCurrentUnitIds(dataSource),
    allMemberships: loadChildren(dataSource, membershipEntity, {
      ...ofAlliance,
      order: 'id',
    }),
    offices: loadChildren(dataSource, officeEntity, {
      ...ofAlliance,
      order: 'id',
    }),
    chairTerms: loadChildren(dataSource, chairTermEntity, {
      ...ofAlliance,
      order: 'ordinal',
    }),
    chairTermsOfUnit: loadChildren(dataSource, chairTermEntity, {
      parent: 'unitId',
      order: 'id',
    }),
    institutions: loadChildren(dataSource, institutionEntity, {
      ...ofAlliance,
      order: 'id',
    }),
    suspensions: loadChildren(dataSource, suspensionEntity, {
      ...ofAlliance,
      order: 'startsOn',
    }),
    supportPlans: loadChildren(dataSource, supportPlanEntity, {
      ...ofAlliance,
      order: 'year',
    }),
    guidanceVisits: loadChildren(dataSource, guidanceVisitEntity, {
      ...ofAlliance,
      order: 'heldOn',
    }),
    evaluationRounds: loadChildren(dataSource, evaluationRoundEntity, {
      ...ofAlliance,
      order: 'startsOn',
    }),
    recognitions: loadChildren(dataSource, recognitionEntity, {
      ...ofAlliance,
      order: 'grantedOn',
    }),
    reportedFacts: loadChildren(dataSource, reportedFactEntity, {
      ...ofAlliance,
      order: 'place',
    }),
    reportedIssues: loadChildren(dataSource, reportedIssueEntity, {
      parent: 'districtCode',
      order: 'id',
    }),
  };
}

function charterRecords(dataSource: DataSource) {
  return {
    charterById: loadById(dataSource, charterEntity),
    charterVersionById: loadById(dataSource, charterVersionEntity),
    signatureById: loadById(dataSource, signatureEntity),
    charters: loadChildren(dataSource, charterEntity, {
      parent: 'allianceId',
      order: 'id',
    }),
    charterVersions: loadChildren(dataSource, charterVersionEntity, {
      parent: 'charterId',
      order: 'number',
    }),
    charterClauses: loadChildren(dataSource, charterClauseEntity, {
      parent: 'versionId',
      order: 'number',
    }),
    signatures: loadChildren(dataSource, signatureEntity, {
      parent: 'versionId',
      order: 'id',
    }),
  };
}

/** By alliance: the districts it takes part in, in order of code. */
function loadDistrictCodes(
  dataSource: DataSource,
): DataLoader<string, readonly { readonly code: string }[]> {
  return loadGroups((alliances) =>
    dataSource
      .createQueryBuilder()
      .select(['link.id AS parent', 'link.parent AS code'])
      .from(`(${takingPart})`, 'link')
      .where('link.id IN (:...alliances)', { alliances })
      .orderBy('link.parent')
      .getRawMany<{ parent: string; code: string }>(),
  );
}

/** By alliance: the units that are members now, in order of id, each once. */
function loadCurrentUnitIds(
  dataSource: DataSource,
): DataLoader<string, readonly { readonly id: string }[]> {
  return loadGroups((alliances) =>
    dataSource
      .createQueryBuilder(membershipEntity, 'row')
      .select('row.allianceId', 'parent')
      .addSelect('row.unitId', 'id')
      .distinct()
      .where('row.allianceId IN (:...alliances)', { alliances })
      .andWhere('row.status IN (:...currentStatuses)', { currentStatuses })
      .orderBy('row.unitId')
      .getRawMany<{ parent: string; id: string }>(),
  );
}
