import { describe, expect, test } from '@jest/globals';
import { Linter } from 'eslint';
import { INNER_ROOMS, ROOMS, walls } from '../../eslint.walls.ts';

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
