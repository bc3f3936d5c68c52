import { describe, expect, test } from '@jest/globals';
import { Linter } from 'eslint';
import {
  COMPOSING,
  HIVE_ROOMS,
  INNER_ROOMS,
  ROOMS,
  SUBGRAPHS,
  walls,
} from '../../eslint.walls.ts';

/** Whether the linter refuses that a file imports another. */
function isRefused(file: string, specifier: string): boolean {
  const found = new Linter().verify(`import '${specifier}';`, walls, file);
  return found.some(({ ruleId }) => ruleId === 'no-restricted-imports');
}

/** Each pair of a list: what comes first, and what stands above it. */
function pairs(rooms: readonly string[]): readonly (readonly string[])[] {
  return rooms.flatMap((lower, n) =>
    rooms.slice(n + 1).map((upper) => [lower, upper]),
  );
}

test.each(pairs(ROOMS))(
  'gateway/%s may not import gateway/%s, only the other way round',
  (lower = '', upper = '') => {
    expect(isRefused(`gateway/${lower}/a.ts`, `../${upper}/b.ts`)).toBe(true);
    expect(isRefused(`gateway/${lower}/in/a.ts`, `../../${upper}/b.ts`)).toBe(
      true,
    );
    expect(isRefused(`gateway/${upper}/a.ts`, `../${lower}/b.ts`)).toBe(false);
  },
);

test.each(ROOMS)(
  'gateway/%s may import no file that composes the gateway',
  (room) => {
    expect(COMPOSING).toContain('answer');
    for (const name of COMPOSING) {
      expect(isRefused(`gateway/${room}/a.ts`, `../${name}.ts`)).toBe(true);
      expect(isRefused(`gateway/${room}/in/a.ts`, `../../${name}.ts`)).toBe(
        true,
      );
      expect(isRefused('gateway/a.ts', `./${name}.ts`)).toBe(false);
    }
  },
);

describe.each(Object.entries(INNER_ROOMS))('in gateway/%s', (room, inner) => {
  test.each(pairs(inner))(
    '%s may not import %s, only the other way round',
    (lower = '', upper = '') => {
      const place = `gateway/${room}`;
      expect(isRefused(`${place}/${lower}/a.ts`, `../${upper}/b.ts`)).toBe(
        true,
      );
      expect(isRefused(`${place}/${upper}/a.ts`, `../${lower}/b.ts`)).toBe(
        false,
      );
    },
  );

  test.each(inner)('%s may import no file that stands beside it', (name) => {
    const file = `gateway/${room}/${name}/a.ts`;
    expect(isRefused(file, '../beside.ts')).toBe(true);
    expect(isRefused(`gateway/${room}/beside.ts`, `./${name}/a.ts`)).toBe(
      false,
    );
  });

  test.each(inner)('%s may import no room above its own', (name) => {
    const above = ROOMS.slice(ROOMS.indexOf(room) + 1);
    for (const upper of above) {
      const file = `gateway/${room}/${name}/a.ts`;
      expect(isRefused(file, `../../${upper}/b.ts`)).toBe(true);
    }
  });
});

test.each(['subgraphs', 'onboarding', 'cli', 'demo', 'console'])(
  'the gateway may not import %s',
  (house) => {
    for (const room of ['', ...ROOMS.map((name) => `${name}/`)]) {
      const up = room === '' ? '..' : '../..';
      expect(isRefused(`gateway/${room}a.ts`, `${up}/${house}/b.ts`)).toBe(
        true,
      );
    }
  },
);

