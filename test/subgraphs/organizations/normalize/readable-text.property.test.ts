import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { ledgerId } from '../../../../subgraphs/organizations/normalize/ledger-id.ts';
import {
  compactText,
  readableText,
} from '../../../../subgraphs/organizations/normalize/readable-text.ts';

const seed = 20261126;
const options = { seed, numRuns: 2_000 };

const invisible = [
  ...['\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD', '\u200E'],
  ...['\u202C', '\u180E', '\u0000', '\u0007', '\u001F', '\u007F'],
];
const blanks = [' ', '\u00A0', '\u3000', '\u2003', '\u202F', '\t', '\u3164'];
const lineEnds = ['\n', '\r\n', '\r', '\u0085', '\u2028', '\u2029', '\n\n'];

const han = fc.constantFrom(...Array.from('示例单位党支部一㐂𠮷(本部)·'));
const latin = fc.constantFrom(...Array.from('ABCxyz019'));
const word = fc.oneof(
  fc.string({ unit: han, minLength: 1, maxLength: 6 }),
  fc.string({ unit: latin, minLength: 1, maxLength: 6 }),
);
const words = fc.array(word, { minLength: 1, maxLength: 4 });

/** A text with one of these at every chosen place. */
function sprinkled(text: string, marks: readonly string[], dice: number[]) {
  return Array.from(text)
    .map((character, index) => {
      const mark = marks[(dice[index] ?? 0) % (marks.length * 2)] ?? '';
      return mark + character;
    })
    .join('');
}

describe(`what a person reads as the same text (seed ${seed})`, () => {
  it('is the same with anything that cannot be seen in it', () => {
    fc.assert(
      fc.property(words, fc.array(fc.nat(99)), (parts, dice) => {
        const text = parts.join(' ');
        const written = sprinkled(text, invisible, dice);
        expect(readableText(written)).toBe(text);
        expect(ledgerId(readableText(written))).toBe(ledgerId(text));
      }),
      options,
    );
  });

  it('is the same with blanks of any kind and number', () => {
    const blank = fc.string({
      unit: fc.constantFrom(...blanks),
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(words, blank, (parts, space) => {
        const written = space + parts.join(space) + space;
        expect(readableText(written)).toBe(parts.join(' '));
        expect(compactText(written)).toBe(parts.join(''));
      }),
      options,
    );
  });

  it('is the same wherever a line of Chinese is broken', () => {
    const line = fc.string({ unit: han, minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 2, maxLength: 4 }),
        fc.constantFrom(...lineEnds),
        (lines, lineEnd) => {
          const broken = lines.map((it) => `字${it}字`);
          expect(readableText(broken.join(lineEnd))).toBe(broken.join(''));
          expect(readableText(broken.join(` ${lineEnd} `))).toBe(
            broken.join(''),
          );
        },
      ),
      options,
    );
  });

  it('is read the same when it is read again, whatever it is', () => {
    const unit = fc.oneof(
      fc.constantFrom(...invisible, ...blanks, ...lineEnds, '\u0301'),
      fc.string({ unit: 'binary', maxLength: 1 }),
      han,
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        const once = readableText(text);
        expect(readableText(once)).toBe(once);
        expect(once).not.toMatch(/\p{Cc}|\p{Cf}|^\s|\s$|\s{2}/u);
      }),
      options,
    );
  });

  it.each([
    ['单位\n名称', '单位名称'],
    ['示例·𠮷\n𠮷厂', '示例·𠮷𠮷厂'],
    ['Example\nWorks', 'Example Works'],
    ['示例·A厂\r\n(本部)', '示例·A厂(本部)'],
    ['示例·⽅圆', '示例·方圆'],
    ['示例·Cafe\u0301', '示例·Café'],
    ['示例 · 厂', '示例 · 厂'],
  ])('reads %j as %j', (written, read) => {
    expect(readableText(written)).toBe(read);
  });
});
