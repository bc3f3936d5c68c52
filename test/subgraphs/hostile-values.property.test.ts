import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createConnection } from 'mysql2/promise';
import type { DataSource } from 'typeorm';

import { activityEntity } from '../../subgraphs/activities/activity/activity.ts';
import { outcomeEntity } from '../../subgraphs/activities/outcome/outcome.ts';
import { participationEntity } from '../../subgraphs/activities/participation/participation.ts';
import { projectEntity } from '../../subgraphs/activities/project/project.ts';
import { activitiesModel } from '../../subgraphs/activities/model.ts';
import { createActivitiesSubgraph } from '../../subgraphs/activities/subgraph.ts';
import { allianceEntity } from '../../subgraphs/alliances/alliance/alliance.ts';
import { membershipEntity } from '../../subgraphs/alliances/membership/membership.ts';
import { alliancesModel } from '../../subgraphs/alliances/model.ts';
import { createAlliancesSubgraph } from '../../subgraphs/alliances/subgraph.ts';
import { fixedClock } from '../../subgraphs/kit/values/clock.ts';
import {
  openDatabase,
  type DatabaseModel,
} from '../../subgraphs/kit/storage/database.ts';
import type { Subgraph } from '../../subgraphs/kit/serve/subgraph.ts';
import { exchangeEntity } from '../../subgraphs/resources/exchange/exchange.ts';
import { resourceRequestEntity } from '../../subgraphs/resources/request/resource-request.ts';
import { resourceEntity } from '../../subgraphs/resources/resource/resource.ts';
import { resourcesModel } from '../../subgraphs/resources/model.ts';
import { createResourcesSubgraph } from '../../subgraphs/resources/subgraph.ts';
import { startMariaDb, type PrivateMariaDb } from '../support/mariadb.ts';
import {
  activityRow,
  outcomeRow,
  participationRow,
  projectRow,
} from './activities/rows.ts';
import { allianceRow, memberRow } from './alliances/rows.ts';
import { hostileRequests, hostileTexts } from './hostile-requests.ts';
import { ask } from './kit/asking.ts';
import { insert } from './kit/engines.ts';
import { exchangeRow, requestRow, resourceRow } from './resources/rows.ts';

const ids = hostileTexts.filter((text) => text !== '');
/** Ids of districts' records have no line breaks. */
const unit = (id: string) => `310116:ex:${id.replace('\n', ' ')}`;
const clock = fixedClock('2020-08-11T12:00:00+08:00');

interface Platform {
  readonly name: string;
  readonly model: DatabaseModel;
  readonly fill: (dataSource: DataSource) => Promise<void>;
  readonly open: (options: {
    readonly dataSource: DataSource;
    readonly clock: typeof clock;
  }) => Subgraph;
}

const platforms: readonly Platform[] = [
  {
    name: 'alliances',
    model: alliancesModel,
    open: createAlliancesSubgraph,
    async fill(dataSource) {
      await insert(
        dataSource,
        allianceEntity,
        ids.map((id) => allianceRow({ id, name: `示例·${id}` })),
      );
      await insert(
        dataSource,
        membershipEntity,
        ids.map((id) => memberRow({ id, allianceId: id, unitId: unit(id) })),
      );
    },
  },
  {
    name: 'activities',
    model: activitiesModel,
    open: createActivitiesSubgraph,
    async fill(dataSource) {
      await insert(
        dataSource,
        activityEntity,
        ids.map((id) => activityRow({ id, theme: id })),
      );
      await insert(
        dataSource,
        participationEntity,
        ids.map((id) =>
          participationRow({ id, activityId: id, unitId: unit(id) }),
        ),
      );
      await insert(
        dataSource,
        outcomeEntity,
        ids.map((id) => outcomeRow({ id, activityId: id })),
      );
      await insert(
        dataSource,
        projectEntity,
        ids.map((id) => projectRow({ id, allianceId: id })),
      );
    },
  },
  {
    name: 'resources',
    model: resourcesModel,
    open: createResourcesSubgraph,
    async fill(dataSource) {
      await insert(
        dataSource,
        resourceEntity,
        ids.map((id) =>
          resourceRow({ id, allianceId: id, providerId: unit(id) }),
        ),
      );
      await insert(
        dataSource,
        resourceRequestEntity,
        ids.map((id) => requestRow({ id, allianceId: id })),
      );
      await insert(
        dataSource,
        exchangeEntity,
        ids.map((id) => exchangeRow({ id, allianceId: id })),
      );
    },
  },
];

const settings = [
  ['NO_BACKSLASH_ESCAPES', "SET GLOBAL sql_mode = 'NO_BACKSLASH_ESCAPES'"],
  [
    'ANSI, and nothing prepared',
    "SET GLOBAL sql_mode = 'ANSI,NO_BACKSLASH_ESCAPES', GLOBAL max_prepared_stmt_count = 0",
  ],
] as const;

const seed = 20_201_113;

describe.each(platforms)(
  'hostile values in every filter, cursor and id of $name',
  ({ name, model, fill, open }) => {
    let server: PrivateMariaDb;
    let reference: Subgraph;
    const filled = async (url: string) => {
      const dataSource = await openDatabase(url, model);
      await fill(dataSource);
      return open({ dataSource, clock });
    };
    beforeAll(async () => {
      reference = await filled('sqlite::memory:');
      server = await startMariaDb();
    });
    afterAll(async () => {
      await reference.close();
      await server.stop();
    });

    it.each(settings)(
      `are only values on a MariaDB with %s (seed ${seed})`,
      async (_, setting) => {
        const owner = await createConnection(server.url(''));
        await owner.query(setting);
        await owner.end();
        const url = await server.createDatabase(
          `${name}${settings.findIndex(([, it]) => it === setting)}`,
        );
        const subgraph = await filled(url);
        try {
          const requests = hostileRequests(reference.schema, {
            known: [...ids, ...ids.map(unit)],
          });
          await fc.assert(
            fc.asyncProperty(requests, async ({ query, variables }) => {
              const expected = await ask(reference, query, variables);
              const got = await ask(subgraph, query, variables);
              expect(JSON.stringify(got)).toBe(JSON.stringify(expected));
              expect(JSON.stringify(got)).not.toContain(
                'INTERNAL_SERVER_ERROR',
              );
            }),
            { seed, numRuns: 60 },
          );
        } finally {
          await subgraph.close();
        }
      },
    );
  },
);
