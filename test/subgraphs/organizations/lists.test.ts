import { describe, expect, it } from '@jest/globals';

import { demoUnits } from '../../../demo/districts/unit-ids.ts';
import { matchesFilter } from '../../../subgraphs/kit/read/matches-filter.ts';
import { ask, dataOf } from '../kit/asking.ts';
import { describeOnBothEngines, smallSize, type Systems } from './systems.ts';

interface UnitRow {
  readonly id: string;
  readonly name: string;
  readonly uscc: string | null;
  readonly nature: string | null;
  readonly district: { readonly code: string };
  readonly partyOrganizations: readonly { readonly id: string }[];
}

interface Page<Row> {
  readonly totalCount: number;
  readonly nodes: readonly Row[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly endCursor: string | null;
  };
}

const unitFields =
  'id name uscc nature district { code } partyOrganizations { id }';

describeOnBothEngines((systems) => {
  const units = (args: object) => unitPage(systems(), args);

  it('goes through all units once, by district, system and key', async () => {
    const all = await allUnits(systems());
    const ids = all.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect((await units({})).totalCount).toBe(ids.length);
    const districts = ids.map((id) => id.split(':', 1)[0] ?? '');
    expect(districts).toEqual(districts.toSorted());
    const numbers = ids
      .filter((id) => id.startsWith('510112:lqydj:'))
      .map((id) => Number(id.split(':')[2]));
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
  });

  it('shows exactly the units that the demo says it shows', async () => {
    const all = await allUnits(systems());
    const synthetic = all
      .filter(({ name }) => name.startsWith('示例·'))
      .map(({ id, name, district, partyOrganizations }) => ({
        id,
        name,
        district: district.code,
        hasPartyOrganization: partyOrganizations.length > 0,
      }));
    const expected = [...demoUnits(smallSize)];
    expect(synthetic.sort(byId)).toEqual(expected.sort(byId));
  });

  it('selects in every system what the same filter selects in memory', async () => {
    const all = await allUnits(systems());
    const [some, other] = [all[7], all.at(-3)];
    const filters = [
      { name: { contains: '3' } },
      { name: { contains: 'A1精密' } },
      { name: { contains: '3车间' } },
      { name: { eq: '示例·第8工场有限公司' } },
      { name: { in: ['示例·第８工场有限公司', some?.name] } },
      { name: { contains: '%' } },
      { name: { isNull: true } },
      { name: { isNull: false } },
      { uscc: { isNull: true } },
      { uscc: { isNull: false } },
      { uscc: { eq: '91310116DEM000057L' } },
      { uscc: { in: ['91310116DEM000057L', '91330110DEM000073U'] } },
      { uscc: { eq: '91330110DEM000073V' } },
      { uscc: { contains: 'DEM9' } },
      { nature: { eq: 'NON_PUBLIC_ENTERPRISE' } },
      { nature: { in: ['STATE_OWNED', 'COMMUNITY'] } },
      { nature: { isNull: true } },
      { nature: { isNull: false } },
      { district: { eq: '330482' } },
      { district: { notIn: ['310116', '510112'] } },
      { hasPartyOrganization: { eq: false } },
      { hasPartyOrganization: { eq: true } },
      { id: { in: [some?.id, other?.id, '999999:none:1', 'no id'] } },
      { id: { notIn: [some?.id, other?.id] } },
      { id: { in: [] } },
      { not: { nature: { eq: 'STATE_OWNED' } } },
      { not: { uscc: { contains: 'DEM' } } },
      { and: [{ nature: { isNull: true } }, { uscc: { isNull: true } }] },
      { or: [{ name: { contains: '云' } }, { id: { eq: some?.id } }] },
      { or: [] },
      { and: [] },
    ];
    for (const filter of filters) {
      const expected = all.filter(
        ({ district, partyOrganizations, ...values }) =>
          matchesFilter(filter, {
            ...values,
            district: district.code,
            hasPartyOrganization: partyOrganizations.length > 0,
          }),
      );
      const page = await units({ first: 100, filter });
      expect([filter, page.totalCount]).toEqual([filter, expected.length]);
      expect(page.nodes).toEqual(expected.slice(0, 100));
    }
  });

  it('filters party organizations by what their category means here', async () => {
    const data = await dataOf(
      systems().subgraph,
      `{ groups: partyOrganizations(filter: { category: { eq: GROUP } }) { nodes { id } }
         unknown: partyOrganizations(filter: { category: { isNull: true } }) { nodes { localCategory } }
         clusters: partyOrganizations(filter: { category: { in: [TEMPORARY_JOINT_BRANCH, CLUSTER_COMMITTEE] } }) { totalCount }
         none: partyOrganizations(filter: { category: { eq: NONE } }) { totalCount } }`,
    );
    expect(data).toEqual({
      groups: { nodes: [{ id: '510112:lqydj:126' }] },
      unknown: { nodes: [{ localCategory: '888' }] },
      clusters: { totalCount: 0 },
      none: { totalCount: 0 },
    });
  });

  it('counts only when the count is asked for', async () => {
    const { subgraph, answering: statements } = systems();
    const before = statements.length;
    await dataOf(subgraph, '{ units(first: 3) { nodes { id } } }');
    const sent = statements.slice(before);
    expect(sent.some((sql) => sql.includes('COUNT'))).toBe(false);
    expect(sent).toHaveLength(1);
  });

  describe('bad input', () => {
    it.each([
      ['first: 101', 'first to be from 0 to 100, but got: 101'],
      ['first: -1', 'first to be from 0 to 100, but got: -1'],
      ['after: "nonsense"', 'after to be a cursor'],
      [`after: "${cursor('no id')}"`, 'a cursor that ends in a key'],
      [`after: "${cursor('310116', 'jszz', '1')}"`, 'after to be a cursor'],
      [`after: "${cursor('310116:jszz:x')}"`, 'after to be a cursor'],
      ['filter: { name: { eq: null } }', 'a value for eq'],
    ])('refuses %s', async (args, message) => {
      const answer = await ask(
        systems().subgraph,
        `{ units(${args}) { nodes { id } } }`,
      );
      expect(answer.errors?.[0]?.message).toContain(message);
      expect(answer.errors?.[0]?.extensions).toEqual({
        code: 'BAD_USER_INPUT',
      });
    });

    it.each([
      'filter: { inAlliance: { eq: true } }',
      'filter: { or: [{ not: { inAlliance: { eq: false } } }] }',
    ])('sends %s to the gateway', async (args) => {
      const answer = await ask(
        systems().subgraph,
        `{ units(${args}) { totalCount } }`,
      );
      expect(answer.errors?.[0]).toMatchObject({
        extensions: { code: 'GATEWAY_REQUIRED' },
      });
    });
  });
});

async function unitPage(
  { subgraph }: Systems,
  args: object,
): Promise<Page<UnitRow>> {
  const data = await dataOf(
    subgraph,
    `query ($first: Int, $after: String, $filter: UnitFilter) {
      units(first: $first, after: $after, filter: $filter) {
        totalCount nodes { ${unitFields} } pageInfo { hasNextPage endCursor }
      } }`,
    { ...args },
  );
  return (data as { units: Page<UnitRow> }).units;
}

async function allUnits(systems: Systems): Promise<UnitRow[]> {
  const rows: UnitRow[] = [];
  let after: string | null = null;
  do {
    const page: Page<UnitRow> = await unitPage(systems, { first: 100, after });
    rows.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return rows;
}

function byId(one: { id: string }, other: { id: string }): number {
  return one.id < other.id ? -1 : 1;
}

function cursor(...key: string[]): string {
  return Buffer.from(JSON.stringify([1, ...key])).toString('base64url');
}
