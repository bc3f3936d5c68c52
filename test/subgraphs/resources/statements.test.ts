import { expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';

import { fixedClock } from '../../../subgraphs/kit/values/clock.ts';
import { demandClusterEntity } from '../../../subgraphs/resources/demand/demand-cluster.ts';
import { exchangeLogEntity } from '../../../subgraphs/resources/log/exchange-log.ts';
import { exchangeEntity } from '../../../subgraphs/resources/exchange/exchange.ts';
import { resourceRequestEntity } from '../../../subgraphs/resources/request/resource-request.ts';
import { trainingDemandEntity } from '../../../subgraphs/resources/demand/training-demand.ts';
import { resourcesModel } from '../../../subgraphs/resources/model.ts';
import { createResourcesSubgraph } from '../../../subgraphs/resources/subgraph.ts';
import { entitiesOf } from '../kit/asking.ts';
import { describeOnBothEngines, insert, statementsOf } from '../kit/engines.ts';
import { demandRow, exchangeRow, requestRow, source } from './rows.ts';

const alliances = Array.from({ length: 50 }, (_, index) => `a${index + 10}`);

describeOnBothEngines(resourcesModel, fill, (database) => {
  async function statementsFor(selection: string) {
    const subgraph = createResourcesSubgraph({
      dataSource: database(),
      clock: fixedClock('2020-08-11T12:00:00+08:00'),
    });
    const keys = alliances.map((id) => ({ __typename: 'Alliance', id }));
    let answer: unknown;
    const statements = await statementsOf(database(), async () => {
      answer = await entitiesOf(
        subgraph,
        keys,
        `... on Alliance { ${selection} }`,
      );
    });
    return { answer: answer as unknown[], statements };
  }

  it('reads pages of each alliance with all below them at once', async () => {
    const { answer, statements } = await statementsFor(
      `exchanges(first: 2) { totalCount nodes { id request { id demandCluster { id } } labourSharing { id } } }
      demandClusters { id unitCount demands { id } }`,
    );
    expect(answer[20]).toEqual({
      exchanges: {
        totalCount: 3,
        nodes: [1, 2].map((number) => ({
          id: `a30-${number}`,
          request: { id: 'a30', demandCluster: { id: 'a30' } },
          labourSharing: null,
        })),
      },
      demandClusters: [{ id: 'a30', unitCount: 1, demands: [{ id: 'a30' }] }],
    });
    // A page and its count (3), whose logs are kept, requests, their clusters,
    // clusters, demands.
    expect(statements).toHaveLength(8);
  });

  it('reads the facts of many alliances at once', async () => {
    const { answer, statements } = await statementsFor(
      'exchangeFacts12m { exchanges { confirmedOn } requests { raisedOn } }',
    );
    const exchange = { confirmedOn: '2020-07-01' };
    expect(answer[49]).toEqual({
      exchangeFacts12m: {
        exchanges: [exchange, exchange, exchange],
        requests: [{ raisedOn: '2020-06-01' }],
      },
    });
    expect(statements).toHaveLength(2);
  });
});

async function fill(dataSource: DataSource): Promise<void> {
  await insert(
    dataSource,
    exchangeLogEntity,
    alliances.map((allianceId) => ({ allianceId })),
  );
  await insert(
    dataSource,
    exchangeEntity,
    alliances.flatMap((allianceId) =>
      [1, 2, 3].map((number) =>
        exchangeRow({
          id: `${allianceId}-${number}`,
          allianceId,
          requestId: allianceId,
          confirmedOn: '2020-07-01',
        }),
      ),
    ),
  );
  await insert(
    dataSource,
    resourceRequestEntity,
    alliances.map((id) =>
      requestRow({ id, allianceId: id, demandClusterId: id }),
    ),
  );
  await insert(
    dataSource,
    demandClusterEntity,
    alliances.map((id) => ({
      id,
      topic: id,
      allianceId: id,
      state: 'CLUSTERED',
      ...source,
    })),
  );
  await insert(
    dataSource,
    trainingDemandEntity,
    alliances.map((id) =>
      demandRow({ id, demandClusterId: id, raisedById: 'u1' }),
    ),
  );
}
