import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseDocument } from 'yaml';

import type { DraftEntry } from '../../../onboarding/draft/guess/draft-entry.ts';
import { renderDraft } from '../../../onboarding/draft/render-draft.ts';

/** Text that a system may have for a name, a heading, a code or a comment. */
const awkward = [
  '单位\n名称',
  '单位\r\n名称',
  'a\u2028b',
  'it\'s "quoted"',
  'a: b',
  'a #b',
  '# a',
  '- a',
  '? a',
  '& a',
  '* a',
  '! a',
  '| a',
  '> a',
  '%a',
  '@a',
  '`a`',
  '{a}',
  '[a',
  'a]',
  'a, b',
  ' a ',
  '\ta',
  '',
  '~',
  'null',
  'true',
  'yes',
  'No',
  'on',
  '1e3',
  '0007',
  '1_000',
  '0x1F',
  '1.0',
  '.inf',
  '12:30',
  '2018-05-01',
  '<<',
  '---',
  '...',
  '\u0000\u0007\u001b',
  '\u007f\u0085\u009b',
  '\ufeff单位',
  '\u200b单位',
  '\u00a0单位',
  '😀𠮷',
  'a\\nb',
  '${env.X}',
] as const;

const text = fc.oneof(
  fc.constantFrom(...awkward),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
);

const value = fc.oneof(
  text,
  fc.array(text, { maxLength: 4 }),
  fc.dictionary(text, fc.oneof(text, fc.array(text, { maxLength: 3 })), {
    maxKeys: 4,
  }),
);

const sure = { evidence: '', isSure: true, choices: [] };

function readBack(entries: readonly DraftEntry[], heading = 'draft') {
  const rendered = renderDraft(entries, { heading, schema: 's.json' });
  const document = parseDocument(rendered, { stringKeys: true });
  expect(document.errors).toEqual([]);
  expect(rendered.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  return document.toJS() as unknown;
}

describe('a drafted mapping', () => {
  it.each(awkward.map((one) => [JSON.stringify(one), one]))(
    'reads back %s as a value, in a list and as a key',
    (_, one) => {
      const entries = [
        { ...sure, path: ['a'], value: one },
        { ...sure, path: ['b'], value: [one, { [one]: one }] },
        { ...sure, path: ['c', one], value: one },
      ];
      expect(readBack(entries)).toEqual({
        a: one,
        b: [one, { [one]: one }],
        c: { [one]: one },
      });
    },
  );

  it('reads back whatever text it was given', () => {
    fc.assert(
      fc.property(value, text, text, (given, key, comment) => {
        const entries = [
          { ...sure, path: ['x', key], value: given, evidence: comment },
          { ...sure, path: ['y'], value: undefined, evidence: comment },
          { ...sure, path: ['z'], value: [given], isSure: false },
        ];
        expect(readBack(entries, comment)).toEqual({
          x: { [key]: given },
          z: [given],
        });
      }),
      { seed: 20_201_126, numRuns: 1_000 },
    );
  });
});
