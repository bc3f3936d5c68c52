import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { encodeCursor } from '../../../../protocol/cursor.ts';
import {
  type KeyPart,
  maximumPageSize,
  pageRequest,
} from '../../../../subgraphs/kit/read/connection.ts';

describe('pageRequest', () => {
  it('takes 20 rows from the start unless told otherwise', () => {
    const expected = { first: 20, after: null };
    expect(pageRequest({}, ['text'])).toEqual(expected);
    expect(pageRequest({ first: null, after: null }, ['text'])).toEqual(
      expected,
    );
  });

  it.each([0, 1, maximumPageSize])('accepts first: %d', (first) => {
    expect(pageRequest({ first }, ['text']).first).toBe(first);
  });

  it.each([-1, maximumPageSize + 1, 2 ** 31 - 1])(
    'refuses first: %d',
    (first) => {
      expect(() => pageRequest({ first }, ['text'])).toThrow(
        `Expected first to be from 0 to 100, but got: ${first}.`,
      );
    },
  );

  it('reads back the key of a cursor', () => {
    const key = ['2020-08-11', 7, '活动"\\'];
    expect(
      pageRequest({ after: encodeCursor(key) }, ['text', 'integer', 'text'])
        .after,
    ).toEqual(key);
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
    ['a number for a text', encode([1, 7])],
    ['a nested list', encode([1, ['a']])],
    ['half of a character', encode([1, '\ud800'])],
    [
      'a named prototype',
      encode({ 0: 1, 1: 'a', ['__proto__']: [], length: 2 }),
    ],
  ])('refuses %s as a cursor', (_, after) => {
    expect(() => pageRequest({ after }, ['text'])).toThrow(
      expect.objectContaining({
        message: `Expected after to be a cursor of this connection's, but got: ${JSON.stringify(after)}.`,
        extensions: { code: 'BAD_USER_INPUT' },
      }),
    );
  });

  it.each(['1e999', '-1e999', '1e21', '1.5', '9007199254740992', '"7"', '[7]'])(
    'refuses %s where an integer is',
    (written) => {
      const after = Buffer.from(`[1,${written}]`).toString('base64url');
      expect(() => pageRequest({ after }, ['integer'])).toThrow(
        expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } }),
      );
    },
  );

  it('refuses texts that no key has', () => {
    const after = encode([1, 'x'.repeat(5_000)]);
    expect(() => pageRequest({ after }, ['text'])).toThrow(
      expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } }),
    );
  });

  it('shows no more of a cursor than fits in a message', () => {
    const after = 'A'.repeat(1_000_000);
    expect(messageOf(() => pageRequest({ after }, ['text']))).toHaveLength(263);
  });

  it('takes values of the types of the key only, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<KeyPart>('text', 'integer'), { minLength: 1 }),
        fc.array(fc.oneof(fc.jsonValue(), fc.integer(), fc.string()), {
          maxLength: 4,
        }),
        (key, values) => {
          const fits =
            values.length === key.length &&
            key.every((part, index) =>
              part === 'text'
                ? typeof values[index] === 'string'
                : Number.isSafeInteger(values[index]),
            );
          const read = () =>
            pageRequest({ after: encode([1, ...values]) }, key).after;
          if (fits) expect(read()).toEqual(values);
          else expect(read).toThrow('a cursor of this connection');
        },
      ),
      { seed: 20_201_126, numRuns: 2_000 },
    );
  });
});

function messageOf(work: () => unknown): string {
  try {
    work();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
