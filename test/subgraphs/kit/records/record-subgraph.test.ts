import { beforeAll, describe, expect, it } from '@jest/globals';

import { loadChildren } from '../../../../subgraphs/kit/read/loaders.ts';
import type { Aggregate } from '../../../../subgraphs/kit/records/aggregate.ts';
import type { RecordContext } from '../../../../subgraphs/kit/records/record-context.ts';
import {
  createRecordSubgraph,
  modelOf,
} from '../../../../subgraphs/kit/records/record-subgraph.ts';
import type { Subgraph } from '../../../../subgraphs/kit/serve/subgraph.ts';
import { fixedClock } from '../../../../subgraphs/kit/values/clock.ts';
import { dataOf, entitiesOf } from '../asking.ts';
import { describeOnBothEngines, insert, statementsOf } from '../engines.ts';
import {
  CreateThings1700000000000,
  thingEntity,
  thingLinkEntity,
  thingRow,
  type ThingRow,
} from '../thing.ts';

interface Rows {
  Thing: ThingRow;
  Owner: { readonly id: string };
}

type Context = RecordContext<Rows>;

const contract = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { thing(id: ID!): Thing today: String! owner(id: ID!): Owner! }
  type Thing @key(fields: "id") { id: ID! label: String same: Thing! }
  type Owner { id: ID! things: [Thing!]! again: [Thing!]! }
`;

const thingAggregate: Aggregate = {
  records: [
    {
      type: 'Thing',
      entity: thingEntity,
      migrations: [CreateThings1700000000000],
    },
    { entity: thingLinkEntity },
  ],
  resolvers: {
    Query: {
      thing: (_: unknown, { id }: { id: string }, context: Context) =>
        context.byId('Thing').load(id),
      today: (_: unknown, __: unknown, { today }: Context) => today,
    },
    Thing: {
      same: ({ id }: ThingRow, _: unknown, context: Context) =>
        context.referred('Thing', id),
    },
  },
};

const thingsOf = (owner: { id: string }, _: unknown, context: Context) =>
  context.once(thingsOfOwner).load(owner.id);

function thingsOfOwner({ dataSource }: Context) {
  return loadChildren(dataSource, thingEntity, {
    parent: 'owner',
    order: 'id',
  });
}

const ownerAggregate: Aggregate = {
  records: [],
  resolvers: {
    Query: { owner: (_: unknown, { id }: { id: string }) => ({ id }) },
    Owner: { things: thingsOf, again: thingsOf },
  },
};

const aggregates = [thingAggregate, ownerAggregate];
const rows = ['a', 'b'].map((id) => thingRow({ id, owner: 'one' }));

describe('the model of aggregates', () => {
  it('has every record’s entity, and its migrations after the first ones', () => {
    class CreateFirst1600000000000 extends CreateThings1700000000000 {}
    expect(modelOf(aggregates, [CreateFirst1600000000000])).toEqual({
      entities: [thingEntity, thingLinkEntity],
      migrations: [CreateFirst1600000000000, CreateThings1700000000000],
    });
  });
});

describeOnBothEngines(
  modelOf(aggregates, []),
  (dataSource) => insert(dataSource, thingEntity, rows),
  (database) => {
    let subgraph: Subgraph;

    beforeAll(() => {
      subgraph = createRecordSubgraph({
        name: 'things',
        contract,
        aggregates,
        dataSource: database(),
        clock: fixedClock('2020-08-11T23:00:00Z'),
      });
    });

    it('answers the fields that aggregates add to one type', async () => {
      const query =
        '{ thing(id: "a") { id same { id } } owner(id: "one") { things { id } } }';
      expect(await dataOf(subgraph, query)).toEqual({
        thing: { id: 'a', same: { id: 'a' } },
        owner: { things: [{ id: 'a' }, { id: 'b' }] },
      });
    });

    it('has the calendar day in China', async () => {
      expect(await dataOf(subgraph, '{ today }')).toEqual({
        today: '2020-08-12',
      });
    });

    it('finds a record by its key without a resolver of its own', async () => {
      const keys = [
        { __typename: 'Thing', id: 'b' },
        { __typename: 'Thing', id: 'none' },
      ];
      expect(await entitiesOf(subgraph, keys, '... on Thing { id }')).toEqual([
        { id: 'b' },
        null,
      ]);
    });

    it('makes a loader once for a request, whoever asks for it', async () => {
      const query = '{ owner(id: "one") { things { id } again { id } } }';
      const statements = await statementsOf(database(), () =>
        dataOf(subgraph, query),
      );
      expect(statements).toHaveLength(1);
    });
  },
);
