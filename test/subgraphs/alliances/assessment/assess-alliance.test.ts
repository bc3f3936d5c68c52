import { beforeAll, expect, it } from '@jest/globals';

import { alliancesModel } from '../../../../subgraphs/alliances/model.ts';
import { createAlliancesSubgraph } from '../../../../subgraphs/alliances/subgraph.ts';
import { fixedClock } from '../../../../subgraphs/kit/values/clock.ts';
import type { Subgraph } from '../../../../subgraphs/kit/serve/subgraph.ts';
import { ask, entitiesOf } from '../../kit/asking.ts';
import { describeOnBothEngines, statementsOf } from '../../kit/engines.ts';
import { fillCovenant } from '../covenant.ts';

describeOnBothEngines(alliancesModel, fillCovenant, (database) => {
  let subgraph: Subgraph;

  beforeAll(() => {
    subgraph = createAlliancesSubgraph({
      dataSource: database(),
      clock: fixedClock('2020-08-11T12:00:00+08:00'),
    });
  });

  const selection =
    'vitality { asOf status index indicators { id } missing { indicator reason } warnings { alliance { id } } }';

  async function vitality(facts: object): Promise<unknown> {
    const keys = [{ __typename: 'Alliance', id: 'covenant', ...facts }];
    const [alliance] = (await entitiesOf(
      subgraph,
      keys,
      `... on Alliance { ${selection} }`,
    )) as [{ vitality: unknown }];
    return alliance.vitality;
  }

  it('says what is missing when no neighbour answers', async () => {
    expect(
      await vitality({ facts12m: null, exchangeFacts12m: null }),
    ).toMatchObject({
      asOf: '2020-08-11',
      status: 'INSUFFICIENT_DATA',
      index: null,
      missing: expect.arrayContaining([
        { indicator: 'V1', reason: expect.any(String) },
      ]),
    });
  });

  it('reads the facts that the gateway brings', async () => {
    expect(await vitality(quietYear)).toMatchObject({
      indicators: Array.from({ length: 22 }, (_, index) => ({
        id: `V${index + 1}`,
      })),
      warnings: expect.arrayContaining([{ alliance: { id: 'covenant' } }]),
    });
  });

  it('is refused without a gateway', async () => {
    const { data, errors } = await ask(
      subgraph,
      '{ alliance(id: "covenant") { vitality { status } } }',
    );
    expect(data).toEqual({ alliance: { vitality: null } });
    expect(errors?.[0]).toMatchObject({
      path: ['alliance', 'vitality'],
      extensions: { code: 'GATEWAY_REQUIRED' },
    });
  });

  it('assesses 51 alliances in as many statements as one', async () => {
    const ids = ['covenant', ...Array.from({ length: 50 }, bareId)];
    const count = async (some: readonly string[]) => {
      const keys = some.map((id) => ({
        __typename: 'Alliance',
        id,
        ...quietYear,
      }));
      const statements = await statementsOf(database(), () =>
        entitiesOf(
          subgraph,
          keys,
          '... on Alliance { vitality { status warnings { alliance { id } } } }',
        ),
      );
      return statements.length;
    };
    const one = await count(ids.slice(0, 1));
    expect(one).toBeLessThanOrEqual(10);
    expect(await count(ids)).toBe(one);
  });
});

function bareId(_: unknown, index: number): string {
  return `bare-${index + 1}`;
}

/** Neighbours that answered, and had nothing to tell. */
const quietYear = {
  facts12m: {
    hasLog: true,
    asOf: '2020-08-11',
    events: [],
    conferences: [],
    resolutions: [],
    claims: [],
    publishedProjects: [],
  },
  exchangeFacts12m: { hasLog: true, exchanges: [], requests: [] },
};