describe("today's planner", () => {
  const others = ROOMS.filter((room) => room !== 'plan');

  test.each(others)('is not known in gateway/%s', (room) => {
    const file = `gateway/${room}/in/a.ts`;
    for (const name of ['hive-planner.ts', 'after/b.ts', 'process/b.ts']) {
      expect(isRefused(file, `../../plan/hive/${name}`)).toBe(true);
    }
    expect(isRefused(file, '@graphql-hive/router-query-planner')).toBe(true);
    const isBelow = ROOMS.indexOf(room) < ROOMS.indexOf('plan');
    expect(isRefused(file, '../../plan/planner.ts')).toBe(isBelow);
  });

  test('is made in one place of gateway/ itself, and not known by its port', () => {
    const file = 'gateway/generation.ts';
    expect(isRefused(file, './plan/hive/hive-planner.ts')).toBe(false);
    expect(isRefused(file, './plan/hive/forms/a.ts')).toBe(true);
    expect(isRefused('gateway/plan/planner.ts', './hive/a.ts')).toBe(true);
  });

  test('is a package that its process imports, and nothing else', () => {
    const name = '@graphql-hive/router-query-planner';
    for (const room of HIVE_ROOMS) {
      const file = `gateway/plan/hive/${room}/a.ts`;
      expect(isRefused(file, name)).toBe(room !== 'process');
    }
    expect(isRefused('gateway/plan/hive/a.ts', name)).toBe(true);
    expect(isRefused('gateway/plan/a.ts', name)).toBe(true);
    expect(isRefused('gateway/generation.ts', name)).toBe(true);
  });

  test.each(pairs(HIVE_ROOMS))(
    'has rooms: %s may not import %s, only the other way round',
    (lower = '', upper = '') => {
      const place = 'gateway/plan/hive';
      expect(isRefused(`${place}/${lower}/a.ts`, `../${upper}/b.ts`)).toBe(
        true,
      );
      expect(isRefused(`${place}/${upper}/a.ts`, `../${lower}/b.ts`)).toBe(
        false,
      );
      expect(isRefused(`${place}/${lower}/a.ts`, '../hive-planner.ts')).toBe(
        true,
      );
    },
  );
});

const others = [
  'gateway',
  'schema',
  'subgraphs',
  'onboarding',
  'cli',
  'demo',
  'console',
  'codegen',
];

test.each(others)('protocol/ may not import %s', (house) => {
  expect(isRefused('protocol/a.ts', `../${house}/b.ts`)).toBe(true);
  expect(isRefused('protocol/in/a.ts', `../../${house}/b.ts`)).toBe(true);
});

test.each([
  ...ROOMS.map((room) => `gateway/${room}`),
  'gateway/plan/hive/after',
  'schema/rules',
  'subgraphs/kit/values',
  'subgraphs/kit/read',
  'subgraphs/alliances/alliance',
  'subgraphs/organizations/adapters',
  'onboarding/check',
])('%s may import protocol/, and protocol/ not it', (place) => {
  const up = place.replace(/[^/]+/gu, '..');
  expect(isRefused(`${place}/a.ts`, `${up}/protocol/b.ts`)).toBe(false);
  expect(isRefused('protocol/b.ts', `../${place}/a.ts`)).toBe(true);
});

test.each(['gateway', 'subgraphs', 'onboarding', 'cli', 'demo', 'console'])(
  'schema/ may not import %s',
  (house) => {
    expect(isRefused('schema/a.ts', `../${house}/b.ts`)).toBe(true);
    expect(isRefused('schema/rules/a.ts', `../../${house}/b.ts`)).toBe(true);
  },
);

test.each(SUBGRAPHS)('subgraphs/%s may import no other subgraph', (own) => {
  for (const other of SUBGRAPHS) {
    const isOther = other !== own;
    expect(isRefused(`subgraphs/${own}/a.ts`, `../${other}/b.ts`)).toBe(
      isOther,
    );
    expect(isRefused(`subgraphs/${own}/in/a.ts`, `../../${other}/b.ts`)).toBe(
      isOther,
    );
  }
  const divisions = '../kit/values/divisions/divisions.ts';
  expect(isRefused(`subgraphs/${own}/a.ts`, divisions)).toBe(false);
});

test.each([
  ['subgraphs/divisions/a.ts', '../../gateway/gateway.ts'],
  ['onboarding/check/a.ts', '../../gateway/gateway.ts'],
  ['onboarding/check/a.ts', '../../cli/program.ts'],
  ['demo/article/a.ts', '../../gateway/gateway.ts'],
  ['demo/article/a.ts', '../../onboarding/check/a.ts'],
  ['console/pages.ts', '../gateway/gateway.ts'],
  ['console/home/main.tsx', '../../subgraphs/kit/errors.ts'],
  ['cli/program.ts', '../test/support/mariadb.ts'],
])('%s may not import %s', (file, specifier) => {
  expect(isRefused(file, specifier)).toBe(true);
});
