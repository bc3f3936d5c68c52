import { describe, expect, it } from '@jest/globals';

import { compareCodePoints } from '../../../protocol/code-points.ts';
import { ask, dataOf } from '../kit/asking.ts';
import { describeOnBothEngines, type Systems } from './systems.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly nature: string | null;
  readonly industry: string | null;
  readonly district: { readonly code: string };
  readonly partyOrganizations: readonly object[];
}

interface Page {
  readonly nodes: readonly Row[];
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

describeOnBothEngines((systems) => {
  const page = (args: object) => unitPage(systems(), args);
  const all = (args: object) => allUnits(systems(), args);

  it.each([
    [[{ name: 'ASC' }]],
    [[{ name: 'DESC' }]],
    [[{ district: 'DESC' }, { name: 'ASC' }]],
    [[{ district: 'ASC' }, { id: 'DESC' }]],
    [[{ name: 'ASC' }, { id: 'DESC' }, { district: 'ASC' }]],
    [[{ id: 'DESC' }]],
  ])('orders units of all systems by %j, each once', async (orderBy) => {
    const rows = await all({ orderBy });
    const unordered = await all({});
    expect(rows).toHaveLength(unordered.length);
    expect(rows.map(({ id }) => id)).toEqual(
      sorted(unordered, orderBy).map(({ id }) => id),
    );
  });

  it.each([
    [[]],
    [[{ id: 'DESC' }]],
    [[{ name: 'DESC' }]],
    [[{ district: 'ASC' }, { name: 'DESC' }]],
  ])(
    'gives cursors that merge: positions in the order %j, the key ascending',
    async (orderBy) => {
      const places = await positions(systems(), orderBy);
      const signs = orderBy.flatMap(Object.values).map(signOf);
      for (const [index, place] of places.entries()) {
        expect(place).toHaveLength(signs.length + 1);
        const next = places[index + 1];
        if (next) expect(comparePlaces(place, next, signs)).toBeLessThan(0);
      }
      expect(places.length).toBeGreaterThan(400);
    },
  );

  it('continues after a cursor of a system that is not here', async () => {
    const after = Buffer.from('[1,"310117:other:5"]').toString('base64url');
    const rows = await page({ first: 100, after });
    expect(rows.nodes[0]?.id).toMatch(/^330110:hmtz:/u);
    const before = await page({ last: 1, before: after });
    expect(before.nodes[0]?.id).toMatch(/^310116:jszz:/u);
  });

  it('orders by code point, not by collation or UTF-16', async () => {
    const names = [
      '示例·㐂a有限公司',
      '示例·𠮷有限公司',
      '示例·(甲)有限公司',
      '示例·A有限公司',
      '示例·a有限公司',
      '示例·Ｂ有限公司',
    ];
    for (const [index, name] of names.entries()) {
      await systems().write(
        'jszz',
        `INSERT INTO party_org_unit (id, unit_name, deleted) VALUES (${900 + index}, '${name}', 0)`,
      );
    }
    const rows = await all({
      orderBy: [{ name: 'ASC' }],
      filter: {
        id: { in: names.map((_, index) => `310116:jszz:${900 + index}`) },
      },
    });
    expect(rows.map(({ name }) => name)).toEqual([
      '示例·(甲)有限公司',
      '示例·A有限公司',
      '示例·B有限公司',
      '示例·a有限公司',
      '示例·㐂a有限公司',
      '示例·𠮷有限公司',
    ]);
  });

  it.each([[undefined], [[{ name: 'DESC' }]]])(
    'goes backward by last and before, in order %j',
    async (orderBy) => {
      const forward = await all({ orderBy });
      const rows: Row[] = [];
      let before: string | null = null;
      for (;;) {
        const found: Page = await page({ orderBy, last: 90, before });
        rows.unshift(...found.nodes);
        expect(found.pageInfo.hasNextPage).toBe(before !== null);
        if (!found.pageInfo.hasPreviousPage) break;
        before = found.pageInfo.startCursor;
      }
      expect(rows).toEqual(forward);
    },
  );

  it('asks only the systems of the districts that are named', async () => {
    const { answering: statements } = systems();
    const from = statements.length;
    const rows = await all({ districts: ['510112', '510114'] });
    const sent = statements.slice(from).join('\n');
    expect(sent).toContain('t_dzz');
    expect(sent).not.toMatch(/party_org|DW_INFO/u);
    const expected = (await all({})).filter(({ id }) =>
      /^(?:510112|510114):/u.test(id),
    );
    expect(rows).toEqual(expected);
  });

  it('tells whose a record is from where its unit is', async () => {
    const owned = await page({ districts: ['330482'] });
    expect(owned.totalCount).toBe(0);
    const there = await page({
      districts: ['310116'],
      filter: { district: { eq: '330482' } },
    });
    expect(there.totalCount).toBeGreaterThan(0);
    expect(there.nodes[0]?.id).toMatch(/^310116:/u);
  });

  it.each([
    [[]],
    [['DISTRICT']],
    [['NATURE', 'HAS_PARTY_ORGANIZATION']],
    [['INDUSTRY', 'DISTRICT', 'NATURE', 'HAS_PARTY_ORGANIZATION']],
  ])('counts units by %j as counting them does', async (groupBy) => {
    const filter = { name: { contains: '示例' } };
    for (const districts of [undefined, ['510112', '330110']]) {
      const expected = new Map<string, [number, number]>();
      for (const unit of await all({ filter, districts })) {
        const key = JSON.stringify(dimensions(unit, groupBy));
        const [count, withOne] = expected.get(key) ?? [0, 0];
        const has = unit.partyOrganizations.length > 0 ? 1 : 0;
        expected.set(key, [count + 1, withOne + has]);
      }
      const buckets = await unitStats(systems(), {
        filter,
        districts,
        groupBy,
      });
      const found = buckets.map(
        ({ count, withPartyOrganization, ...bucket }) =>
          [JSON.stringify(bucket), [count, withPartyOrganization]] as const,
      );
      expect(new Map(found)).toEqual(expected);
      expect(found).toHaveLength(expected.size);
    }
  });

  it('counts with one GROUP BY for each district of an SQL system', async () => {
    const { answering: statements } = systems();
    const from = statements.length;
    await unitStats(systems(), { groupBy: ['NATURE'], districts: ['350100'] });
    const sent = statements.slice(from);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toContain('GROUP BY');
  });

  it('orders party organizations too', async () => {
    const { partyOrganizations } = (await dataOf(
      systems().subgraph,
      '{ partyOrganizations(first: 50, orderBy: [{ name: DESC }]) { nodes { name } } }',
    )) as { partyOrganizations: { nodes: { name: string }[] } };
    const names = partyOrganizations.nodes.map(({ name }) => name);
    expect(names).toEqual(
      names.toSorted((one, other) => compareCodePoints(other, one)),
    );
  });

  describe('bad input', () => {
    it.each([
      ['orderBy: [{}]', 'each input of orderBy to have one field'],
      [
        'orderBy: [{ name: ASC, id: ASC }]',
        'each input of orderBy to have one',
      ],
      ['orderBy: [{ name: ASC }, { name: DESC }]', 'name each field once'],
      ['first: 1, last: 1', 'either first and after or last and before'],
      ['last: 101', 'last to be from 0 to 100, but got: 101'],
      ['districts: ["3101"]', 'districts to be codes of six digits'],
      [
        `orderBy: [{ name: ASC }], after: "${Buffer.from('[1,"310116:jszz:1"]').toString('base64url')}"`,
        "after to be a cursor of this connection's",
      ],
    ])('refuses %s', async (args, message) => {
      const { errors } = await ask(
        systems().subgraph,
        `{ units(${args}) { nodes { id } } }`,
      );
      expect(errors?.[0]?.message).toContain(message);
      expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
    });
  });
});

describe('the order of code points', () => {
  it('puts 𠮷 after every character of the basic plane', () => {
    const texts = ['𠮷', '（', 'ｚ', '\uffee', 'a', '龥', '', 'ab'];
    const expected = texts.toSorted((one, other) =>
      Buffer.compare(Buffer.from(one), Buffer.from(other)),
    );
    expect(texts.toSorted(compareCodePoints)).toEqual(expected);
  });
});

function signOf(direction: string): number {
  return direction === 'DESC' ? -1 : 1;
}

function comparePlaces(
  one: readonly string[],
  other: readonly string[],
  signs: readonly number[],
): number {
  for (const [index, value] of one.entries()) {
    const sign = compareCodePoints(value, other[index] ?? '');
    if (sign !== 0) return sign * (signs[index] ?? 1);
  }
  return 0;
}

/** What the cursors of all units say, without the version. */
async function positions(
  { subgraph }: Systems,
  orderBy: readonly object[],
): Promise<string[][]> {
  const found: string[][] = [];
  let after: string | null = null;
  do {
    const { units } = (await dataOf(
      subgraph,
      'query ($after: String, $orderBy: [UnitOrder!]) { units(first: 100, after: $after, orderBy: $orderBy) { edges { cursor } pageInfo { hasNextPage } } }',
      { after, orderBy },
    )) as {
      units: {
        edges: { cursor: string }[];
        pageInfo: { hasNextPage: boolean };
      };
    };
    for (const { cursor } of units.edges) {
      const text = Buffer.from(cursor, 'base64url').toString();
      found.push((JSON.parse(text) as string[]).slice(1));
    }
    const last: string | undefined = units.edges.at(-1)?.cursor;
    after = units.pageInfo.hasNextPage ? (last ?? null) : null;
  } while (after !== null);
  return found;
}

function sorted(
  rows: readonly Row[],
  orderBy: readonly Readonly<Record<string, string>>[],
): Row[] {
  const place = new Map(rows.map(({ id }, index) => [id, index]));
  return rows.toSorted((one, other) => {
    for (const [field, direction] of orderBy.flatMap(Object.entries)) {
      const sign =
        field === 'id'
          ? (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0)
          : compareCodePoints(valueOf(one, field), valueOf(other, field));
      if (sign !== 0) return direction === 'DESC' ? -sign : sign;
    }
    return (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0);
  });
}

function valueOf(row: Row, field: string): string {
  return field === 'name' ? row.name : row.district.code;
}

function dimensions(unit: Row, groupBy: readonly string[]) {
  const by = <Value>(name: string, value: Value) =>
    groupBy.includes(name) ? value : null;
  return {
    districtCode: by('DISTRICT', unit.district.code),
    nature: by('NATURE', unit.nature),
    industry: by('INDUSTRY', unit.industry),
    hasPartyOrganization: by(
      'HAS_PARTY_ORGANIZATION',
      unit.partyOrganizations.length > 0,
    ),
  };
}

async function unitPage({ subgraph }: Systems, args: object): Promise<Page> {
  const data = await dataOf(
    subgraph,
    `query ($first: Int, $after: String, $last: Int, $before: String, $filter: UnitFilter, $orderBy: [UnitOrder!], $districts: [ID!]) {
      units(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy, districts: $districts) {
        totalCount
        nodes { id name nature industry district { code } partyOrganizations { id } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
    { ...args },
  );
  return (data as { units: Page }).units;
}

async function allUnits(systems: Systems, args: object): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | null = null;
  do {
    const found: Page = await unitPage(systems, { ...args, first: 97, after });
    rows.push(...found.nodes);
    after = found.pageInfo.hasNextPage ? found.pageInfo.endCursor : null;
  } while (after !== null);
  return rows;
}

async function unitStats({ subgraph }: Systems, args: object) {
  const data = await dataOf(
    subgraph,
    `query ($districts: [ID!], $filter: UnitFilter, $groupBy: [UnitDimension!]!) {
      unitStats(districts: $districts, filter: $filter, groupBy: $groupBy) {
        districtCode nature industry hasPartyOrganization count withPartyOrganization } }`,
    { ...args },
  );
  return (
    data as {
      unitStats: { count: number; withPartyOrganization: number }[];
    }
  ).unitStats;
}
