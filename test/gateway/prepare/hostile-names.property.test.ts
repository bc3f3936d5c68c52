import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Federation, startFederation } from '../testing/federation.ts';

const SEED = 20_250_903;
const ROUNDS = 150;

/** Names that something in the gateway, or in JavaScript, has a use for. */
const NAMES = [
  'representations', '_representations', '__representations', '__batch_reps_0', '__batch_reps_1', '__batch_reps',
  '_entities', '_service', '_e0', '_e1', '_0', '__x', '_', '__', 's0', 's_1', 'a', 'b', 'F', 'fragment', 'on', 'query',
  'hoisted_', 'hoisted_0', 'hoisted__0', 'client_', 'client_0', 'client_1', 'client__0', '_key', '_key0', '_key_0', '_key1',
  '_separate', '_separate0_size', '_separate0_label', '_separate_0', '_internal_qp_alias_', '_internal_qp_alias_0', '_internal_qp_alias_1',
  '_mengyue_nothing', '_lookup_Unit', 'Part0', 'Part1', '_partition_', '_partition_0_0', '_partition1_', '_directed0', '_directed_0',
  '__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__',
  'size', 'label', 'score', 'peer', '__typename', '__schema', '__type', 'data', 'errors', 'null', 'undefined', 'then', 'length',
]; // prettier-ignore

/** A hole begins with `zz`: `$zzV0` a variable, `zzA0` an alias. */
const OPERATIONS = [
  `query zzO0($zzV0: Int, $zzV1: Int, $zzV2: Filter, $zzV3: Boolean!) {
     zzA0: unit { ...zzF0 ...zzF1 @include(if: $zzV3) }
     zzA1: units { zzA2: pick(n: $zzV0) zzA3: echo(n: $zzV1, filter: $zzV2) }
   }
   fragment zzF0 on Unit { zzA4: pick(n: $zzV1) zzA5: echo(n: $zzV0) zzA6: score }
   fragment zzF1 on Unit { zzA7: peer { zzA8: pick(n: 7) zzA9: echo(filter: { n: [$zzV0, 2] }) } }`,
  `query zzO0($zzV0: Int = 5, $zzV1: [Int]) {
     zzA0: things { zzA1: __typename ... on Unit { zzA2: size zzA3: id } ... on Place { zzA2: size zzA3: id zzA4: label } }
     zzA5: things { ... on Unit { zzA6: echo(n: $zzV0, filter: { n: $zzV1 }) } ...zzF0 }
   }
   fragment zzF0 on Place { zzA7: title(n: $zzV0) zzA8: size }`,
  `query zzO0($zzV0: Int!, $zzV1: Filter) {
     zzA0: unit { zzA1: peer { zzA2: peer { zzA3: pick(n: $zzV0) zzA4: score } } zzA5: echo(filter: $zzV1) }
     zzA6: __schema { zzA7: queryType { zzA8: name } }
   }`,
  `mutation zzO0($zzV0: Int, $zzV1: Int) {
     zzA0: touch(n: $zzV0) { ...zzF0 }
     zzA1: touch(n: $zzV1) { zzA2: peer { zzA3: pick(n: $zzV1) } }
   }
   fragment zzF0 on Unit { zzA4: pick(n: $zzV0) zzA5: echo(n: $zzV1) }`,
]; // prettier-ignore

const VALUES: readonly Readonly<Record<string, unknown>>[] = [
  { zzV0: 1, zzV1: 2, zzV2: { n: [3] }, zzV3: true },
  { zzV1: [4, null] },
  { zzV0: 6, zzV1: { n: [] } },
  { zzV1: 8 },
];

let federation: Federation;

