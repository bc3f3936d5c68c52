import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  cutForeign,
  prune,
} from '../../../../gateway/partitions/split/prune.ts';

const RULE = { paths: [['id']], separator: ':' };
const KEYS = ['a:1', 'a:2', 'b:1', 'c:1'];

const key = fc.constantFrom(...KEYS);
const operators = fc.record(
  { eq: key, in: fc.array(key, { maxLength: 3 }), notIn: fc.array(key, { maxLength: 2 }) },
  { requiredKeys: [] },
); // prettier-ignore
const { filter } = fc.letrec<{ filter: object }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small' },
    fc.record({ id: operators }),
    fc.record({ other: operators }),
    fc.record({ and: fc.array(tie('filter'), { maxLength: 2 }) }),
    fc.record({ or: fc.array(tie('filter'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ not: tie('filter') }),
    fc.record({ id: operators, and: fc.array(tie('filter'), { maxLength: 2 }) }), // prettier-ignore
  ),
}));

interface Operators {
  readonly eq?: string;
  readonly in?: readonly string[];
  readonly notIn?: readonly string[];
}

/** Whether a filter lets a row of this key be there, or may. */
function mayHold(value: object, id: string): boolean {
  return Object.entries(value).every(([name, operand]) => {
    const list = operand as readonly object[];
    if (name === 'and') return list.every((one) => mayHold(one, id));
    if (name === 'or') return list.some((one) => mayHold(one, id));
    // Of another field nothing is known, nor of what is not so.
    if (name === 'not' || name === 'other') return true;
    const { eq, in: some, notIn } = operand as Operators;
    return (
      (eq === undefined || eq === id) &&
      (some?.includes(id) ?? true) &&
      !(notIn?.includes(id) ?? false)
    );
  });
}

describe('pruning by a filter', () => {
  it('never leaves out a partition that may have a row of it', () => {
    fc.assert(
      fc.property(filter, key, (value, id) => {
        const pruned = prune(value, RULE);
        if (pruned === 'all' || !mayHold(value, id)) return;
        expect([...pruned]).toContain(id.split(':')[0]);
      }),
    );
  });

  it.each([
    [{ id: { eq: 'a:1' } }, ['a']],
    [{ id: { in: ['a:1', 'b:1', 'a:2'] } }, ['a', 'b']],
    [{ id: { in: [] } }, []],
    [{ and: [{ id: { in: ['a:1', 'b:1'] } }, { id: { in: ['b:1', 'c:1'] } }] }, ['b']],
    [{ or: [{ id: { eq: 'a:1' } }, { id: { eq: 'c:1' } }] }, ['a', 'c']],
    [{ or: [{ id: { eq: 'a:1' } }, { other: {} }] }, 'all'],
    [{ not: { id: { eq: 'a:1' } } }, 'all'],
    [{ id: { notIn: ['a:1'] } }, 'all'],
    [{ id: { eq: null } }, 'all'],
    [null, 'all'],
  ])('%j leaves %j', (value, left) => {
    const pruned = prune(value, RULE);
    expect(pruned === 'all' ? pruned : [...pruned]).toEqual(left);
  }); // prettier-ignore
});

describe('what an endpoint is sent of a filter', () => {
  const own = (keys: readonly unknown[]) =>
    keys.filter((one) => String(one).startsWith('a:'));

  it('has no key of another one where keys are named', () => {
    fc.assert(
      fc.property(filter, (value) => {
        const cut = cutForeign(value, RULE, own);
        const ofId = JSON.stringify(cut, (name, inner: unknown) => (name === 'other' ? undefined : inner)); // prettier-ignore
        expect(ofId).not.toMatch(/"[bc]:1"/);
      }),
    );
  });

  it('lets the same rows of its own be there', () => {
    fc.assert(
      fc.property(filter, (value) => {
        const cut = cutForeign(value, RULE, own) as object;
        for (const id of KEYS.filter((one) => one.startsWith('a:'))) {
          expect(mayHold(cut, id)).toBe(mayHold(value, id));
        }
      }),
    );
  });

  it('is the filter itself where there is nothing to cut', () => {
    const value = { and: [{ id: { in: ['a:1'] } }] };
    expect(cutForeign(value, RULE, own)).toBe(value);
  });
});
