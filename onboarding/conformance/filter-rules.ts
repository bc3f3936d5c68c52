import { matchesFilter } from '../../subgraphs/kit/read/matches-filter.ts';
import { bilingual, type Bilingual } from '../check/bilingual.ts';
import { contractLists, type ContractList } from './contract-lists.ts';
import type { ContractProbe, ProbedRow } from './contract-probe.ts';
import type { ContractRule } from './contract-rule.ts';
import { shown, type Violation } from './contract-breach.ts';

/** Some rows to filter, and values that occur in them. */
interface Sample {
  readonly list: ContractList;
  readonly rows: readonly ProbedRow[];
  /** A value of a field from the middle of the rows; null if none has one. */
  readonly value: (field: string) => string | null;
  /** Other values of the field. */
  readonly others: (field: string) => readonly string[];
}

type Filters = (sample: Sample) => readonly object[];

/** Filtered lists must equal the unfiltered list filtered here. */
export const filterRules: readonly ContractRule[] = [
  filterRule('filter-in', bilingual('in', 'in'), ({ value, others, list }) => [
    ...texts(list, value, (text, field) => ({
      [field]: { in: [text, ...others(field).slice(0, 2)] },
    })),
    { id: { in: [] } },
  ]),
  filterRule('filter-eq', bilingual('eq', 'eq'), ({ value, list }) => [
    ...texts(list, value, (text, field) => ({ [field]: { eq: text } })),
    ...(list.field === 'units'
      ? [
          { hasPartyOrganization: { eq: true } },
          { hasPartyOrganization: { eq: false } },
        ]
      : []),
  ]),
  filterRule('filter-not-in', bilingual('notIn', 'notIn'), ({ value }) =>
    ['id', 'district'].flatMap((field) => {
      const text = value(field);
      return text === null ? [] : [{ [field]: { notIn: [text] } }];
    }),
  ),
  filterRule('filter-contains', bilingual('contains', 'contains'), (sample) => {
    const name = sample.value('name') ?? '';
    return [
      { name: { contains: Array.from(name).slice(-3, -1).join('') } },
      { name: { contains: '不会有的名称' } },
      { name: { contains: '%' } },
    ];
  }),
  filterRule('filter-is-null', bilingual('isNull', 'isNull'), ({ list }) =>
    [true, false].flatMap((isNull) =>
      nullableFields[list.field].map((field) => ({ [field]: { isNull } })),
    ),
  ),
  filterRule('filter-and', bilingual('and', 'and'), ({ value, list }) => [
    { and: texts(list, value, (text, field) => ({ [field]: { eq: text } })) },
    { and: [] },
  ]),
  filterRule('filter-or', bilingual('or', 'or'), ({ value, list }) => [
    { or: texts(list, value, (text, field) => ({ [field]: { eq: text } })) },
    { or: [] },
  ]),
  filterRule('filter-not', bilingual('not', 'not'), ({ value, list }) =>
    texts(list, value, (text, field) => ({ not: { [field]: { eq: text } } })),
  ),
];

const nullableFields = {
  units: ['uscc', 'nature'],
  partyOrganizations: ['category'],
} as const;

/** A filter for each field of the list that has a value somewhere. */
function texts(
  list: ContractList,
  value: Sample['value'],
  make: (text: string, field: string) => object,
): object[] {
  return ['name', 'district', ...nullableFields[list.field]].flatMap(
    (field) => {
      const text = value(field);
      return text === null ? [] : [make(text, field)];
    },
  );
}

function filterRule(
  name: string,
  operator: Bilingual,
  filtersOf: Filters,
): ContractRule {
  return {
    name,
    text: bilingual(
      `筛选 ${operator.zh} 与逐行判断一致`,
      `filtering with ${operator.en} agrees with looking at each row`,
    ),
    async violations(probe) {
      const found: Violation[] = [];
      for (const list of contractLists) {
        const sample = sampleOf(list, await probe.sample(list));
        for (const filter of filtersOf(sample)) {
          found.push(...(await compare(probe, sample, filter)));
        }
      }
      return found;
    },
  };
}

function sampleOf(list: ContractList, rows: readonly ProbedRow[]): Sample {
  const valuesOf = (field: string) =>
    rows.flatMap(({ node }) => {
      const value = list.valuesOf(node)[field];
      return typeof value === 'string' ? [value] : [];
    });
  const value = (field: string) => {
    const known = valuesOf(field);
    return known[Math.floor(known.length / 2)] ?? null;
  };
  return {
    list,
    rows,
    value,
    others: (field) =>
      [...new Set(valuesOf(field))].filter((it) => it !== value(field)),
  };
}

/** Only rows of the sample are asked for, so that one page is enough. */
async function compare(
  probe: ContractProbe,
  { list, rows }: Sample,
  filter: object,
): Promise<readonly Violation[]> {
  if (rows.length === 0) return [];
  const isAmongRows = { id: { in: rows.map(({ id }) => id) } };
  const page = await probe.page(list, {
    first: 100,
    filter: { and: [isAmongRows, filter] },
  });
  const wanted = rows
    .filter(({ node }) =>
      matchesFilter(filter as Record<string, unknown>, list.valuesOf(node)),
    )
    .map(({ id }) => id);
  const got = page.rows.map(({ id }) => id);
  if (JSON.stringify(got) === JSON.stringify(wanted)) return [];
  const missing = wanted.filter((id) => !got.includes(id));
  const excess = got.filter((id) => !wanted.includes(id));
  return [
    {
      expected: `${wanted.length} rows for ${shown(filter)}`,
      got: `${got.length}, missing ${shown(missing.slice(0, 3))}, too many ${shown(excess.slice(0, 3))}`,
      request: page.request,
    },
  ];
}
