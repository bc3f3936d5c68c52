import { describe, expect, it } from '@jest/globals';
import {
  applyRewrites,
  renamedKeys,
} from '../../../../gateway/execute/steps/rewrites.ts';
import type { Rewrite } from '../../../../gateway/plan/plan-node.ts';
import { LIBRARY_TYPES } from '../testing/library-types.ts';

const onNode = { kind: 'Types', names: ['Node'] } as const;
const key = (name: string) => ({ kind: 'Key', name }) as const;

function rewritten(data: unknown, rewrite: Rewrite): unknown {
  const copy: unknown = structuredClone(data);
  applyRewrites(copy, [rewrite], LIBRARY_TYPES);
  return copy;
}

describe('a rewrite', () => {
  const rename: Rewrite = {
    kind: 'KeyRenamer',
    path: [key('list'), onNode, key('a')],
    name: 'b',
  };

  it('renames a key of every object of the types it names', () => {
    const book = { __typename: 'Book', a: 1 };
    const size = { __typename: 'Size', a: 1 };
    expect(rewritten({ list: [[book], size] }, rename)).toEqual({
      list: [[{ __typename: 'Book', b: 1, a: undefined }], size],
    });
  });

  it('leaves an object that has not the key as it is', () => {
    const data = { list: [{ __typename: 'Book' }, null, 'text'] };
    expect(rewritten(data, rename)).toEqual(data);
  });

  it('passes by objects that do not say their type', () => {
    expect(rewritten({ list: [{ a: 1 }] }, rename)).toEqual({ list: [{ a: 1 }] }); // prettier-ignore
  });

  it('sets a value', () => {
    const path = [onNode, key('__typename')];
    const set: Rewrite = { kind: 'ValueSetter', path, value: 'Thing' };
    expect(rewritten([{ __typename: 'Book' }], set)).toEqual([
      { __typename: 'Thing' },
    ]);
  });

  it('says by what names a key is known afterwards', () => {
    const set: Rewrite = { kind: 'ValueSetter', path: [key('x')], value: 'y' };
    expect(renamedKeys([rename, set])).toEqual(new Map([['a', 'b']]));
  });
});
