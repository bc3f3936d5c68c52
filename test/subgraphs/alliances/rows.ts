import type { AllianceRow } from '../../../subgraphs/alliances/alliance/alliance.ts';
import type { ChairTermRow } from '../../../subgraphs/alliances/chair/chair-term.ts';
import type { CharterVersionRow } from '../../../subgraphs/alliances/charter/charter-version.ts';
import type { GuidanceVisitRow } from '../../../subgraphs/alliances/guidance/guidance-visit.ts';
import {
  membershipRow,
  type MembershipRow,
} from '../../../subgraphs/alliances/membership/membership.ts';

type Given<Row> = Partial<Row> & { readonly id: string };

export const source = {
  provenance: 'RECORDED',
  evidence: 'DOCUMENTED',
  statement: null,
  wording: null,
  citation: null,
} as const;

export function allianceRow(given: Given<AllianceRow>): AllianceRow {
  return {
    name: `示例·${given.id}`,
    type: 'INDUSTRY',
    state: 'ACTIVE',
    leadUnitId: null,
    leadText: null,
    leadIsPartyDepartment: false,
    sharedGoals: [],
    exploringSince: null,
    foundedOn: null,
    memberCountText: null,
    memberRecords: 'COMPLETE',
    superiorConnected: false,
    ...source,
    ...given,
  };
}

export function memberRow(
  given: Given<Omit<MembershipRow, 'districtCode'>> &
    Pick<MembershipRow, 'allianceId' | 'unitId'>,
): MembershipRow {
  return membershipRow({
    role: 'MEMBER',
    status: 'ACTIVE',
    since: null,
    until: null,
    successorUnitId: null,
    ...source,
    ...given,
  });
}

export function chairTermRow(
  given: Given<ChairTermRow> & Pick<ChairTermRow, 'allianceId'>,
): ChairTermRow {
  return {
    ordinal: 1,
    unitId: null,
    state: 'SERVING',
    startsOn: null,
    endsOn: null,
    ...source,
    ...given,
  };
}

export function charterVersionRow(
  given: Given<CharterVersionRow> & Pick<CharterVersionRow, 'charterId'>,
): CharterVersionRow {
  return {
    number: 1,
    state: 'DRAFT',
    contentHash: null,
    frozenOn: null,
    effectiveFrom: null,
    ...given,
  };
}

export function visitRow(allianceId: string, heldOn: string): GuidanceVisitRow {
  return {
    id: `${allianceId}-${heldOn}`,
    allianceId,
    heldOn,
    kind: 'VISIT',
    guidedBy: '示例·上级党委',
  };
}
