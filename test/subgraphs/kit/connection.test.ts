import { describe, expect, it } from '@jest/globals';

import {
  encodeCursor,
  maximumPageSize,
  pageRequest,
} from '../../../subgraphs/kit/connection.ts';

describe('pageRequest', () => {
  it('takes 20 rows from the start unless told otherwise', () => {
    const expected = { first: 20, after: null };
    expect(pageRequest({}, 1)).toEqual(expected);
    expect(pageRequest({ first: null, after: null }, 1)).toEqual(expected);
  });

  it.each([0, 1, maximumPageSize])('accepts first: %d', (first) => {
    expect(pageRequest({ first }, 1).first).toBe(first);
  });

  it.each([-1, maximumPageSize + 1, 2 ** 31 - 1])(
    'refuses first: %d',
    (first) => {
      expect(() => pageRequest({ first }, 1)).toThrow(
        `Expected first to be from 0 to 100, but got: ${first}.`,
      );
    },
  );

  it('reads back the key of a cursor', () => {
    const key = ['2020-08-11', 7, '活动"\\'];
    expect(pageRequest({ after: encodeCursor(key) }, 3).after).toEqual(key);
  });

  it.each([
    ['no cursor', 'x'],
    ['nothing', ''],
    ['other JSON', encode({ 0: 1 })],
    ['a longer key', encodeCursor(['a', 'b'])],
    ['no key', encodeCursor([])],
    ['another version', encode([2, 'a'])],
    ['another type', encode([1, { $ne: 1 }])],
    ['null', encode([1, null])],
    ['a boolean', encode([1, true])],
  ])('refuses %s as a cursor', (_, after) => {
    expect(() => pageRequest({ after }, 1)).toThrow(
      expect.objectContaining({
        message: `Expected after to be a cursor of this connection's, but got: ${JSON.stringify(after)}.`,
        extensions: { code: 'BAD_USER_INPUT' },
      }),
    );
  });
});

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
