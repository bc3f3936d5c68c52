import type { Linter } from 'eslint';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folders a layer must not import, by design section 1: imports go one way. */
function forbid(
  files: string[],
  patterns: string,
  message: string,
): Linter.Config {
  return {
    files,
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: patterns, message }] },
      ],
    },
  };
}

const houses = String.raw`/(gateway|schema|subgraphs|onboarding|codegen|cli|demo|console|bench|test)/`;

/**
 * The rooms of the gateway from the ground up: a room imports only what stands
 * before it in this list, and the files of `gateway/` itself import every room.
 */
export const ROOMS = [
  'base',
  'supergraph',
  'fetch',
  'partitions',
  'semi-join',
  'prepare',
  'plan',
  'execute',
  'access',
  'observe',
  'placement',
  'http',
  'lane',
];

/** The files of `gateway/` itself, which only compose: no room imports them. */
export const COMPOSING = readdirSync(join(import.meta.dirname, 'gateway'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -'.ts'.length));

/**
 * Rooms within a room of the gateway, from the ground up in the same way; the
 * files of the room itself import all of its rooms.
 */
export const INNER_ROOMS: Readonly<Record<string, readonly string[]>> = {
  partitions: [
    'model',
    'endpoints',
    'expect',
    'merge',
    'split',
    'inspect',
    'rounds',
  ],
  execute: ['write', 'steps', 'errors', 'compile', 'run', 'answer'],
  http: ['read', 'send', 'ask', 'apollo'],
};

/** Rooms of today's planner, gateway/plan/hive/, from the ground up. */
export const HIVE_ROOMS = ['process', 'forms', 'before', 'after', 'parts'];

const HIVE_PACKAGE = '^@graphql-hive/';

const HIVE_MESSAGE =
  "Today's planner stands behind gateway/plan/planner.ts: only gateway/plan/hive/ knows it, and of that only process/ its package.";

function behindThePlanner(outside: string): Linter.Config[] {
  return [
    forbid(
      ['gateway/plan/**/*.ts'],
      String.raw`${outside}|^\./hive/|${HIVE_PACKAGE}`,
      HIVE_MESSAGE,
    ),
    forbid(
      ['gateway/plan/hive/**/*.ts'],
      `${outside}|${HIVE_PACKAGE}`,
      HIVE_MESSAGE,
    ),
    ...HIVE_ROOMS.map((room, n) =>
      forbid(
        [`gateway/plan/hive/${room}/**/*.ts`],
        String.raw`${outside}|^\.\./[^/]+\.ts$|^(\.\./)+(${HIVE_ROOMS.slice(n + 1).join('|') || '-'})/${room === 'process' ? '' : `|${HIVE_PACKAGE}`}`,
        `What gateway/plan/hive/${room}/ may import stands before it in HIVE_ROOMS. ${HIVE_MESSAGE}`,
      ),
    ),
  ];
}

function wayOfOneRequest(): Linter.Config[] {
  return ROOMS.flatMap((room, index) => {
    const above = String.raw`/(subgraphs|onboarding|cli|demo|console)/|\.\./(${ROOMS.slice(index + 1).join('|') || '-'})/|^(\.\./)+(${COMPOSING.join('|')})\.ts$`;
    if (room === 'plan') return behindThePlanner(above);
    const outside = `${above}|/plan/hive/|${HIVE_PACKAGE}`;
    return [
      forbid(
        [`gateway/${room}/**/*.ts`],
        outside,
        `What gateway/${room}/ may import stands before it in ROOMS; the files of gateway/ itself compose the rooms.`,
      ),
      ...(INNER_ROOMS[room] ?? []).map((inner, n, all) =>
        forbid(
          [`gateway/${room}/${inner}/**/*.ts`],
          // Of the room's own files, those beside its rooms stand above them.
          String.raw`${outside}|^\.\./[^/]+\.ts$|^(\.\./)+(${all.slice(n + 1).join('|')})/`,
          `What gateway/${room}/${inner}/ may import stands before it in ROOMS and INNER_ROOMS.`,
        ),
      ),
    ];
  });
}

/** None of them imports another. */
export const SUBGRAPHS = [
  'organizations',
  'divisions',
  'alliances',
  'activities',
  'resources',
];

/** Which folder may import which: what is not allowed is forbidden. */
export const walls: Linter.Config[] = [
  forbid(
    ['gateway/**/*.ts'],
    String.raw`/(subgraphs|onboarding|cli|demo|console)/|/plan/hive/(?!hive-planner\.ts)|${HIVE_PACKAGE}`,
    'The gateway knows GraphQL, federation and partitions, and no word of the domain.',
  ),
  ...wayOfOneRequest(),
  forbid(
    ['protocol/**/*.ts'],
    houses,
    'protocol/ is what gateway, schema, subgraphs and onboarding all speak: it imports none of them.',
  ),
  forbid(
    ['schema/**/*.ts'],
    String.raw`/(gateway|subgraphs|onboarding|cli|demo|console)/`,
    'schema/ reads contracts by protocol/ alone.',
  ),
  ...Object.entries({
    '': ['contract', 'values', 'storage', 'read', 'serve', 'records'],
    contract: ['values', 'storage', 'read', 'serve', 'records'],
    values: ['storage', 'read', 'serve', 'records'],
    storage: ['read', 'serve', 'records'],
    read: ['serve', 'records'],
    serve: ['records'],
    records: [],
  }).map(([room, above]) =>
    forbid(
      [`subgraphs/kit/${room === '' ? '*' : `${room}/**/*`}.ts`],
      String.raw`/(gateway|cli|demo|onboarding|organizations|divisions/resolvers|alliances|activities|resources${above.map((it) => `|${it}`).join('')})/`,
      'The kit is what all subgraphs share and knows none of them; its rooms go records -> serve -> read -> storage -> values -> contract -> errors.ts.',
    ),
  ),
  forbid(
    ['codegen/**/*.ts'],
    String.raw`/(gateway|subgraphs|onboarding|cli|demo|console|bench|test)/`,
    'codegen/ writes what subgraphs import: it reads contracts, and no subgraph.',
  ),
  ...SUBGRAPHS.map((own) =>
    forbid(
      [`subgraphs/${own}/**/*.ts`],
      String.raw`/(gateway|onboarding|cli|demo|console)/|^(\.\./)+(${SUBGRAPHS.filter((name) => name !== own).join('|')})/`,
      'A subgraph imports only kit/ and its own folder; subgraphs meet only in schema/.',
    ),
  ),
  forbid(
    ['onboarding/**/*.ts'],
    String.raw`/(gateway|cli|demo|console|alliances|activities|resources)/`,
    'onboarding/ imports organizations/ and the kit; how a district comes in is no business of the gateway or the other subgraphs.',
  ),
  forbid(
    ['demo/**/*.ts'],
    String.raw`/(gateway|onboarding|cli|console|bench|test)/`,
    'demo/ fills subgraphs with records, and knows neither the gateway nor a command.',
  ),
  forbid(
    ['console/**/*.{ts,tsx}'],
    String.raw`/(protocol|gateway|schema|subgraphs|onboarding|cli|demo|bench|test)/`,
    'The console knows the product by its GraphQL endpoint alone.',
  ),
  forbid(
    ['cli/**/*.ts'],
    String.raw`/(bench|test)/`,
    'Nothing of the product imports its tests or benchmarks.',
  ),
];
