import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type {
  OrganizationSource,
  RecordOrder,
  RecordReader,
  SourceRecord,
} from '../../../../subgraphs/organizations/source/organization-source.ts';
import { writtenSystem, type WrittenSystem } from './written-system.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const numRuns = 40;
const district = '310116';

/** What ends up in names: unseen, blanks, line ends, look-alikes, marks. */
const oddities = fc.constantFrom(
  ...['\u200B', '\u200D', '\u2060', '\uFEFF', '\u00AD', '\u202C', '\u0007'],
  ...['\u180E', '\u{E0041}', '\u00A0', '\u3000', '\u2003', '\u202F', '\t'],
  ...['\u3164', '\n', '\r\n', '\r', '\u0085', '\u2028', '\n\n', ' ', '  '],
  ...['⽅', '\uF90A', '\u2126', 'e\u0301', 'e\u0323\u0301', 'か\u3099'],
  ...['\u1100\u1161\u11A8', '\u{2F800}'],
);
const letters = fc.constantFrom(...Array.from('甲乙丙厂𠮷Ab1Ａ１()·'));
const text = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .array(
        fc.oneof(
          { weight: 3, arbitrary: letters },
          { weight: 1, arbitrary: oddities },
        ),
        { minLength: 1, maxLength: 9 },
      )
      .map((parts) => parts.join('')),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...['', ' ', '无', '暂\u200B无', '- ', '——', 'N/A', '#REF!', '9.1E+17'],
    ),
  },
);

const touched = (...codes: string[]) =>
  fc
    .tuple(fc.constantFrom(...codes), fc.oneof(fc.constant(''), oddities))
    .map(([code, oddity]) => oddity + code);

const unit = fc.record({
  mc: text,
  xydm: fc.oneof(touched('91510112DEM000014T', '91510114DEM000022J'), text),
  xz: touched('国企', '民 企', '其他', '/'),
  hy: touched('C', 'p', '无'),
  qh: touched('310116', '330482', '/', ''),
  zt: touched('正常', '停用'),
  zz: touched('o0', 'o1', 'o2', ''),
});

const organization = fc.record({
  mc: text,
  lb: touched('支部', '党委', '无'),
  bm: text,
  sj: fc.constantFrom('', '无', '\u200B/'),
});

const numbered = (letter: string) => (row: object, index: number) => ({
  ...row,
  id: `${letter}${index}`,
});

const written = fc
  .record({
    units: fc.array(unit, { minLength: 1, maxLength: 9 }),
    organizations: fc.array(organization, { maxLength: 4 }),
  })
  .map(({ units, organizations }) => ({
    units: units.map(numbered('u')),
    organizations: organizations.map(numbered('o')),
  }));

const order: fc.Arbitrary<RecordOrder> = fc.record({
  keyDescending: fc.boolean(),
  terms: fc.subarray(
    [
      { field: 'name', descending: true } as const,
      { field: 'name', descending: false } as const,
      { field: 'district', descending: false } as const,
    ],
    { maxLength: 2 },
  ),
});

describe.each(['SQLite', 'MariaDB'] as const)(
  `on %s (SEED=${seed})`,
  (engine) => {
    let system: WrittenSystem;
    beforeAll(async () => {
      system = await writtenSystem(engine);
    });
    afterAll(() => system.stop());

    it('rows of SQL are those of a ledger with the same texts', async () => {
      const limits = fc.integer({ min: 1, max: 4 });
      await fc.assert(
        fc.asyncProperty(written, order, limits, async (rows, by, limit) => {
          await system.write(rows);
          const model = await system.model(rows);
          const source = await system.open();
          try {
            await expectSame(source, model, { order: by, limit });
          } finally {
            await source.close();
          }
        }),
        { seed, numRuns },
      );
    }, 120_000);
  },
);

interface Paging {
  readonly order: RecordOrder;
  readonly limit: number;
}

async function expectSame(
  source: OrganizationSource,
  model: OrganizationSource,
  paging: Paging,
): Promise<void> {
  const units = await everyPage(model.units, paging);
  expect(await everyPage(source.units, paging)).toEqual(units);
  expect(await everyPage(source.partyOrganizations, paging)).toEqual(
    await everyPage(model.partyOrganizations, paging),
  );
  const names = units.map(({ name }) => name);
  const codes = units.flatMap(({ uscc }) => uscc ?? []);
  const filters = [
    ...names.slice(0, 3).map((name) => ({ name: { eq: name } })),
    { name: { in: names.slice(1) } },
    {
      name: {
        contains: Array.from(names[0] ?? '甲')
          .slice(-2)
          .join(''),
      },
    },
    { not: { name: { contains: '厂' } } },
    { uscc: { in: codes } },
    { uscc: { isNull: true } },
    { nature: { in: ['STATE_OWNED', 'NON_PUBLIC_ENTERPRISE'] } },
    { district: { notIn: [district] } },
    { hasPartyOrganization: { eq: true } },
  ];
  for (const filter of filters) {
    const request = { district, filter };
    expect({
      filter,
      count: await source.units.count(request),
    }).toEqual({ filter, count: await model.units.count(request) });
  }
  const ids = units.map(({ localId }) => localId);
  expect(inOrder(await source.linksOfUnits(ids))).toEqual(
    inOrder(await model.linksOfUnits(ids)),
  );
  const grouped = {
    district,
    filter: null,
    groupBy: ['DISTRICT', 'INDUSTRY', 'HAS_PARTY_ORGANIZATION'],
  } as const;
  expect(inOrder(await source.unitGroups(grouped))).toEqual(
    inOrder(await model.unitGroups(grouped)),
  );
  const summary = await source.summary();
  const { lastSyncAt } = summary;
  expect(summary).toEqual({ ...(await model.summary()), lastSyncAt });
}

async function everyPage<Record extends SourceRecord>(
  reader: RecordReader<Record>,
  { order, limit }: Paging,
): Promise<Record[]> {
  const records: Record[] = [];
  let last: Record | undefined;
  do {
    const after = last
      ? {
          values: order.terms.map(({ field }) => last?.[field] ?? ''),
          ties: { kind: 'after', sortKey: reader.sortKeyOf(last) } as const,
        }
      : null;
    const request = { district, filter: null, after, order, limit };
    const page = await reader.page(request);
    records.push(...page);
    // A broken order may have no end.
    const goesOn = page.length === limit && records.length < 99;
    last = goesOn ? page.at(-1) : undefined;
  } while (last);
  return records;
}

function inOrder(groups: readonly object[]): string[] {
  return groups.map((group) => JSON.stringify(group)).sort();
}
