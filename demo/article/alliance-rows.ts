import { allianceDistrictEntity } from '../../subgraphs/alliances/entities/alliance-district.ts';
import {
  allianceEntity,
  type AllianceRow,
} from '../../subgraphs/alliances/entities/alliance.ts';
import { chairTermEntity } from '../../subgraphs/alliances/entities/chair-term.ts';
import { membershipEntity } from '../../subgraphs/alliances/entities/membership.ts';
import { officeEntity } from '../../subgraphs/alliances/entities/office.ts';
import { reportedIssueEntity } from '../../subgraphs/alliances/entities/reported-issue.ts';
import { articleUnitId, articleUnits } from './units.ts';
import type { PlatformRows } from '../platform-rows.ts';
import type { Article } from './article-schema.ts';
import { factColumns, sourceColumns } from './fact.ts';

type Alliance = Article['alliances'][number];

/** What a speaker said of alliances and of their problems. */
export function addAllianceRows(rows: PlatformRows, article: Article): void {
  for (const alliance of article.alliances) addAlliance(rows, alliance);
  rows.add(
    reportedIssueEntity,
    article.issues.map((issue) => ({
      id: `${article.speaker}-${issue.code.toLowerCase().replaceAll('_', '-')}`,
      districtCode: article.speaker,
      code: issue.code,
      label: issue.quote,
      ...factColumns(issue),
    })),
  );
}

function addAlliance(rows: PlatformRows, alliance: Alliance): void {
  const { id: allianceId, districts } = alliance;
  rows.add(allianceEntity, [allianceRow(alliance)]);
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
      // No district's system records it: where the article says it is.
      districtCode: articleUnits[membership.unit].district,
      role: membership.role,
      status: 'ACTIVE',
      since: null,
      until: null,
      successorUnitId: null,
      ...factColumns(membership),
    })),
  );
  rows.add(
    officeEntity,
    alliance.offices.map((office, index) => ({
      id: `${allianceId}-office-${index + 1}`,
      allianceId,
      role: office.role,
      unitId: office.unit === undefined ? null : articleUnitId(office.unit),
      holderText: office.holderText,
      ...sourceColumns(office),
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
      ...factColumns(term),
    })),
  );
}

function allianceRow(alliance: Alliance): AllianceRow {
  const told = factColumns(alliance);
  const external = Object.fromEntries(
    alliance.external.map(({ field, value }) => [field, value]),
  );
  return {
    id: alliance.id,
    name: alliance.name,
    type: alliance.type,
    state: 'ACTIVE',
    leadUnitId:
      alliance.lead === undefined ? null : articleUnitId(alliance.lead),
    leadText: alliance.leadText ?? null,
    sharedGoals: alliance.sharedGoals,
    exploringSince: alliance.exploringSince ?? null,
    foundedOn: alliance.foundedOn ?? null,
    memberCountText: alliance.memberCountText ?? null,
    superiorConnected: false,
    leadIsPartyDepartment: alliance.leadIsPartyDepartment,
    ...external,
    ...told,
    quote: [told.quote, ...alliance.external.map(externalNote)].join(';'),
  };
}

const fieldNames = {
  foundedOn: '成立时间',
  memberCountText: '成员数',
} as const;

/** A field from elsewhere is marked in the row that it stands in. */
function externalNote({
  field,
  value,
  source,
}: Alliance['external'][number]): string {
  return `${fieldNames[field]} ${value} 非文章所述(来源:${source})`;
}
