import type { DataSource } from 'typeorm';

import { contentHash } from '../../../subgraphs/alliances/charter/content-hash.ts';
import { allianceDistrictEntity } from '../../../subgraphs/alliances/alliance/alliance-district.ts';
import { allianceEntity } from '../../../subgraphs/alliances/alliance/alliance.ts';
import { chairTermEntity } from '../../../subgraphs/alliances/chair/chair-term.ts';
import { charterClauseEntity } from '../../../subgraphs/alliances/charter/charter-clause.ts';
import { charterVersionEntity } from '../../../subgraphs/alliances/charter/charter-version.ts';
import { charterEntity } from '../../../subgraphs/alliances/charter/charter.ts';
import { evaluationRoundEntity } from '../../../subgraphs/alliances/evaluation/evaluation-round.ts';
import { guidanceVisitEntity } from '../../../subgraphs/alliances/guidance/guidance-visit.ts';
import { institutionEntity } from '../../../subgraphs/alliances/institution/institution.ts';
import { membershipEntity } from '../../../subgraphs/alliances/membership/membership.ts';
import { officeEntity } from '../../../subgraphs/alliances/office/office.ts';
import { recognitionEntity } from '../../../subgraphs/alliances/evaluation/recognition.ts';
import { reportedIssueEntity } from '../../../subgraphs/alliances/reported/reported-issue.ts';
import { signatureEntity } from '../../../subgraphs/alliances/charter/signature.ts';
import { supportPlanEntity } from '../../../subgraphs/alliances/guidance/support-plan.ts';
import { suspensionEntity } from '../../../subgraphs/alliances/alliance/suspension.ts';
import { cited } from '../kit/storage/cited.ts';
import { insert } from '../kit/engines.ts';
import {
  allianceRow,
  chairTermRow,
  charterVersionRow,
  memberRow,
  source,
  visitRow,
} from './rows.ts';

const allianceId = 'covenant';
const unit = (local: number) => `310116:jszz:${local}`;

const mandatory = {
  number: 1,
  text: '不改变成员单位的隶属关系。',
  mandatory: true,
};
const added = { number: 2, text: '每季度召开联席会议。', mandatory: false };

export const formerHash = contentHash([mandatory]);
export const currentHash = contentHash([mandatory, added]);

const bare = Array.from({ length: 50 }, (_, index) => `bare-${index + 1}`);
const signedAt = '2019-06-02T09:30:00+08:00';
const former = { contentHash: formerHash, signedAt };
const current = { contentHash: currentHash, signedAt };

/**
 * `covenant` has a record of every kind, `drafting` a charter not yet in force,
 * and the `bare` ones have members only.
 */
export async function fillCovenant(dataSource: DataSource): Promise<void> {
  await fillAlliances(dataSource);
  await fillRecords(dataSource);
  await fillCharters(dataSource);
}

async function fillAlliances(dataSource: DataSource): Promise<void> {
  await insert(dataSource, allianceEntity, [
    allianceRow({
      id: allianceId,
      name: '示例·盟约',
      type: 'ADJACENT_REGION',
      leadUnitId: unit(1),
      leadText: '示例·牵头单位',
      sharedGoals: ['优化产业生态', '引领区域协同'],
      exploringSince: '2017',
      foundedOn: '2018-05',
      memberCountText: '“4家”',
      superiorConnected: true,
      ...cited,
    }),
    allianceRow({ id: 'drafting', state: 'NEGOTIATING' }),
    ...bare.map((id) => allianceRow({ id })),
  ]);
  await insert(dataSource, allianceDistrictEntity, [
    { allianceId, districtCode: '330482' },
  ]);
  await insert(dataSource, membershipEntity, [
    memberRow({
      id: 'm-1',
      allianceId,
      unitId: unit(1),
      role: 'LEAD',
      since: '2018-05',
    }),
    memberRow({ id: 'm-2', allianceId, unitId: unit(2), status: 'PAUSED' }),
    memberRow({ id: 'm-3', allianceId, unitId: unit(3), since: '2019' }),
    memberRow({
      id: 'm-4',
      allianceId,
      unitId: unit(4),
      status: 'TRANSFERRED',
      until: '2019-12-31',
      successorUnitId: unit(3),
    }),
    memberRow({ id: 'd-1', allianceId: 'drafting', unitId: unit(1) }),
    memberRow({ id: 'd-9', allianceId: 'drafting', unitId: '330482:phdj:9' }),
    ...bare.flatMap((id) =>
      [5, 6].map((local) =>
        memberRow({
          id: `${id}-${local}`,
          allianceId: id,
          unitId: unit(local),
        }),
      ),
    ),
  ]);
}

