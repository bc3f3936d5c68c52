import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';

import type { DayWindow } from '../../kit/values/calendar.ts';
import { loadGroups } from '../../kit/read/loaders.ts';
import { activityAllianceEntity } from './activity-alliance.ts';
import { activityHostEntity } from './activity-host.ts';
import { activityEntity, type ActivityRow } from './activity.ts';
import { outcomeEntity } from '../outcome/outcome.ts';
import { participationEntity } from '../participation/participation.ts';
import type { EventFact } from '../contract/generated.ts';

type ActivityLoader = DataLoader<string, ActivityRow | null>;

/**
 * Loads, for each alliance, the COMPLETED and SUMMARIZED activities that ended
 * in the window on a known day, in the order in which they ended. Five
 * statements for up to 10,000 alliances or activities.
 */
export function loadEventFacts(
  dataSource: DataSource,
  window: DayWindow,
  activities: ActivityLoader,
): DataLoader<string, readonly EventFact[]> {
  const held = loadGroups((alliances) =>
    heldActivities(dataSource, window, alliances),
  );
  const details = {
    attendees: loadGroups((ids) => attendees(dataSource, ids)),
    hosts: loadGroups((ids) => hosts(dataSource, ids)),
    outcomes: loadGroups((ids) => outcomes(dataSource, ids)),
  };
  const eventFact = async (id: string) => {
    const [activity, attended, hosted, yielded] = await Promise.all([
      activities.load(id),
      details.attendees.load(id),
      details.hosts.load(id),
      details.outcomes.load(id),
    ]);
    return (
      activity && {
        ...ownFacts(activity, window),
        hostCount: hosted.length,
        outcomeCount: yielded.length,
        attendeeUnitIds: attended.map(({ unitId }) => unitId),
      }
    );
  };
  return new DataLoader((alliances) =>
    Promise.all(
      alliances.map(async (alliance) => {
        const ids = (await held.load(alliance)).map(({ id }) => id);
        const facts = await Promise.all(ids.map(eventFact));
        return facts.filter((fact) => fact !== null);
      }),
    ),
  );
}

/**
 * What is unknown counts as the least favourable day: a first day known to the
 * month as the first of the month, a missing day of entry as today. An activity
 * without a first day is taken for one of a single day.
 */
function ownFacts(activity: ActivityRow, window: DayWindow) {
  const endedOn = activity.endedOn ?? window.to;
  const startedOn = activity.startedOn ?? endedOn;
  return {
    id: activity.id,
    kind: activity.kind,
    startedOn: `${startedOn}-01-01`.slice(0, endedOn.length),
    endedOn,
    recordedOn: activity.recordedOn ?? window.to,
    planFiledOn: activity.planFiledOn,
    hasObjective: activity.objective !== null && activity.objective !== '',
    needKind: activity.needKind,
    needRaisedOn: activity.needRaisedOn,
    summarizedOn: activity.summarizedOn,
    initiatedBy: activity.initiatedBy,
    partyElement: activity.partyElement,
    online: activity.online,
  };
}

function heldActivities(
  dataSource: DataSource,
  { after, to }: DayWindow,
  alliances: readonly string[],
) {
  return dataSource
    .createQueryBuilder(activityEntity, 'activity')
    .innerJoin(
      activityAllianceEntity.options.name,
      'link',
      'link.activityId = activity.id',
    )
    .select('link.allianceId', 'parent')
    .addSelect('activity.id', 'id')
    .where('link.allianceId IN (:...alliances)', { alliances })
    .andWhere("activity.state IN ('COMPLETED', 'SUMMARIZED')")
    .andWhere('activity.endedOn > :after AND activity.endedOn <= :to')
    .andWhere('LENGTH(activity.endedOn) = 10')
    .setParameters({ after, to })
    .orderBy('activity.endedOn')
    .addOrderBy('activity.id')
    .getRawMany<{ parent: string; id: string }>();
}

/** Units that took part, each once, even if a unit was both host and guest. */
function attendees(dataSource: DataSource, ids: readonly string[]) {
  return dataSource
    .createQueryBuilder(participationEntity, 'row')
    .select('row.activityId', 'parent')
    .addSelect('row.unitId', 'unitId')
    .distinct()
    .where('row.activityId IN (:...ids)', { ids })
    .andWhere('row.attended = :attended', { attended: true })
    .orderBy('row.unitId')
    .getRawMany<{ parent: string; unitId: string }>();
}

function hosts(dataSource: DataSource, ids: readonly string[]) {
  return dataSource
    .createQueryBuilder(activityHostEntity, 'row')
    .select('row.activityId', 'parent')
    .where('row.activityId IN (:...ids)', { ids })
    .getRawMany<{ parent: string }>();
}

/** Only outcomes that have evidence. */
function outcomes(dataSource: DataSource, ids: readonly string[]) {
  return dataSource
    .createQueryBuilder(outcomeEntity, 'row')
    .select('row.activityId', 'parent')
    .where('row.activityId IN (:...ids)', { ids })
    .andWhere("row.evidence <> 'NONE'")
    .getRawMany<{ parent: string }>();
}
