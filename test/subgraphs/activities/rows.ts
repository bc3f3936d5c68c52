import type { ActivityRow } from '../../../subgraphs/activities/activity/activity.ts';
import type { OutcomeRow } from '../../../subgraphs/activities/outcome/outcome.ts';
import type { ParticipationRow } from '../../../subgraphs/activities/participation/participation.ts';
import type { ProjectClaimRow } from '../../../subgraphs/activities/project/project-claim.ts';
import type { ProjectRow } from '../../../subgraphs/activities/project/project.ts';

type Given<Row> = Partial<Row> & { readonly id: string };

const source = {
  provenance: 'SYNTHETIC',
  evidence: 'REPORTED',
  statement: null,
  wording: null,
  citation: null,
} as const;

export function activityRow(given: Given<ActivityRow>): ActivityRow {
  return {
    title: `Activity ${given.id}`,
    kind: 'TRAINING',
    categories: [],
    theme: null,
    state: 'COMPLETED',
    startedOn: null,
    endedOn: null,
    online: false,
    initiatedBy: null,
    planFiledOn: null,
    objective: null,
    needKind: null,
    needRaisedOn: null,
    needReference: null,
    partyElement: false,
    summarizedOn: null,
    summary: null,
    recordedOn: null,
    ...source,
    ...given,
  };
}

export function participationRow(
  given: Given<ParticipationRow> & Pick<ParticipationRow, 'activityId'>,
): ParticipationRow {
  return {
    unitId: '310116:jszz:1',
    role: 'ATTENDEE',
    attended: true,
    headcount: null,
    ...given,
  };
}

export function outcomeRow(
  given: Given<OutcomeRow> & Pick<OutcomeRow, 'activityId'>,
): OutcomeRow {
  return {
    metric: 'DESCRIBED',
    value: null,
    qualifier: null,
    withinDays: null,
    description: null,
    ...source,
    ...given,
  };
}

export function projectRow(given: Given<ProjectRow>): ProjectRow {
  return {
    title: `Project ${given.id}`,
    category: null,
    state: 'PUBLISHED',
    allianceId: null,
    publishedOn: null,
    expiresOn: null,
    ...source,
    ...given,
  };
}

export function claimRow(
  given: Given<ProjectClaimRow> & Pick<ProjectClaimRow, 'projectId'>,
): ProjectClaimRow {
  return {
    unitId: '310116:jszz:1',
    state: 'ACCEPTED',
    claimedOn: null,
    dueOn: null,
    confirmedOn: null,
    ...given,
  };
}