async function fillRecords(dataSource: DataSource): Promise<void> {
  await insert(dataSource, officeEntity, [
    {
      id: 'office-1',
      allianceId,
      role: 'GUIDANCE',
      unitId: null,
      holderText: '示例·上级党委',
      ...source,
    },
    {
      id: 'office-2',
      allianceId,
      role: 'SECRETARIAT',
      unitId: unit(2),
      holderText: '示例·秘书处',
      ...source,
    },
  ]);
  await insert(dataSource, chairTermEntity, [
    chairTermRow({
      id: 'term-2',
      allianceId,
      ordinal: 2,
      unitId: unit(2),
      startsOn: '2019-05-17',
    }),
    chairTermRow({
      id: 'term-1',
      allianceId,
      unitId: unit(1),
      state: 'HANDED_OVER',
      startsOn: '2018-05',
      endsOn: '2019-05',
    }),
  ]);
  await insert(dataSource, institutionEntity, [
    {
      id: 'institution',
      allianceId,
      kind: 'JOINT_CONFERENCE',
      version: 1,
      adoptedOn: '2018-06-01',
      reviewedOn: '2020-01-08',
      lastUsedOn: null,
    },
  ]);
  await insert(dataSource, suspensionEntity, [
    {
      id: 'pause',
      allianceId,
      startsOn: '2020-01-25',
      endsOn: '2020-04-10',
      reason: '疫情',
      scope: 'OFFLINE',
    },
  ]);
  await insert(dataSource, supportPlanEntity, [2019, 2020, 2021].map(planOf));
  await insert(dataSource, guidanceVisitEntity, [
    visitRow(allianceId, '2019-11-02'),
    visitRow(allianceId, '2020-05-01'),
  ]);
  await fillHonours(dataSource);
}

function planOf(year: number) {
  return {
    id: `plan-${year}`,
    allianceId,
    year,
    budgetCny: 120000.5,
    staffFte: 0.5,
    coordinationCostCny: null,
    liaisonOffices: 2,
  };
}

async function fillHonours(dataSource: DataSource): Promise<void> {
  await insert(dataSource, evaluationRoundEntity, [
    {
      id: 'round',
      allianceId,
      startsOn: '2019-01-01',
      endsOn: '2019-12-31',
      policyVersion: '2020.1',
      state: 'CLOSED',
    },
  ]);
  await insert(dataSource, recognitionEntity, [
    {
      id: 'honour-1',
      allianceId,
      unitId: unit(1),
      title: '示例·先进单位',
      grantedOn: '2020-07-01',
      grantedBy: '示例·市委',
    },
    {
      id: 'honour-2',
      allianceId,
      unitId: null,
      title: '示例·先进联盟',
      grantedOn: '2019-12-30',
      grantedBy: '示例·市委',
    },
  ]);
  await insert(dataSource, reportedIssueEntity, [
    {
      id: 'issue',
      districtCode: '330482',
      code: 'TOO_RARE',
      label: '活动间隔过长',
      provenance: 'ARTICLE',
      evidence: 'REPORTED',
      ...cited,
    },
  ]);
}

async function fillCharters(dataSource: DataSource): Promise<void> {
  await insert(dataSource, charterEntity, [
    { id: 'charter', allianceId, conferencesPerYear: 4, quorum: 0.75 },
    {
      id: 'draft',
      allianceId: 'drafting',
      conferencesPerYear: null,
      quorum: 1,
    },
  ]);
  await insert(dataSource, charterVersionEntity, [
    charterVersionRow({
      id: 'v-1',
      charterId: 'charter',
      state: 'SUPERSEDED',
      contentHash: formerHash,
    }),
    charterVersionRow({
      id: 'v-2',
      charterId: 'charter',
      number: 2,
      state: 'AMENDING',
      contentHash: currentHash,
    }),
    charterVersionRow({ id: 'v-3', charterId: 'charter', number: 3 }),
    charterVersionRow({ id: 'd-v-1', charterId: 'draft' }),
  ]);
  await insert(dataSource, charterClauseEntity, [
    { id: 'c-2', versionId: 'v-2', ...added },
    { id: 'c-1', versionId: 'v-2', ...mandatory },
    { id: 'c-0', versionId: 'v-1', ...mandatory },
  ]);
  await insert(dataSource, signatureEntity, [
    { id: 's-1', versionId: 'v-1', unitId: unit(1), ...former },
    { id: 's-2', versionId: 'v-1', unitId: unit(3), ...former },
    { id: 's-3', versionId: 'v-2', unitId: unit(1), ...current },
    // Under a text that is not the version's: no signature of it.
    { id: 's-4', versionId: 'v-2', unitId: unit(2), ...former },
  ]);
}
