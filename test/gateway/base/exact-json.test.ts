import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import {
  exactNumber,
  parseExactJson,
  roundNumbers,
} from '../../../gateway/base/exact-json.ts';

const LONG = [
  '12345678901234567890',
  '-9007199254740993',
  '0.12345678901234567891',
  '1e400',
  '123456789012345678901234567890.5e3',
];

describe('exact JSON', () => {
  for (const number of LONG) {
    it(`writes ${number} back digit for digit`, () => {
      for (const text of [
        number,
        `[${number}]`,
        `{"a":${number},"b":[1,${number}]}`,
      ]) {
        const inList = `[${text}]`;
        expect(JSON.stringify(parseExactJson(inList))).toBe(inList);
      }
    });
  }

  it('keeps usual numbers numbers', () => {
    expect(parseExactJson('[1,9007199254740991,0.1,1e3,1.5]')).toEqual([
      1, 9007199254740991, 0.1, 1000, 1.5,
    ]);
    expect(exactNumber('4503599627370496')).toBe(4503599627370496);
  });

  it('is not confused by digits in strings', () => {
    const text = '{"a":"x,1234567890123456789","b":"91310000123456789012"}';
    expect(JSON.stringify(parseExactJson(text))).toBe(text);
  });

  it('is not slowed by ids that end in many digits', () => {
    const text = `{"ids":[${'"310116:jszz:1290000000000000001",'.repeat(2000)}"x"]}`;
    const revive = jest.spyOn(JSON, 'parse');
    parseExactJson(text);
    expect(revive.mock.calls).toEqual([[text]]);
    revive.mockRestore();
  });

  it('rounds on request', () => {
    expect(
      roundNumbers(parseExactJson('{"a":[12345678901234567890]}')),
    ).toEqual({ a: [12345678901234567000] });
  });

  it('parses what JSON.parse parses', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value = JSON.parse(text) as unknown;
        expect(JSON.stringify(parseExactJson(text))).toBe(
          JSON.stringify(value),
        );
      }),
      { numRuns: 500 },
    );
  });
});
