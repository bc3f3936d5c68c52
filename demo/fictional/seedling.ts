import { wellPrepared } from './activity-styles.ts';
import type { AllianceLog } from './alliance-log.ts';
import { orderly } from './governance.ts';
import { chooseMembers, rotating } from './members.ts';

/** Founded 60 days ago, one activity: 新成立, no number and no warning. */
export function seedling(): AllianceLog {
  const members = chooseMembers({ '310116:jszz': 3, '330110:hmtz': 3 }, 170);
  return {
    id: 'demo-seedling',
    name: '示例·新苗',
    type: 'ADJACENT_REGION',
    foundedOn: '2020-06-12',
    sharedGoals: ['打通毗邻产销'],
    members,
    governance: {
      ...orderly,
      institutions: [
        {
          kind: 'JOINT_CONFERENCE',
          reviewedOn: '2020-06-12',
          lastUsedOn: '2020-06-12',
        },
      ],
      guidance: ['2020-06-12'],
      chairTerms: [{ chair: 0, from: '2020-06-12', to: '2021-06-11' }],
      recognitions: [],
      evaluations: [],
    },
    activities: [
      {
        ...wellPrepared,
        on: '2020-07-16',
        title: '毗邻产销摸底',
        kind: 'PROJECT_WORK',
        category: 'DEVELOPMENT_PROMOTION',
        attendees: rotating(0, 6, members.length),
        partyElement: true,
      },
    ],
  };
}
