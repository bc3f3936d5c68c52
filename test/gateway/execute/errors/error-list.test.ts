import { describe, expect, it } from '@jest/globals';
import { responseError } from '../../../../gateway/base/errors.ts';
import {
  Blame,
  ErrorList,
} from '../../../../gateway/execute/errors/error-list.ts';

function errorAt(...path: (string | number)[]) {
  return responseError('NULL_VIOLATION', { path });
}

function pathsOf(list: ErrorList) {
  return list.toArray().map(({ path }) => path);
}

describe('the errors of an answer', () => {
  it('explain nulls at their places and around, and no others', () => {
    const list = new ErrorList();
    list.add(errorAt('a', 0, 'b'));
    expect(list.explains(['a', 0, 'b'])).toBe(true);
    expect(list.explains(['a'])).toBe(true);
    expect(list.explains([])).toBe(true);
    expect(list.explains(['a', 1])).toBe(false);
    expect(list.explains(['a', 0, 'b', 'c'])).toBe(false);
  });

  it('are told when what was kept back is settled, unless something around is null', () => {
    const list = new ErrorList();
    list.hold(errorAt('a', 'b'));
    list.hold(errorAt('c', 'd'));
    list.add(errorAt('a', 'x'));
    list.setNull(['a']);
    expect(list.isHolding).toBe(true);
    list.settle();
    expect(pathsOf(list)).toEqual([['a', 'x'], ['c', 'd']]); // prettier-ignore
    expect(list.isHolding).toBe(false);
  });

  it('have a failure that was told at no null, at the place it is said to be near', () => {
    const list = new ErrorList();
    const told = new Blame(errorAt('x'), ['x']);
    told.isTold = true;
    list.addUnlessTold(told);
    list.addUnlessTold(new Blame(responseError('REQUEST_TIMEOUT'), ['near']));
    list.settle();
    expect(pathsOf(list)).toEqual([['near']]);
  });

  it('are at most 1,000, with the number of the others', () => {
    const list = new ErrorList();
    for (let n = 0; n < 1003; n++) list.add(errorAt('list', n));
    expect(list.isFull).toBe(true);
    expect(list.toArray()).toHaveLength(1001);
    expect(list.toArray().at(-1)?.message).toBe('3 more errors were left out.');
  });

  it('excuse what is missing below a place that a subgraph answered null for', () => {
    const list = new ErrorList();
    list.lose(['a', 0]);
    expect(list.isLost(['a', 0, 'b', 'c'])).toBe(true);
    expect(list.isLost(['a', 0])).toBe(false);
    expect(list.isLost(['a', 1, 'b'])).toBe(false);
  });
});
