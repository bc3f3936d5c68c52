import { activityAllianceEntity } from '../../subgraphs/activities/activity/activity-alliance.ts';
import { activityHostEntity } from '../../subgraphs/activities/activity/activity-host.ts';
import { activityLogEntity } from '../../subgraphs/activities/log/activity-log.ts';
import {
  activityEntity,
  type ActivityRow,
} from '../../subgraphs/activities/activity/activity.ts';
import { agendaItemEntity } from '../../subgraphs/activities/conference/agenda-item.ts';
import { jointConferenceEntity } from '../../subgraphs/activities/conference/joint-conference.ts';
import { outcomeEntity } from '../../subgraphs/activities/outcome/outcome.ts';
import { participationEntity } from '../../subgraphs/activities/participation/participation.ts';
import { resolutionEntity } from '../../subgraphs/activities/conference/resolution.ts';
import type { PlatformRows } from '../shared/platform-rows.ts';
import type {
  ActivityLog,
  AllianceLog,
  ConferenceLog,
  NeedLog,
} from './alliance-log.ts';
import { addDays } from './day.ts';
import { agendaItemId, projectId, requestId } from './log-ids.ts';
import { invented } from './invented.ts';

/** Activities with who came and what came of it, and joint conferences. */
export function addActivityRows(rows: PlatformRows, log: AllianceLog): void {
  rows.add(activityLogEntity, [{ allianceId: log.id }]);
  log.activities.forEach((activity, index) => {
    const id = `${log.id}-a${index + 1}`;
    rows.add(activityEntity, [activityRow(id, log, activity)]);
    rows.add(activityAllianceEntity, [{ activityId: id, allianceId: log.id }]);
    addParticipations(rows, id, activityUnits(log, activity));
    addOutcome(rows, id, activity);
  });
  (log.conferences ?? []).forEach((conference, index) => {
    addConference(rows, log, { conference, index });
  });
}

function activityRow(
  id: string,
  log: AllianceLog,
  activity: ActivityLog,
): ActivityRow {
  const { on, plannedBefore, summarizedAfter, recordedAfter } = activity;
  return {
    id,
    title: activity.title,
    kind: activity.kind,
    categories: [activity.category],
    theme: null,
    state: summarizedAfter === null ? 'COMPLETED' : 'SUMMARIZED',
    startedOn: on,
    endedOn: on,
    online: activity.online ?? false,
    initiatedBy: activity.initiatedBy,
    planFiledOn: plannedBefore === null ? null : addDays(on, -plannedBefore),
    objective: activity.objective,
    ...needColumns(log, activity.need),
    partyElement: activity.partyElement ?? false,
    summarizedOn:
      summarizedAfter === null ? null : addDays(on, summarizedAfter),
    summary: summarizedAfter === null ? null : summaryOf(activity),
    recordedOn: addDays(on, recordedAfter),
    ...invented('DOCUMENTED'),
  };
}

function summaryOf({ outcome }: ActivityLog): string {
  return outcome?.description ?? '本次活动无成果登记。';
}

function needColumns(
  log: AllianceLog,
  need: NeedLog | undefined,
): Pick<ActivityRow, 'needKind' | 'needRaisedOn' | 'needReference'> {
  if (need === undefined) {
    return { needKind: null, needRaisedOn: null, needReference: null };
  }
  if ('request' in need) {
    return {
      needKind: 'REQUEST',
      needRaisedOn: log.requests?.[need.request]?.raisedOn ?? null,
      needReference: requestId(log.id, need.request),
    };
  }
  if ('project' in need) {
    return {
      needKind: 'PROJECT',
      needRaisedOn: log.projects?.[need.project]?.publishedOn ?? null,
      needReference: projectId(log.id, need.project),
    };
  }
  return {
    needKind: 'ISSUE',
    needRaisedOn: log.conferences?.[need.conference]?.on ?? null,
    needReference: agendaItemId(log.id, need.conference),
  };
}

interface ActivityUnits {
  readonly attendees: readonly string[];
  readonly hosts: readonly string[];
}

function activityUnits(
  { members }: AllianceLog,
  { attendees, hosts }: ActivityLog,
): ActivityUnits {
  const units = attendees.flatMap((index) => members[index] ?? []);
  return { attendees: units, hosts: units.slice(0, hosts) };
}

function addParticipations(
  rows: PlatformRows,
  activityId: string,
  { attendees, hosts }: ActivityUnits,
): void {
  rows.add(
    activityHostEntity,
    hosts.map((unitId) => ({ activityId, unitId })),
  );
  rows.add(
    participationEntity,
    attendees.map((unitId, index) => ({
      id: `${activityId}-p${index}`,
      activityId,
      unitId,
      role: index < hosts.length ? 'HOST' : 'ATTENDEE',
      attended: true,
      headcount: 2 + ((index * 5) % 4),
    })),
  );
}

function addOutcome(
  rows: PlatformRows,
  activityId: string,
  { outcome }: ActivityLog,
): void {
  if (outcome === undefined) return;
  rows.add(outcomeEntity, [
    {
      id: `${activityId}-o1`,
      activityId,
      metric: outcome.metric,
      value: outcome.value ?? null,
      qualifier: null,
      withinDays: null,
      description: outcome.description,
      ...invented(outcome.evidence),
    },
  ]);
}

function addConference(
  rows: PlatformRows,
  { id: allianceId, members }: AllianceLog,
  { conference, index }: { conference: ConferenceLog; index: number },
): void {
  const conferenceId = `${allianceId}-c${index + 1}`;
  rows.add(jointConferenceEntity, [
    {
      id: conferenceId,
      allianceId,
      heldOn: conference.on,
      superiorAttended: conference.superiorAttended ?? false,
      provenance: 'SYNTHETIC',
    },
  ]);
  rows.add(agendaItemEntity, [
    {
      id: agendaItemId(allianceId, index),
      conferenceId,
      title: conference.topic,
      proposedById: members[conference.proposedBy] ?? null,
      proposedOn: addDays(conference.on, -15),
    },
  ]);
  rows.add(resolutionEntity, [
    {
      id: `${conferenceId}-r1`,
      conferenceId,
      text: conference.resolution,
      dueOn: conference.dueOn,
      closedOn: conference.closedOn,
    },
  ]);
}
