import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { FilterInput } from '../../../protocol/filter/fold-filter.ts';
import {
  mysqlDialect,
  sqliteDialect,
} from '../../../subgraphs/organizations/adapters/sql/database/dialect.ts';
import type { SqlMapping } from '../../../subgraphs/organizations/mapping/mapping-schema.ts';
import { openSource } from '../../../subgraphs/organizations/open-source.ts';
import type {
  OrganizationSource,
  RecordOrder,
} from '../../../subgraphs/organizations/source/organization-source.ts';
import { readAll } from '../../../onboarding/prove/read-all.ts';
import { isReadingExpression } from '../../../onboarding/prove/reading-expression.ts';
import {
  shapeOfStatement,
  statementShapes,
} from '../../../onboarding/prove/statement-shapes.ts';
import {
  describeOnBothEngines,
  type Systems,
} from '../../subgraphs/organizations/systems.ts';

const sqlSystems = ['lqydj', 'fzhlw', 'jszz'] as const;
type SqlSystem = (typeof sqlSystems)[number];

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

describeOnBothEngines((systems) => {
  it.each(sqlSystems)(
    `announces every statement that %s is ever sent (SEED=${seed})`,
    async (system) => {
      const { mapping } = systems().sources[system];
      const sent = new Set<string>();
      const source = openSource({
        mapping,
        onStatement: (sql) => void sent.add(sql),
      });
      try {
        await readAll(source);
        await source.summary();
        await fc.assert(
          fc.asyncProperty(reading, (one) => perform(source, one)),
          { seed, numRuns: 150 },
        );
      } finally {
        await source.close();
      }
      const settings = mapping.settings as SqlMapping;
      const shapes = await shapesOf(systems(), system);
      expect(shapes.length).toBeLessThan(26);
      expect(sent.size).toBeGreaterThan(80);
      const strangers = [...sent].filter(
        (sql) => shapeOfStatement(sql, shapes, settings) === null,
      );
      expect(strangers).toEqual([]);
    },
    60_000,
  );

  it('has no shape for what the mapping does not read', async () => {
    const { mapping } = systems().sources.jszz;
    const settings = mapping.settings as SqlMapping;
    const shapes = await shapesOf(systems(), 'jszz');
    const [page] = shapes.filter(({ text }) => text.includes('⟨after⟩'));
    const put = (filter: string) =>
      (page?.text ?? '')
        .replace('⟨filter⟩', filter)
        .replace('⟨after⟩', '1 = 1')
        .replace('⟨order⟩', 'u.`id`')
        .replace('⟨n⟩', '20');
    const known = (sql: string) => shapeOfStatement(sql, shapes, settings);
    expect(known(put('u.`unit_name` = ?'))).toBe(page);
    expect(known(put('u.`contact_phone` = ?'))).toBeNull();
    expect(known(put('SLEEP(9) = 0'))).toBeNull();
    expect(known(put('EXISTS (SELECT 1 FROM `salary` o)'))).toBeNull();
    expect(known(`${put('1 = 1')}; DROP TABLE party_org`)).toBeNull();
    expect(known('DELETE FROM party_org')).toBeNull();
  });
});

async function shapesOf(systems: Systems, system: SqlSystem) {
  const { mapping } = systems.sources[system];
  const { settings, hook, folder } = mapping;
  const dialect = systems.places[system].startsWith('sqlite:')
    ? sqliteDialect
    : mysqlDialect;
  return statementShapes(
    { settings: settings as SqlMapping, hook, folder },
    dialect,
  );
}

/** One thing that the graph may ask of a source. */
interface Reading {
  readonly kind: 'units' | 'organizations' | 'groups' | 'ids';
  readonly filter: FilterInput;
  readonly order: RecordOrder;
  readonly dimensions: readonly (
    'DISTRICT' | 'NATURE' | 'INDUSTRY' | 'HAS_PARTY_ORGANIZATION'
  )[];
  readonly ids: readonly string[];
}

