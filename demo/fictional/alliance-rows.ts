import {
  allianceEntity,
  type AllianceRow,
} from '../../subgraphs/alliances/alliance/alliance.ts';
import { chairTermEntity } from '../../subgraphs/alliances/chair/chair-term.ts';
import { evaluationRoundEntity } from '../../subgraphs/alliances/evaluation/evaluation-round.ts';
import { guidanceVisitEntity } from '../../subgraphs/alliances/guidance/guidance-visit.ts';
import { institutionEntity } from '../../subgraphs/alliances/institution/institution.ts';
import {
  membershipEntity,
  membershipRow,
} from '../../subgraphs/alliances/membership/membership.ts';
import { officeEntity } from '../../subgraphs/alliances/office/office.ts';
import { recognitionEntity } from '../../subgraphs/alliances/evaluation/recognition.ts';
import { supportPlanEntity } from '../../subgraphs/alliances/guidance/support-plan.ts';
import { suspensionEntity } from '../../subgraphs/alliances/alliance/suspension.ts';
import { defaultPolicy } from '../../subgraphs/alliances/vitality/policy.ts';
import type { PlatformRows } from '../shared/platform-rows.ts';
import type { AllianceLog } from './alliance-log.ts';
import { addCharterRows } from './charter-rows.ts';
import { invented } from './invented.ts';

const synthetic = invented('DOCUMENTED');

const superior = '示例·两新工委';

/** The alliance itself, its members and how it is run. */
export function addAllianceRows(rows: PlatformRows, log: AllianceLog): void {
  rows.add(allianceEntity, [allianceRow(log)]);
  rows.add(
    membershipEntity,
    log.members.map((unitId, index) =>
      membershipRow({
        id: `${log.id}-m${index}`,
        allianceId: log.id,
        unitId,
        role: index === 0 ? 'LEAD' : 'MEMBER',
        status: 'ACTIVE',
        since: log.foundedOn,
        until: null,
        successorUnitId: null,
        ...synthetic,
      }),
    ),
  );
  addCharterRows(rows, log);
  addTermsAndOffices(rows, log);
  addUpkeep(rows, log);
}

function allianceRow(log: AllianceLog): AllianceRow {
  return {
    id: log.id,
    name: log.name,
    type: log.type,
    state: 'ACTIVE',
    leadUnitId: log.members[0] ?? null,
    leadText: null,
    sharedGoals: log.sharedGoals,
    exploringSince: null,
    foundedOn: log.foundedOn,
    memberCountText: `${log.members.length}家`,
    memberRecords: 'COMPLETE',
    superiorConnected: true,
    leadIsPartyDepartment: false,
    ...synthetic,
  };
}

function addTermsAndOffices(rows: PlatformRows, log: AllianceLog): void {
  const { id: allianceId, members, governance } = log;
  rows.add(officeEntity, [
    {
      id: `${allianceId}-guidance`,
      allianceId,
      role: 'GUIDANCE',
      unitId: null,
      holderText: superior,
      ...invented('DOCUMENTED'),
    },
  ]);
  const last = governance.chairTerms.length - 1;
  rows.add(
    chairTermEntity,
    governance.chairTerms.map(({ chair, from, to }, index) => ({
      id: `${allianceId}-chair-${index + 1}`,
      allianceId,
      ordinal: index + 1,
      unitId: members[chair] ?? null,
      state: index === last ? 'SERVING' : 'HANDED_OVER',
      startsOn: from,
      endsOn: to,
      ...synthetic,
    })),
  );
  rows.add(
    guidanceVisitEntity,
    governance.guidance.map((heldOn, index) => ({
      id: `${allianceId}-visit-${index + 1}`,
      allianceId,
      heldOn,
      kind: 'VISIT',
      guidedBy: superior,
    })),
  );
}

function addUpkeep(rows: PlatformRows, log: AllianceLog): void {
  const { id: allianceId, foundedOn, governance } = log;
  rows.add(
    institutionEntity,
    governance.institutions.map((institution) => ({
      id: `${allianceId}-${institution.kind.toLowerCase().replace('_', '-')}`,
      allianceId,
      version: 1,
      adoptedOn: foundedOn,
      ...institution,
    })),
  );
  rows.add(
    suspensionEntity,
    (governance.suspensions ?? []).map(
      ({ from, to, reason, scope }, index) => ({
        id: `${allianceId}-suspension-${index + 1}`,
        allianceId,
        startsOn: from,
        endsOn: to,
        reason,
        scope,
      }),
    ),
  );
  if (governance.supportPlan) {
    const { supportPlan } = governance;
    rows.add(supportPlanEntity, [
      {
        id: `${allianceId}-support-2020`,
        allianceId,
        year: 2020,
        staffFte: null,
        ...supportPlan,
      },
    ]);
  }
  addHonours(rows, log);
}

function addHonours(
  rows: PlatformRows,
  { id: allianceId, members, governance }: AllianceLog,
): void {
  rows.add(
    recognitionEntity,
    (governance.recognitions ?? []).map(({ title, member, on }, index) => ({
      id: `${allianceId}-recognition-${index + 1}`,
      allianceId,
      unitId: members[member] ?? null,
      title,
      grantedOn: on,
      grantedBy: superior,
    })),
  );
  rows.add(
    evaluationRoundEntity,
    (governance.evaluations ?? []).map(({ from, to }, index) => ({
      id: `${allianceId}-evaluation-${index + 1}`,
      allianceId,
      startsOn: from,
      endsOn: to,
      policyVersion: defaultPolicy.version,
      state: 'CLOSED',
    })),
  );
}
