import { allianceDistrictEntity } from '../../subgraphs/alliances/alliance/alliance-district.ts';
import {
  allianceEntity,
  type AllianceRow,
} from '../../subgraphs/alliances/alliance/alliance.ts';
import { chairTermEntity } from '../../subgraphs/alliances/chair/chair-term.ts';
import { membershipEntity } from '../../subgraphs/alliances/membership/membership.ts';
import { officeEntity } from '../../subgraphs/alliances/office/office.ts';
import { reportedFactEntity } from '../../subgraphs/alliances/reported/reported-fact.ts';
import { reportedIssueEntity } from '../../subgraphs/alliances/reported/reported-issue.ts';
import type { Sourced } from '../../subgraphs/kit/values/provenance.ts';
import { articleUnitId, articleUnits } from './units.ts';
import type { PlatformRows } from '../shared/platform-rows.ts';
import type { Article } from './article-schema.ts';
import { sourcedColumns } from './fact.ts';
import type { FactSubject } from '../../subgraphs/alliances/contract/generated.ts';

type Alliance = Article['alliances'][number];

/** What a speaker said of alliances and of their problems. */
export function addAllianceRows(rows: PlatformRows, article: Article): void {
  for (const alliance of article.alliances) {
    addAlliance(rows, alliance, article);
    addPositions(rows, alliance, article);
  }
  rows.add(
    reportedIssueEntity,
    article.issues.map((issue) => ({
      id: `${article.district}-${issue.code.toLowerCase().replaceAll('_', '-')}`,
      districtCode: article.district,
      code: issue.code,
      label: issue.label,
      ...sourcedColumns(issue, article),
    })),
  );
}

function addAlliance(
  rows: PlatformRows,
  alliance: Alliance,
  article: Article,
): void {
  const { id: allianceId, districts } = alliance;
  rows.add(allianceEntity, [
    { ...allianceRow(alliance), ...sourcedColumns(alliance, article) },
  ]);
  rows.add(
    reportedFactEntity,
    alliance.facts.map((fact, place) => ({
      id: `${allianceId}-fact-${place + 1}`,
      allianceId,
      place,
      subject: fact.subject,
      value: fact.value,
      ...sourcedColumns(fact, article),
    })),
  );
  rows.add(
    allianceDistrictEntity,
    districts.map((districtCode) => ({ allianceId, districtCode })),
  );
  rows.add(
    membershipEntity,
    alliance.memberships.map((membership) => ({
      id: `${allianceId}-${membership.unit}`,
      allianceId,
      unitId: articleUnitId(membership.unit),
      // No district's system has the unit, so its district is where the article
      // says it is.
      districtCode: articleUnits[membership.unit].district,
      role: membership.role,
      status: 'ACTIVE',
      since: null,
      until: null,
      successorUnitId: null,
      ...sourcedColumns(membership, article),
    })),
  );
}

function addPositions(
  rows: PlatformRows,
  alliance: Alliance,
  article: Article,
): void {
  const { id: allianceId } = alliance;
  rows.add(
    officeEntity,
    alliance.offices.map((office, index) => ({
      id: `${allianceId}-office-${index + 1}`,
      allianceId,
      role: office.role,
      unitId: office.unit === undefined ? null : articleUnitId(office.unit),
      holderText: office.holderText,
      ...sourcedColumns(office, article),
    })),
  );
  rows.add(
    chairTermEntity,
    alliance.chairTerms.map((term) => ({
      id: `${allianceId}-chair-${term.ordinal}`,
      allianceId,
      ordinal: term.ordinal,
      unitId: articleUnitId(term.unit),
      state: term.state,
      startsOn: term.from ?? null,
      endsOn: term.to ?? null,
      ...sourcedColumns(term, article),
    })),
  );
}

/**
 * For some alliances the article names some of the members; for none it names
 * all.
 */
function allianceRow(alliance: Alliance): Omit<AllianceRow, keyof Sourced> {
  const { lead, facts, memberships } = alliance;
  // The row itself cites the article; facts from other sources are rows of
  // their own.
  const first = (subject: FactSubject) =>
    facts.find(
      (fact) => fact.subject === subject && fact.external === undefined,
    )?.value ?? null;
  return {
    id: alliance.id,
    name: alliance.name,
    type: alliance.type,
    state: 'ACTIVE',
    leadUnitId: lead === undefined ? null : articleUnitId(lead),
    leadText: alliance.leadText ?? null,
    sharedGoals: alliance.sharedGoals,
    exploringSince: first('EXPLORING_SINCE'),
    foundedOn: first('FOUNDED_ON'),
    memberCountText: memberCountText(alliance),
    memberRecords: memberships.length > 0 ? 'PARTIAL' : 'NONE',
    superiorConnected: false,
    leadIsPartyDepartment: alliance.leadIsPartyDepartment,
  };
}

function memberCountText({ facts }: Alliance): string | null {
  const wordings = facts.flatMap(({ subject, wording }) =>
    subject === 'MEMBER_COUNT' && wording !== undefined ? [wording] : [],
  );
  return wordings.length === 0 ? null : wordings.join('；');
}