const text = fc.oneof(
  fc.constantFrom('示例·Ａ1厂', "a'; DROP TABLE t --", '631', '2', ''),
  fc.string({ maxLength: 6 }),
);
const texts = fc.array(text, { maxLength: 4 });
const named = fc.oneof(
  fc.record({ eq: text }),
  fc.record({ in: texts }),
  fc.record({ contains: text }),
  fc.record({ isNull: fc.boolean() }),
);
const condition = fc.oneof(
  fc.record({ name: named }),
  fc.record({
    district: fc.oneof(fc.record({ eq: text }), fc.record({ in: texts })),
  }),
  fc.record({
    id: fc.oneof(
      fc.record({ in: texts }),
      fc.record({ eq: fc.constant('310116:jszz:1290000000000000001') }),
    ),
  }),
);
const unitCondition = fc.oneof(
  condition,
  fc.record({
    uscc: fc.oneof(
      fc.record({ eq: text }),
      fc.record({ isNull: fc.boolean() }),
    ),
  }),
  fc.record({
    nature: fc.oneof(
      fc.record({ in: fc.constant(['STATE_OWNED', 'COMMUNITY']) }),
      fc.record({ isNull: fc.boolean() }),
    ),
  }),
  fc.record({ hasPartyOrganization: fc.record({ eq: fc.boolean() }) }),
);
const organizationCondition = fc.oneof(
  condition,
  fc.record({ category: fc.record({ in: fc.constant(['BRANCH', 'GROUP']) }) }),
);

function nested(leaf: fc.Arbitrary<object>): fc.Arbitrary<FilterInput> {
  const lists = fc.array(leaf, { maxLength: 3 });
  return fc.oneof(
    fc.constant({}),
    leaf,
    fc.record({ and: lists, or: lists }),
    fc.record({ not: leaf }),
  ) as fc.Arbitrary<FilterInput>;
}

const order: fc.Arbitrary<RecordOrder> = fc.record({
  keyDescending: fc.boolean(),
  terms: fc.subarray([
    { field: 'name', descending: true } as const,
    { field: 'district', descending: false } as const,
  ]),
});

const rest = {
  order,
  dimensions: fc.subarray([
    'DISTRICT',
    'NATURE',
    'INDUSTRY',
    'HAS_PARTY_ORGANIZATION',
  ] as const),
  ids: fc.array(fc.constantFrom('1', '101', '1290000000000000001', 'x', '𠮷'), {
    minLength: 1,
  }),
};

const reading: fc.Arbitrary<Reading> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('units', 'groups', 'ids' as const),
    filter: nested(unitCondition),
    ...rest,
  }),
  fc.record({
    kind: fc.constant('organizations' as const),
    filter: nested(organizationCondition),
    ...rest,
  }),
);

async function perform(
  source: OrganizationSource,
  one: Reading,
): Promise<void> {
  const { filter, order: by, ids, dimensions: groupBy } = one;
  const [district] = source.description.districts;
  const page = { district, filter, order: by, limit: 3 };
  if (one.kind === 'ids') {
    await source.units.byIds(ids);
    await source.partyOrganizations.byIds(ids);
    await source.affiliations(ids);
    await source.linksOfUnits(ids);
    await source.linksOfOrganizations(ids);
    return;
  }
  if (one.kind === 'groups') {
    await source.unitGroups({ district, filter, groupBy });
    return;
  }
  const reader =
    one.kind === 'units' ? source.units : source.partyOrganizations;
  await reader.count({ district, filter });
  const values = by.terms.map(() => '示例');
  for (const kind of ['all', 'none'] as const) {
    await reader.page({ ...page, after: { values, ties: { kind } } });
  }
}

describe('a condition in a statement', () => {
  const names = new Set(['name', 'dw']);
  it.each([
    ['u.`name` = ?', true],
    ["INSTR(u.`name`, ?) > 0 AND NOT (u.`name` IN ('a', 'b'))", true],
    ['u.`password` = ?', false],
    ['u.`name` = ? -- and', false],
    ['(SELECT 1 FROM `dw`)', false],
    ['LOAD_FILE(u.`name`) = ?', false],
    ['u.`name` = ? INTO OUTFILE ?', false],
  ])('%s is of the announced kind: %s', (sql, expected) => {
    expect(isReadingExpression(sql, names)).toBe(expected);
  });
});
