import { activityAllianceEntity } from '../../subgraphs/activities/activity/activity-alliance.ts';
import { activityHostEntity } from '../../subgraphs/activities/activity/activity-host.ts';
import {
  activityEntity,
  type ActivityRow,
} from '../../subgraphs/activities/activity/activity.ts';
import { outcomeEntity } from '../../subgraphs/activities/outcome/outcome.ts';
import { projectEntity } from '../../subgraphs/activities/project/project.ts';
import type { Sourced } from '../../subgraphs/kit/values/provenance.ts';
import { articleUnitId } from './units.ts';
import type { PlatformRows } from '../shared/platform-rows.ts';
import type { Article } from './article-schema.ts';
import { sourcedColumns } from './fact.ts';

type Activity = Article['activities'][number];

/** What a speaker said of activities, their outcomes and projects. */
export function addActivityRows(rows: PlatformRows, article: Article): void {
  for (const activity of article.activities) {
    addActivity(rows, activity, article);
  }
  rows.add(
    projectEntity,
    article.projects.map((project) => ({
      id: project.id,
      title: project.title,
      category: project.category,
      state: project.state,
      allianceId: project.alliance,
      publishedOn: null,
      expiresOn: null,
      ...sourcedColumns(project, article),
    })),
  );
}

function addActivity(
  rows: PlatformRows,
  activity: Activity,
  article: Article,
): void {
  const { id: activityId, alliances, hosts, outcomes } = activity;
  rows.add(activityEntity, [
    { ...activityRow(activity), ...sourcedColumns(activity, article) },
  ]);
  rows.add(
    activityAllianceEntity,
    alliances.map((allianceId) => ({ activityId, allianceId })),
  );
  rows.add(
    activityHostEntity,
    hosts.map((host) => ({ activityId, unitId: articleUnitId(host) })),
  );
  rows.add(
    outcomeEntity,
    outcomes.map((outcome, index) => ({
      id: `${activityId}-outcome-${index + 1}`,
      activityId,
      metric: outcome.metric,
      value: outcome.value ?? null,
      qualifier: outcome.qualifier ?? null,
      withinDays: outcome.withinDays ?? null,
      description: outcome.description ?? null,
      ...sourcedColumns(outcome, article),
    })),
  );
}

/** The article gives no dates of activities, no plans and no attendance. */
function activityRow(activity: Activity): Omit<ActivityRow, keyof Sourced> {
  return {
    id: activity.id,
    title: activity.title,
    kind: activity.kind,
    categories: activity.categories,
    theme: activity.theme,
    state: activity.state,
    startedOn: activity.startedOn ?? null,
    endedOn: null,
    online: activity.online ?? null,
    initiatedBy: null,
    planFiledOn: null,
    objective: null,
    needKind: null,
    needRaisedOn: null,
    needReference: null,
    partyElement: activity.partyElement ?? null,
    summarizedOn: null,
    summary: null,
    recordedOn: null,
  };
}
