import { describe, expect, it } from '@jest/globals';
import { composeSupergraph } from '../../../schema/compose.ts';
import { createRandom } from '../differential/random.ts';
import { subgraphSdl } from '../testing/compose.ts';
import { type ClientAnswer, startFederation } from '../testing/federation.ts';
import { generateSubgraphs } from './directive-federation.ts';

const SEED = 20260806;
const COUNT = 60;

const P = { id: 'p', name: 'N', kind: 'RED', scalar: { a: [1] }, n: 4 };
const V = { x: 1, own: 2, w: { y: 3, e: 'GREEN', own: 4 }, inner: { id: 'p' } };
const B = { __typename: 'B', id: 'b', title: 'TB', v: V, next: { id: 'p' } };
const C = { __typename: 'C', id: 'c', title: 'TC', size: 5 };
const WHOLE = { ...P, ref: { code: 'r', own: 6 }, item: B, items: [C, B], any: C, v: V, next: { id: 'p' }, r: 'R' }; // prettier-ignore
const ENTITIES = { P: [WHOLE], B: [B], C: [C] };
const DATA = {
  a: { Query: { m: 7, p: WHOLE, i: B, u: C, c: B, list: [WHOLE] }, ...ENTITIES },
  b: { Query: { n: 8, own: { id: 'p' } }, ...ENTITIES },
}; // prettier-ignore

/** What is asked of a P, and what the answer is. */
const OF_P: readonly (readonly [string, unknown])[] = [
  ['name kind scalar', { name: 'N', kind: 'RED', scalar: { a: [1] } }],
  ['n(x: 1)', { n: 4 }],
  ['ref { code }', { ref: { code: 'r' } }],
  ['item { id ... on B { title v { x w { y e } } } }', { item: { id: 'b', title: 'TB', v: { x: 1, w: { y: 3, e: 'GREEN' } } } }],
  ['items { __typename title }', { items: [{ __typename: 'C', title: 'TC' }, { __typename: 'B', title: 'TB' }] }],
  ['any { ... on C { size } }', { any: { size: 5 } }],
  ['v { x inner { name next { kind } } }', { v: { x: 1, inner: { name: 'N', next: { kind: 'RED' } } } }],
]; // prettier-ignore

const OTHERS: readonly (readonly [string, unknown])[] = [
  ['{ m n own { id } }', { m: 7, n: 8, own: { id: 'p' } }],
  ['{ i { title } c { next { name } } }', { i: { title: 'TB' }, c: { next: { name: 'N' } } }],
  ['{ u { ... on C { title size } } }', { u: { title: 'TC', size: 5 } }],
]; // prettier-ignore

const QUESTIONS = [
  ...OTHERS,
  ...OF_P.flatMap(([fields, answer]) => [
    [`{ p { ${fields} } }`, { p: answer }] as const,
    [`{ list { ${fields} } }`, { list: [answer] }] as const,
    [`{ own { ${fields} } }`, { own: answer }] as const,
  ]),
];

/** A number that is none to the planner. */
const BEYOND = /99999999999999999999|1e999/;

function codesOf(errors: ClientAnswer['errors']): unknown[] | undefined {
  return errors?.map(({ extensions }) => extensions['code']);
}

describe('a supergraph that composes', () => {
  for (let seed = SEED; seed < SEED + COUNT; seed++) {
    const sdls = generateSubgraphs(createRandom(seed));
    it(`loads and answers whatever form its directives have, seed ${seed}`, async () => {
      const composed = composeSupergraph(
        Object.entries(sdls).map(([name, sdl]) => ({
          name,
          url: `http://127.0.0.1:1/${name}`,
          sdl: subgraphSdl(sdl),
        })),
      );
      expect(composed).toMatchObject({ kind: 'composed' });
      const federation = await startFederation({
        subgraphs: {
          a: { sdl: sdls['a'] ?? '', data: DATA.a },
          b: { sdl: sdls['b'] ?? '', data: DATA.b },
        },
      });
      try {
        for (const [query, data] of QUESTIONS) {
          const answer = await federation.ask(query);
          expect({ query, ...answer }).toEqual({ query, data });
        }
        if (!sdls['a']?.includes(' r: ')) return;
        const { data, errors } = await federation.ask('{ p { r } }');
        // No subgraph can be asked for what the planner cannot read.
        if (BEYOND.test(sdls['a']))
          expect(codesOf(errors)).toEqual(['QUERY_PLAN_FAILED']);
        else expect({ data, errors }).toEqual({ data: { p: { r: 'R' } } });
      } finally {
        await federation.stop();
      }
    });
  }
});
