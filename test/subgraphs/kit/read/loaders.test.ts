import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';

import type { Connection } from '../../../../subgraphs/kit/read/connection.ts';
import { comparePositions } from '../../../../protocol/position.ts';
import { column } from '../../../../subgraphs/kit/read/filter.ts';
import { ConnectionLoader } from '../../../../subgraphs/kit/read/connection-loader.ts';
import type {
  ListArguments,
  ListShape,
} from '../../../../subgraphs/kit/read/list-shape.ts';
import {
  loadById,
  loadChildren,
  loadGroups,
} from '../../../../subgraphs/kit/read/loaders.ts';
import { fixed } from '../../../../subgraphs/kit/read/sql.ts';
import { describeOnBothEngines, insert, statementsOf } from '../engines.ts';
import {
  thingEntity,
  thingLinkEntity,
  thingModel,
  thingRow,
  type ThingRow,
} from '../thing.ts';

// Code point order: upper before lower case, the rare 𠮷 (U+20BB7) after 盟.
const ids = ['Z', 'a', 'é', 'ß', '盟', '约', '\uFF5E', '𠮷', 'a b', 'a-', 'aa'];
const owners = ['one', 'two'];

const things = owners.flatMap((owner, which) =>
  ids.map((id, index) =>
    thingRow({
      id: `${id}${which}`,
      owner,
      day: `2020-0${(index % 3) + 1}`,
      amount: index % 4,
    }),
  ),
);

const links = things.flatMap(({ id }, index) =>
  ['even', 'every']
    .filter((group) => group === 'every' || index % 2 === 0)
    .map((groupId) => ({ thingId: id, groupId })),
);

const byDay: ListShape<ThingRow> = {
  entity: thingEntity,
  order: ['day', 'id'],
  parent: 'owner',
  filters: { id: column('row.id', 'id'), day: column('row.day', 'text') },
};

const ordered: ListShape<ThingRow> = {
  ...byDay,
  orderBy: { owner: 'owner', on: 'day', amount: 'amount' },
};

const linked: ListShape<ThingRow> = {
  entity: thingEntity,
  order: ['id'],
  link: fixed('SELECT group_id AS parent, thing_id AS id FROM thing_link'),
  filters: byDay.filters,
};

async function fill(dataSource: DataSource): Promise<void> {
  await insert(dataSource, thingEntity, things);
  await insert(dataSource, thingLinkEntity, links);
}

