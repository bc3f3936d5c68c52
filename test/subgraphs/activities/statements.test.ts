import { expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';

import { activityAllianceEntity } from '../../../subgraphs/activities/activity/activity-alliance.ts';
import { activityHostEntity } from '../../../subgraphs/activities/activity/activity-host.ts';
import { activityLogEntity } from '../../../subgraphs/activities/log/activity-log.ts';
import { activityEntity } from '../../../subgraphs/activities/activity/activity.ts';
import { jointConferenceEntity } from '../../../subgraphs/activities/conference/joint-conference.ts';
import { outcomeEntity } from '../../../subgraphs/activities/outcome/outcome.ts';
import { participationEntity } from '../../../subgraphs/activities/participation/participation.ts';
import { projectClaimEntity } from '../../../subgraphs/activities/project/project-claim.ts';
import { projectEntity } from '../../../subgraphs/activities/project/project.ts';
import { activitiesModel } from '../../../subgraphs/activities/model.ts';
import { createActivitiesSubgraph } from '../../../subgraphs/activities/subgraph.ts';
import { fixedClock } from '../../../subgraphs/kit/values/clock.ts';
import { entitiesOf } from '../kit/asking.ts';
import { describeOnBothEngines, insert, statementsOf } from '../kit/engines.ts';
import {
  activityRow,
  claimRow,
  outcomeRow,
  participationRow,
  projectRow,
} from './rows.ts';

const allianceCount = 50;
const activitiesEach = 6;

describeOnBothEngines(activitiesModel, fill, (database) => {
  async function statementsFor(count: number, selection: string) {
    const subgraph = createActivitiesSubgraph({
      dataSource: database(),
      clock: fixedClock('2020-08-11T12:00:00+08:00'),
    });
    const keys = alliances
      .slice(0, count)
      .map((id) => ({ __typename: 'Alliance', id }));
    let answer: unknown;
    const statements = await statementsOf(database(), async () => {
      answer = await entitiesOf(
        subgraph,
        keys,
        `... on Alliance { ${selection} }`,
      );
    });
    return { answer, statements };
  }

  it('reads a page of each alliance with all below it at once', async () => {
    const selection = `activities(first: 5) {
      totalCount pageInfo { hasNextPage }
      nodes {
        id alliances { id } hosts { id } outcomes { id }
        participations(first: 2) { totalCount nodes { id activity { id } } }
      } }`;
    const { answer, statements } = await statementsFor(
      allianceCount,
      selection,
    );
    expect(answer).toHaveLength(allianceCount);
    expect((answer as unknown[])[7]).toMatchObject({
      activities: {
        totalCount: activitiesEach,
        pageInfo: { hasNextPage: true },
        nodes: [1, 2, 3, 4, 5].map((number) => ({
          id: `a07-${number}`,
          outcomes: [{ id: `a07-${number}-o` }],
          participations: {
            totalCount: 3,
            nodes: [{ id: `a07-${number}-1` }, { id: `a07-${number}-2` }],
          },
        })),
      },
    });
    // Pages and counts of two connections (3 each), whose logs are kept, 3
    // lists, 1 row by id.
    expect(statements).toHaveLength(11);
    const few = await statementsFor(2, selection);
    expect(few.statements).toHaveLength(11);
  });

  it('reads the facts of many alliances at once', async () => {
    const selection = `facts12m {
      events { id attendeeUnitIds outcomeCount hostCount }
      conferences { heldOn } resolutions { dueOn }
      claims { dueOn } publishedProjects { publishedOn claimedOn } }`;
    const { answer, statements } = await statementsFor(
      allianceCount,
      selection,
    );
    expect((answer as unknown[])[49]).toMatchObject({
      facts12m: {
        events: [1, 2, 3, 4, 5, 6].map((number) => ({
          id: `a49-${number}`,
          attendeeUnitIds: ['u1', 'u2', 'u3'],
          outcomeCount: 1,
          hostCount: 1,
        })),
        conferences: [{ heldOn: '2020-01-01' }],
        claims: [{ dueOn: '2020-03-01' }],
        publishedProjects: [
          { publishedOn: '2020-01-01', claimedOn: '2020-02-01' },
        ],
      },
    });
    expect(statements).toHaveLength(9);
  });

  it('reads nothing for the keys alone', async () => {
    const { statements } = await statementsFor(allianceCount, 'id');
    expect(statements).toEqual([]);
  });
});

const alliances = Array.from(
  { length: allianceCount },
  (_, index) => `a${String(index).padStart(2, '0')}`,
);

async function fill(dataSource: DataSource): Promise<void> {
  await insert(
    dataSource,
    activityLogEntity,
    alliances.map((allianceId) => ({ allianceId })),
  );
  const held = alliances.flatMap((allianceId) =>
    Array.from({ length: activitiesEach }, (_, index) => ({
      allianceId,
      activityId: `${allianceId}-${index + 1}`,
    })),
  );
  await insert(
    dataSource,
    activityEntity,
    held.map(({ activityId: id }) =>
      activityRow({ id, endedOn: '2020-05-01' }),
    ),
  );
  await insert(dataSource, activityAllianceEntity, held);
  await insert(
    dataSource,
    activityHostEntity,
    held.map(({ activityId }) => ({ activityId, unitId: 'u1' })),
  );
  await insert(
    dataSource,
    outcomeEntity,
    held.map(({ activityId }) =>
      outcomeRow({ id: `${activityId}-o`, activityId }),
    ),
  );
  await insert(
    dataSource,
    participationEntity,
    held.flatMap(({ activityId }) =>
      [1, 2, 3].map((number) =>
        participationRow({
          id: `${activityId}-${number}`,
          activityId,
          unitId: `u${number}`,
        }),
      ),
    ),
  );
  await fillOthers(dataSource);
}

async function fillOthers(dataSource: DataSource): Promise<void> {
  await insert(
    dataSource,
    jointConferenceEntity,
    alliances.map((allianceId) => ({
      id: allianceId,
      allianceId,
      heldOn: '2020-01-01',
      superiorAttended: true,
      provenance: 'SYNTHETIC',
    })),
  );
  await insert(
    dataSource,
    projectEntity,
    alliances.map((allianceId) =>
      projectRow({ id: allianceId, allianceId, publishedOn: '2020-01-01' }),
    ),
  );
  await insert(
    dataSource,
    projectClaimEntity,
    alliances.map((id) =>
      claimRow({
        id,
        projectId: id,
        claimedOn: '2020-02-01',
        dueOn: '2020-03-01',
      }),
    ),
  );
}
