import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DataObject } from '../../../../gateway/base/plain-data.ts';
import {
  createRepresentationWriter,
  type RepresentationWriter,
} from '../../../../gateway/execute/steps/representation.ts';
import {
  collectRepresentations,
  mergeEntities,
} from '../../../../gateway/execute/steps/representation-batch.ts';
import type { EntityPart } from '../../../../gateway/execute/steps/step.ts';
import { compileSteps } from '../../../../gateway/execute/compile/compile-steps.ts';
import { LIBRARY_TYPES } from '../testing/library-types.ts';
import { books, inOrder, root } from '../testing/plan.ts';
import { unbounded } from '../testing/unbounded.ts';

function writerOf(...names: string[]): RepresentationWriter {
  return createRepresentationWriter({
    subgraph: 'books',
    types: LIBRARY_TYPES,
    rewrites: [],
    requires: [
      {
        kind: 'Fragment',
        typeCondition: 'Book',
        selections: names.map((name) => {
          return { kind: 'Field', source: name, name, selections: [] };
        }),
      },
    ],
  });
}

/** A part of a plan for the Books of a list, by these keys. */
function partOf(mayShare: boolean, ...keys: string[]): EntityPart {
  const steps = compileSteps(
    inOrder(root('a', '{ list { __typename id } }'), books('list.@', 'title', keys)),
    { types: LIBRARY_TYPES, fetcherOf: () => NOBODY, hoisted: [] },
  ); // prettier-ignore
  const part = steps.flatMap((step) =>
    step.kind === 'entities' ? step.parts : [],
  )[0];
  if (!part) throw new Error('The plan has an entity fetch.');
  return { ...part, mayShare };
}

const NOBODY = { fetch: () => Promise.resolve({}) };
const values = fc.oneof(fc.constantFrom(null, undefined, 1, 2, 1.5, true, '', 'x', 'y', '示例', '"'), fc.string()); // prettier-ignore
const objects = fc.record({
  __typename: fc.constantFrom('Book', 'Book', 'Author', 7),
  id: values,
  isbn: values,
  edition: values,
  title: values,
});

const KEY_SETS = [['id'], ['isbn', 'edition'], ['id', 'title']];

describe('a representation', () => {
  it('is the same as text and as object, or there is a reason why it is none', () => {
    fc.assert(
      fc.property(objects, fc.constantFrom(...KEY_SETS), (object, keys) => {
        const writer = writerOf(...keys);
        const text = writer.text(object);
        if (text === undefined) {
          expect(['no-key', 'not-wanted', 'missing']).toContain(writer.reason(object)); // prettier-ignore
        } else {
          expect(JSON.parse(text)).toEqual(writer.value(object));
        }
      }),
    );
  });

  it.each([
    [{ __typename: 'Book', id: null }, 'no-key'],
    [{ __typename: 'Book' }, 'missing'],
    [{ __typename: 'Author', id: '1' }, 'not-wanted'],
    [{ id: '1' }, 'not-wanted'],
  ])('of %j is none: %s', (object, reason) => {
    const writer = writerOf('id');
    expect(writer.text(object)).toBeUndefined();
    expect(writer.reason(object)).toBe(reason);
  });

  it('may have a null that is no key', () => {
    expect(writerOf('id', 'title').text({ __typename: 'Book', id: '1', title: null })).toBe('{"__typename":"Book","id":"1","title":null}'); // prettier-ignore
  });

  it('that differs in its lead key differs as a text, too', () => {
    fc.assert(
      fc.property(objects, objects, fc.constantFrom(...KEY_SETS), (one, other, keys) => {
        const writer = writerOf(...keys);
        const text = writer.text(one);
        if (text === undefined || writer.kind(one) !== writer.kind(other)) return;
        const isSame = writer.leadKey(one) === writer.leadKey(other);
        if (text === writer.text(other)) expect(isSame).toBe(true);
        if (isSame && writer.isSole(one) && writer.leadKey(one) !== undefined) {
          expect(writer.text(other)).toBe(text);
        }
      }),
    ); // prettier-ignore
  });
});

describe('the representations of a fetch', () => {
  const lists = fc.array(objects, { maxLength: 12 });

  it('are all different, and each object has its own', () => {
    fc.assert(
      fc.property(lists, fc.constantFrom(...KEY_SETS), fc.boolean(), (list, keys, mayShare) => {
        const part = partOf(mayShare, ...keys);
        const data: DataObject = { list: structuredClone(list) };
        const { targets, slots, texts } = collectRepresentations(part, data, unbounded());
        expect(new Set(texts).size).toBe(texts.length);
        targets.forEach((target, n) => {
          expect(texts[slots[n] ?? -1]).toBe(part.representations.text(target));
        });
      }),
    ); // prettier-ignore
  });

  it('stand for objects that are nothing but one key by one object, where that may be', () => {
    const item = () => ({ __typename: 'Book', id: '1' });
    const data: DataObject = { list: [item(), { ...item(), title: 't' }, item()] }; // prettier-ignore
    collectRepresentations(partOf(true, 'id'), data, unbounded());
    const [one, more, same] = data['list'] as DataObject[];
    expect(same).toBe(one);
    expect(more).not.toBe(one);
    const apart: DataObject = { list: [item(), item()] };
    collectRepresentations(partOf(false, 'id'), apart, unbounded());
    const [left, right] = apart['list'] as DataObject[];
    expect(left).not.toBe(right);
  });
});

describe('what is answered for representations', () => {
  const around = { types: LIBRARY_TYPES, budget: unbounded() };
  const batchOf = () => {
    const list = ['1', '2', '1'].map((id) => ({ __typename: 'Book', id }));
    const data: DataObject = { list };
    return { list, batch: collectRepresentations(partOf(false, 'id'), data, unbounded()) }; // prettier-ignore
  };

  it('is merged into every object of each', () => {
    const { list, batch } = batchOf();
    expect(mergeEntities(batch, [{ title: 'a' }, { title: 'b' }], around)).toBe(true); // prettier-ignore
    expect(list).toMatchObject([{ title: 'a' }, { title: 'b' }, { title: 'a' }]); // prettier-ignore
  });

  it('makes what was asked of an unknown entity null', () => {
    const { list, batch } = batchOf();
    mergeEntities(batch, [{ title: 'a' }, null], around);
    expect(list).toMatchObject([{ title: 'a' }, { title: null }, { title: 'a' }]); // prettier-ignore
  });

  it.each([[[]], [[{ title: 'a' }]], [null], ['text'], [[{}, {}, {}]]])(
    'is not merged where it is not one for each: %j',
    (answer) => {
      const { list, batch } = batchOf();
      const before = structuredClone(list);
      expect(mergeEntities(batch, answer, around)).toBe(false);
      expect(list).toEqual(before);
    },
  );
});
