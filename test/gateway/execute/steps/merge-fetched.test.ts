import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'graphql';
import type { DataObject } from '../../../../gateway/base/plain-data.ts';
import {
  type FetchedKeys,
  fetchedKeysOf,
  renameFetchedKeys,
} from '../../../../gateway/execute/steps/fetched-keys.ts';
import {
  cloneFetched,
  mergeFetched,
} from '../../../../gateway/execute/steps/merge-fetched.ts';
import { rootSelectionSet } from '../../../../gateway/plan/fetch-document.ts';
import { unbounded } from '../testing/unbounded.ts';

function keysOf(query: string): FetchedKeys {
  const document = parse(query);
  return fetchedKeysOf(rootSelectionSet(document), document);
}

const KEYS = keysOf('{ a b c { a b } list { a c { a b } } }');

const leaf = fc.constantFrom(null, 'x', 'y', 1, true);
const inner = fc.record({ a: leaf, b: leaf }, { requiredKeys: [] });
const answers = fc.record(
  {
    a: leaf,
    b: leaf,
    c: fc.option(inner),
    list: fc.option(
      fc.tuple(
        fc.option(fc.record({ a: leaf, c: fc.option(inner) })),
        fc.option(fc.record({ a: leaf, c: fc.option(inner) })),
      ),
    ),
    stray: leaf,
  },
  { requiredKeys: [] },
);

describe('what a fetch brings', () => {
  it('is every response key of its query, fragments opened', () => {
    const keys = keysOf(
      '{ x: a ... on B { b { c } } ...F } fragment F on B { b { d } e }',
    );
    expect(keys.keys).toEqual(['x', 'b', 'e']);
    expect(keys.parents).toEqual(['b']);
    expect(keys.children.get('b')?.keys).toEqual(['c', 'd']);
  });

  it('is a renamed key under both of its names', () => {
    const path = [
      { kind: 'Key', name: 'c' },
      { kind: 'Types', names: ['T'] },
      { kind: 'Key', name: 'a' },
    ] as const;
    const keys = renameFetchedKeys(keysOf('{ c { a } }'), [
      { kind: 'KeyRenamer', path, name: 'z' },
    ]);
    expect(keys.children.get('c')?.keys).toEqual(['a', 'z']);
  });
});

describe('merging', () => {
  it('never lets a null replace what is there', () => {
    fc.assert(
      fc.property(answers, answers, (one, other) => {
        const target = copy(one);
        mergeFetched(target, copy(other), KEYS);
        for (const path of valuesIn(one, KEYS)) {
          expect(valueAt(target, path)).not.toBeNull();
        }
      }),
    );
  });

  it('takes over nothing that was not asked for', () => {
    fc.assert(
      fc.property(answers, (other) => {
        const target: DataObject = {};
        mergeFetched(target, copy({ ...other, stray: 'x' }), KEYS);
        expect(target).not.toHaveProperty('stray');
      }),
    );
  });

  it('of the same answer again changes nothing', () => {
    fc.assert(
      fc.property(answers, answers, (one, other) => {
        const target = copy(one);
        mergeFetched(target, copy(other), KEYS);
        const once = copy(target);
        mergeFetched(target, copy(other), KEYS);
        expect(target).toEqual(once);
      }),
    );
  });

  it('of answers without a key in common gives all of both', () => {
    const target: DataObject = { c: { a: 1 }, list: [{ a: 1 }, null] };
    mergeFetched(
      target,
      { b: 2, c: { b: 2 }, list: [{ c: null }, { a: 3 }] },
      KEYS,
    );
    expect(target).toEqual({
      b: 2,
      c: { a: 1, b: 2 },
      list: [{ a: 1, c: null }, { a: 3 }],
    });
  });
});

describe('a copy', () => {
  it('is equal as far as it was asked for, and shares no object', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        const source: DataObject = copy(answer);
        const cloned = cloneFetched(source, KEYS, unbounded());
        expect(cloned).not.toHaveProperty('stray');
        delete source['stray'];
        expect(cloned).toEqual(source);
        expect(objectsIn(cloned).some((it) => objectsIn(source).includes(it))).toBe(false); // prettier-ignore
      }),
    );
  });

  it('is taken from the budget, object by object', () => {
    const budget = unbounded();
    cloneFetched({ c: { a: 1 }, list: [{ a: 1 }, null] }, KEYS, budget);
    expect(budget.objects).toBe(3);
  });
});

function copy(value: object): DataObject {
  return structuredClone(value) as DataObject;
}

/** The paths of all that is neither null nor absent, as far as asked for. */
function valuesIn(value: unknown, keys: FetchedKeys): (string | number)[][] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) {
    return [[], ...value.flatMap((item, n) => valuesIn(item, keys).map((path) => [n, ...path]))]; // prettier-ignore
  }
  const object = value as DataObject;
  return [
    [],
    ...keys.keys.flatMap((key) => {
      const child = keys.children.get(key);
      const found = object[key];
      const below = child
        ? valuesIn(found, child)
        : found === null || found === undefined
          ? []
          : [[]];
      return below.map((path) => [key, ...path]);
    }),
  ];
}

function valueAt(data: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Record<string | number, unknown>)[step],
    data,
  );
}

function objectsIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}