beforeAll(async () => {
  const unit = { id: '1', code: 'c', peer: { id: '2' } };
  const peer = { id: '2', code: 'd', peer: { id: '1' } };
  federation = await startFederation({
    subgraphs: {
      a: {
        sdl: `
          input Filter { n: [Int] }
          interface Thing { id: ID! }
          type Query { unit: Unit units: [Unit] things: [Thing] }
          type Mutation { touch(n: Int): Unit }
          type Unit implements Thing @key(fields: "id") { id: ID! code: String size: Int peer: Unit }
          type Place implements Thing @key(fields: "id") { id: ID! size: String! label: String }`,
        data: {
          Query: { unit, units: [unit, peer], things: [{ __typename: 'Unit', ...unit, size: 1 }, { __typename: 'Place', id: '9', size: 'big', label: 'L' }] },
          Mutation: { touch: unit },
          Unit: [unit, peer],
        },
      },
      b: {
        sdl: `
          input Filter { n: [Int] }
          type Unit @key(fields: "id") {
            id: ID! code: String @external
            pick(n: Int): String echo(n: Int, filter: Filter): String
            score: String @requires(fields: "code")
          }
          type Place @key(fields: "id") { id: ID! title(n: Int): String }`,
        data: {
          Unit: [
            { id: '1', pick: { $args: true }, echo: { $args: true }, score: '{{code}}!' },
            { id: '2', pick: { $args: true }, echo: { $error: 'no echo' }, score: '{{code}}!' },
          ],
          Place: [{ id: '9', title: { $args: true } }],
        },
      },
    },
  }); // prettier-ignore
});

afterAll(() => federation.stop());

/** The parts of an answer, in which each name stands as it was asked. */
async function answerTo(
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<string[]> {
  const operationName = /(?:query|mutation) (\w+)/.exec(query)?.[1];
  const answer = await federation.gateway.execute({
    query,
    variables,
    operationName,
  });
  const errors = (answer.errors ?? []).map(({ message, path, extensions }) =>
    JSON.stringify({ message, path, extensions }),
  );
  return [...errors, answer.data?.join('') ?? ''];
}

const expectations = new Map<number, Promise<readonly string[]>>();

/** What an operation is answered under names that nobody else uses. */
function expectedOf(operation: number): Promise<readonly string[]> {
  const known =
    expectations.get(operation) ??
    answerTo(OPERATIONS[operation] ?? '', VALUES[operation] ?? {});
  expectations.set(operation, known);
  return known;
}

function holesOf(query: string): string[] {
  return [...new Set(query.match(/zz[A-Z]\d/g))];
}

function named(text: string, names: ReadonlyMap<string, string>): string {
  return text.replace(/zz[A-Z]\d/g, (hole) => names.get(hole) ?? hole);
}

async function compare(
  operation: number,
  names: ReadonlyMap<string, string>,
): Promise<void> {
  const query = OPERATIONS[operation] ?? '';
  const values = VALUES[operation] ?? {};
  const variables = Object.fromEntries(
    Object.entries(values).map(([hole, value]) => [named(hole, names), value]),
  );
  const expected = await expectedOf(operation);
  const actual = await answerTo(named(query, names), variables);
  expect(actual.sort()).toEqual(expected.map((part) => named(part, names)).sort()); // prettier-ignore
}

describe(`names that the gateway uses itself (seed ${SEED})`, () => {
  it.each(OPERATIONS.map((_, n) => n))(
    'change nothing, each on its own: operation %i',
    async (operation) => {
      for (const [n, name] of NAMES.entries()) {
        for (const kind of ['zzV', 'zzA', 'zzF', 'zzO']) {
          if (kind === 'zzF' && name === 'on') continue;
          const holes = holesOf(OPERATIONS[operation] ?? '').filter((hole) => hole.startsWith(kind)); // prettier-ignore
          const hole = holes[n % holes.length];
          if (hole !== undefined) await compare(operation, new Map([[hole, name]])); // prettier-ignore
        }
      }
    },
  );

  it(`change nothing in any mixture: ${ROUNDS} of them`, async () => {
    const mixtures = fc.record({
      operation: fc.nat(OPERATIONS.length - 1),
      names: fc.shuffledSubarray(NAMES, { minLength: 20 }),
    });
    const property = fc.asyncProperty(
      mixtures,
      async ({ operation, names }) => {
        const holes = holesOf(OPERATIONS[operation] ?? '');
        const pairs = holes.map((hole, n) => [hole, names[n] ?? hole] as const);
        // The grammar has no fragment of this name.
        const mixed = pairs.filter(([hole, name]) => !hole.startsWith('zzF') || name !== 'on'); // prettier-ignore
        await compare(operation, new Map(mixed));
      },
    );
    await fc.assert(property, { seed: SEED, numRuns: ROUNDS });
  });
});
