import { sumOfKnown } from '../../subgraphs/organizations/source/sum-of-known.ts';
import { parseRecordId } from '../../subgraphs/kit/values/ids.ts';
import { valueAt } from '../../subgraphs/organizations/adapters/graphql/value-at.ts';
import { bilingual } from '../check/bilingual.ts';
import { contractLists, type ContractList } from './contract-lists.ts';
import type { ContractProbe, Walk } from './contract-probe.ts';
import type { ContractRule } from './contract-rule.ts';
import { shown, type Violation } from './contract-breach.ts';

/** Rules that a gateway needs to combine this server with others. */
export const gatherRules: readonly ContractRule[] = [
  {
    name: 'districts-prune',
    text: bilingual(
      'districts: 只给标识以这些区划开头的行',
      'districts: gives only rows whose ids begin with these divisions',
    ),
    async violations(probe) {
      const found: Violation[] = [];
      for (const list of contractLists) {
        found.push(...(await prunes(probe, list)));
      }
      return found;
    },
  },
  {
    name: 'data-sources-own',
    text: bilingual(
      'dataSources 的标识以本服务所辖区划开头',
      'dataSources have ids that begin with a division that the server has',
    ),
    violations: foreignSources,
  },
  {
    name: 'stats-sum',
    text: bilingual(
      'unitStats 各组之和等于 units.totalCount',
      'the groups of unitStats add up to the totalCount of units',
    ),
    async violations(probe) {
      const found: Violation[] = [];
      for (const dimensions of groupings) {
        found.push(...(await statsFaults(probe, dimensions)));
      }
      return found;
    },
  },
];

async function prunes(
  probe: ContractProbe,
  list: ContractList,
): Promise<readonly Violation[]> {
  const all = await probe.walk(list, {});
  const districts = [...new Set(all.rows.map(({ id }) => districtOf(id)))];
  const found: Violation[] = [];
  const counts: (number | null)[] = [];
  for (const district of districts.slice(0, 20)) {
    const own = await probe.walk(list, { districts: [district] });
    counts.push(own.totalCount);
    const alien = own.rows.find(({ id }) => districtOf(id) !== district);
    if (alien) {
      found.push(fault(own, `ids that begin with ${district}`, alien.id));
    }
  }
  const sum = sumOfKnown(counts);
  const isComplete =
    all.isWhole && districts.length <= 20 && all.totalCount !== null;
  if (isComplete && sum !== all.totalCount) {
    const expected = `the districts to add up to ${all.totalCount}`;
    found.push(fault(all, expected, String(sum)));
  }
  const none = await probe.walk(list, { districts: ['999999'] });
  if ((none.totalCount ?? 0) > 0 || none.rows.length > 0) {
    const got = `${none.totalCount}`;
    found.push(fault(none, 'no rows of a district that it has not', got));
  }
  return found;
}

function districtOf(id: string): string {
  return parseRecordId(id)?.district ?? '';
}

function fault(walk: Walk, expected: string, got: string): Violation {
  return { expected, got, request: walk.pages[0]?.request ?? { query: '' } };
}

/** A gateway accepts no data source for another server's divisions. */
async function foreignSources(
  probe: ContractProbe,
): Promise<readonly Violation[]> {
  const request = { query: '{ connectedDistrictCodes dataSources { id } }' };
  const data = await probe.data(request);
  const codes = valueAt(data, 'connectedDistrictCodes');
  const sources = valueAt(data, 'dataSources');
  if (!Array.isArray(codes) || !Array.isArray(sources)) return [];
  return sources
    .map((source: unknown) => String(valueAt(source, 'id')))
    .filter((id) => !codes.includes(id.split(':', 1)[0]))
    .map((got) => ({ expected: `an id of ${shown(codes)}`, got, request }));
}

const groupings: readonly (readonly string[])[] = [
  [],
  ['DISTRICT'],
  ['NATURE'],
  ['INDUSTRY'],
  ['HAS_PARTY_ORGANIZATION'],
  ['DISTRICT', 'NATURE'],
];

async function statsFaults(
  probe: ContractProbe,
  groupBy: readonly string[],
): Promise<readonly Violation[]> {
  const request = {
    query:
      'query ($groupBy: [UnitDimension!]!) { unitStats(groupBy: $groupBy) { districtCode nature industry hasPartyOrganization count withPartyOrganization } units(first: 0) { totalCount } with: units(first: 0, filter: { hasPartyOrganization: { eq: true } }) { totalCount } }',
    variables: { groupBy },
  };
  const data = await probe.data(request);
  const stats = valueAt(data, 'unitStats');
  const sum = (field: string): number | null =>
    Array.isArray(stats)
      ? sumOfKnown(stats.map((stat) => figureAt(stat, field)))
      : NaN;
  const expected = {
    count: valueAt(data, 'units.totalCount'),
    withPartyOrganization: valueAt(data, 'with.totalCount'),
  };
  const got = {
    count: sum('count'),
    withPartyOrganization: sum('withPartyOrganization'),
  };
  return shown(got) === shown(expected)
    ? []
    : [{ expected: shown(expected), got: shown(got), request }];
}

function figureAt(stat: unknown, field: string): number | null {
  const figure = valueAt(stat, field);
  return figure === null ? null : Number(figure);
}
