import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DataObject } from '../../../../gateway/base/plain-data.ts';
import {
  createDataPathReader,
  expandKeyPath,
} from '../../../../gateway/execute/steps/data-path.ts';
import { dataPath } from '../testing/data-path.ts';
import { LIBRARY_TYPES } from '../testing/library-types.ts';
import { unbounded } from '../testing/unbounded.ts';

function readerOf(path: string) {
  return createDataPathReader(dataPath(path), LIBRARY_TYPES);
}

function collected(path: string, data: DataObject): DataObject[] {
  const found: DataObject[] = [];
  const visit = (object: DataObject) => {
    found.push(object);
    return object;
  };
  readerOf(path).collect(data, visit, unbounded());
  return found;
}

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, 'text', 7),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.record(
      {
        __typename: fc.constantFrom('Book', 'Author', 'Node'),
        a: tie('value'),
        b: tie('value'),
      },
      { requiredKeys: [] },
    ),
  ),
}));

const PATHS = ['', 'a', 'a.@', 'a.b', 'a.@.b.@', 'a.@.|Book|', 'a.@.|Node|.b', 'a.@.@.b']; // prettier-ignore

describe('the objects at a path', () => {
  it('are the same, in the same order, for the fetch and for its errors', () => {
    fc.assert(
      fc.property(value, fc.constantFrom(...PATHS), (any, path) => {
        const data = { a: any } as DataObject;
        const located = readerOf(path).locate(data, unbounded());
        expect(located.map(({ object }) => object)).toEqual(
          collected(path, data),
        );
      }),
    );
  });

  it('are told with the path at which each stands', () => {
    fc.assert(
      fc.property(value, fc.constantFrom(...PATHS), (any, path) => {
        const data = { a: any } as DataObject;
        for (const { object, path: at } of readerOf(path).locate(
          data,
          unbounded(),
        )) {
          // prettier-ignore
          const found = at.reduce<unknown>(
            (place, step) => (place as Record<string | number, unknown>)[step],
            data,
          );
          expect(found).toBe(object);
        }
      }),
    );
  });

  it('are those in lists of lists, where the path opens one', () => {
    const [one, two] = [{ id: '1' }, { id: '2' }];
    expect(collected('a.@', { a: [[one], [[two]]] })).toEqual([one, two]);
  });

  it('are those of the types a condition names, or of types below them', () => {
    const book = { __typename: 'Book' };
    const author = { __typename: 'Author' };
    const data = { a: [book, author] };
    expect(collected('a.@.|Book|', data)).toEqual([book]);
    expect(collected('a.@.|Node|', data)).toEqual([book, author]);
    expect(collected('a.@.|Work|', data)).toEqual([book]);
  });

  it('are all where an object does not say its type', () => {
    expect(collected('a.@.|Book|', { a: [{ id: '1' }] })).toHaveLength(1);
  });

  it('are replaced where they stand by what the visit returns', () => {
    const stand = { id: 'stand' };
    const data = { a: [{ id: '1' }, [{ id: '2' }]], b: { id: '3' } };
    readerOf('a.@').collect(data, () => stand, unbounded());
    readerOf('b').collect(data, () => stand, unbounded());
    expect(data).toEqual({ a: [stand, [stand]], b: stand });
  });
});

describe('a key path', () => {
  it('is told at each object that has or lacks it', () => {
    const data = { a: [{ b: 1 }, {}, null], c: null };
    expect(expandKeyPath(data, ['a', 'b'])).toEqual([
      ['a', 0, 'b'],
      ['a', 1, 'b'],
    ]);
    expect(expandKeyPath(data, ['c', 'b'])).toEqual([]);
  });
});