describeOnBothEngines(thingModel, fill, (database) => {
  const lists = {
    all: (args: ListArguments) =>
      new ConnectionLoader(database(), byDay).all(args),
    'all of an owner': (args: ListArguments) =>
      new ConnectionLoader(database(), byDay).of('two', args),
    'all that are linked': (args: ListArguments) =>
      new ConnectionLoader(database(), linked).of('even', args),
  };

  const wholeLists = {
    all: things.toSorted(byDayThenId),
    'all of an owner': things
      .filter(({ owner }) => owner === 'two')
      .toSorted(byDayThenId),
    'all that are linked': things
      .filter((_, index) => index % 2 === 0)
      .toSorted((one, other) => compare(one.id, other.id)),
  };

  it.each(['all', 'all of an owner', 'all that are linked'] as const)(
    'walks pages of any sizes through %s, in code point order',
    async (name) => {
      const whole = wholeLists[name].map(({ id }) => id);
      const sizes = fc.array(fc.integer({ min: 1, max: 9 }), {
        minLength: 1,
        maxLength: 5,
      });
      await fc.assert(
        fc.asyncProperty(sizes, async (given) => {
          const walked = await walk(lists[name], given);
          expect(walked).toEqual(whole);
        }),
        { numRuns: 15 },
      );
    },
  );

  it('walks through a filtered list and counts it', async () => {
    const filter = { day: { eq: '2020-02' } };
    const expected = wholeLists['all of an owner']
      .filter(({ day }) => day === '2020-02')
      .map(({ id }) => id);
    const list = (args: ListArguments) =>
      lists['all of an owner']({ ...args, filter });
    expect(await walk(list, [1])).toEqual(expected);
    expect(await list({}).totalCount()).toBe(expected.length);
  });

  it('walks in any order that is asked for, then in its own', async () => {
    const fields = { owner: 'owner', on: 'day', amount: 'amount' } as const;
    const names = Object.keys(fields) as (keyof typeof fields)[];
    const orders = fc.uniqueArray(
      fc.record({
        name: fc.constantFrom(...names),
        direction: fc.constantFrom('ASC' as const, 'DESC' as const),
      }),
      { minLength: 1, selector: ({ name }) => name },
    );
    await fc.assert(
      fc.asyncProperty(orders, async (terms) => {
        const orderBy = terms.map(({ name, direction }) => ({
          [name]: direction,
        }));
        const sorted = things.toSorted((one, other) => {
          const properties = [
            ...terms.map(({ name }) => fields[name]),
            'day' as const,
            'id' as const,
          ];
          const [key, otherKey] = [one, other].map((row) =>
            properties.map((property) => row[property]),
          );
          const directions = terms.map(({ direction }) => direction);
          return comparePositions(key ?? [], otherKey ?? [], directions);
        });
        const connections = {
          all: (args: ListArguments) =>
            new ConnectionLoader(database(), ordered).all({ ...args, orderBy }),
          two: (args: ListArguments) =>
            new ConnectionLoader(database(), ordered).of('two', {
              ...args,
              orderBy,
            }),
        };
        expect(await walk(connections.all, [4])).toEqual(
          sorted.map(({ id }) => id),
        );
        expect(await walk(connections.two, [3])).toEqual(
          sorted.filter(({ owner }) => owner === 'two').map(({ id }) => id),
        );
      }),
      { numRuns: 15 },
    );
  });

  it('refuses an input of the order that has several fields', () => {
    const loader = new ConnectionLoader(database(), ordered);
    expect(() =>
      loader.all({ orderBy: [{ owner: 'ASC', on: 'ASC' }] }),
    ).toThrow('Expected each input of orderBy to have one field');
  });

  it('keeps parents apart that are asked in different orders', async () => {
    const loader = new ConnectionLoader(database(), ordered);
    const [one, two] = await Promise.all([
      loader.of('one', { first: 1, orderBy: [{ on: 'DESC' }] }).nodes(),
      loader.of('two', { first: 1, orderBy: [{ on: 'ASC' }] }).nodes(),
    ]);
    expect([one, two].map((rows) => rows.map(({ day }) => day))).toEqual([
      ['2020-03'],
      ['2020-01'],
    ]);
  });

  it('answers an empty page for first: 0', async () => {
    const connection = lists.all({ first: 0 });
    expect(await connection.nodes()).toEqual([]);
    expect(await connection.pageInfo()).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    });
  });

  it('reads pages and counts of many parents by one statement each', async () => {
    const loader = new ConnectionLoader(database(), byDay);
    const statements = await statementsOf(database(), async () => {
      const parents = ['one', 'two', 'three'];
      const read = await Promise.all(
        parents.map(async (parent) => {
          const connection = loader.of(parent, { first: 2 });
          const [nodes, count] = await Promise.all([
            connection.nodes(),
            connection.totalCount(),
          ]);
          return [nodes.map(({ owner }) => owner), count];
        }),
      );
      expect(read).toEqual([
        [['one', 'one'], ids.length],
        [['two', 'two'], ids.length],
        [[], 0],
      ]);
    });
    expect(statements).toHaveLength(3);
  });

  it('keeps parents apart that are asked differently', async () => {
    const loader = new ConnectionLoader(database(), byDay);
    const [one, two] = await Promise.all([
      loader.of('one', { first: 1 }).nodes(),
      loader.of('two', { filter: { id: { in: ['Z0', 'Z1'] } } }).nodes(),
    ]);
    expect([one, two].map((rows) => rows.map(({ id }) => id))).toEqual([
      ['Z0'],
      ['Z1'],
    ]);
  });

  it('loads rows by id in the order asked for', async () => {
    const rows = await loadById(database(), thingEntity).loadMany([
      '盟1',
      'missing',
      'a0',
    ]);
    expect(rows).toEqual([
      things.find(({ id }) => id === '盟1'),
      null,
      things.find(({ id }) => id === 'a0'),
    ]);
  });

  it('takes ids that differ in case or accent for different', async () => {
    const loader = loadById(database(), thingEntity);
    expect(await loader.loadMany(['A0', 'e0', 'z0', 'ss0'])).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('loads more rows than a statement has parameters for', async () => {
    const many = Array.from({ length: 40_000 }, (_, index) => `no${index}`);
    const rows = await loadById(database(), thingEntity).loadMany(many);
    expect(new Set(rows)).toEqual(new Set([null]));
  });

  it('loads the children of each parent in order', async () => {
    const children = loadChildren(database(), thingLinkEntity, {
      parent: 'groupId',
      order: 'thingId',
    });
    const [even, none] = await Promise.all([
      children.load('even'),
      children.load('none'),
    ]);
    expect(even.map(({ thingId }) => thingId)).toEqual(
      wholeLists['all that are linked'].map(({ id }) => id),
    );
    expect(none).toEqual([]);
  });
});

it('groups what was read, an empty list for who has none', async () => {
  const groups = loadGroups(() =>
    Promise.resolve([
      { parent: 'b', value: 1 },
      { parent: 'a', value: 2 },
      { parent: 'b', value: 3 },
    ]),
  );
  expect(await groups.loadMany(['a', 'b', 'c'])).toEqual([
    [{ parent: 'a', value: 2 }],
    [
      { parent: 'b', value: 1 },
      { parent: 'b', value: 3 },
    ],
    [],
  ]);
});

/** The ids of all pages, their sizes taken from `sizes` in turn. */
async function walk(
  list: (args: ListArguments) => Connection<ThingRow>,
  sizes: readonly number[],
): Promise<string[]> {
  const walked: string[] = [];
  let after: string | null = null;
  for (let turn = 0; ; turn++) {
    const first = sizes[turn % sizes.length] ?? 1;
    const connection = list({ first, after });
    const edges = await connection.edges();
    const info = await connection.pageInfo();
    walked.push(...edges.map(({ node }) => node.id));
    expect(info.endCursor).toBe(edges.at(-1)?.cursor ?? null);
    if (!info.hasNextPage) return walked;
    expect(edges).toHaveLength(first);
    after = info.endCursor;
  }
}

function byDayThenId(one: ThingRow, other: ThingRow): number {
  return compare(one.day ?? '', other.day ?? '') || compare(one.id, other.id);
}

function compare(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
