import { wellPrepared } from './activity-styles.ts';
import type { AllianceLog, ProjectLog } from './alliance-log.ts';
import { orderly } from './governance.ts';
import { chooseMembers, rotating } from './members.ts';

/** Two activities 190 days apart, the last 200 days ago: V1 red, E1. */
export function halfYearly(): AllianceLog {
  const members = chooseMembers({ '510112:lqydj': 4, '510114:lqydj': 4 }, 30);
  return {
    id: 'demo-half-yearly',
    name: '示例·半年一聚',
    type: 'FUNCTIONAL_ZONE',
    foundedOn: '2018-06-15',
    sharedGoals: ['优化园区配套'],
    members,
    governance: {
      ...orderly,
      institutions: [
        {
          kind: 'JOINT_CONFERENCE',
          reviewedOn: null,
          lastUsedOn: null,
        },
        {
          kind: 'LEARNING_TRAINING',
          reviewedOn: null,
          lastUsedOn: '2020-03-12',
        },
        { kind: 'MUTUAL_SUPPORT', reviewedOn: null, lastUsedOn: null },
        { kind: 'ACTIVITY', reviewedOn: null, lastUsedOn: null },
      ],
      guidance: ['2019-08-17'],
    },
    activities: [
      {
        ...wellPrepared,
        on: '2019-07-18',
        title: '园区成员见面会',
        kind: 'ORG_LIFE',
        category: 'ORGANIZATION_COBUILDING',
        attendees: rotating(0, 8, 8),
        partyElement: true,
      },
      {
        ...wellPrepared,
        on: '2020-01-24',
        title: '园区用餐配套协调会',
        kind: 'PROJECT_WORK',
        category: 'DEVELOPMENT_PROMOTION',
        attendees: rotating(0, 8, 8),
        need: { project: 0 },
        outcome: {
          metric: 'PLANS_AGREED',
          value: 1,
          description: '议定共用食堂方案',
          evidence: 'DOCUMENTED',
        },
      },
    ],
    conferences: [
      {
        on: '2020-01-24',
        topic: '共用食堂',
        proposedBy: 2,
        resolution: '三家先行试点',
        dueOn: '2020-04-30',
        closedOn: '2020-04-28',
      },
    ],
    projects,
  };
}

const projects: readonly ProjectLog[] = [
  claimed('共用食堂', 1, '2020-04-20'),
  claimed('通勤班车', 2, '2020-05-12'),
  claimed('实习基地', 3, '2020-05-28'),
  claimed('共享会议室', 4, null),
  claimed('安全巡查互助', 5, null),
];

function claimed(
  title: string,
  by: number,
  confirmedOn: string | null,
): ProjectLog {
  return {
    title,
    category: 'DEVELOPMENT_PROMOTION',
    publishedOn: '2019-12-02',
    expiresOn: '2020-01-31',
    claim: { by, on: '2019-12-20', dueOn: '2020-05-31', confirmedOn },
  };
}
