import { createHash } from 'node:crypto';

import { expect, it } from '@jest/globals';

import { contentHash } from '../../../../subgraphs/alliances/charter/content-hash.ts';

const first = { number: 1, text: '不改变隶属关系。', mandatory: true };
const second = { number: 2, text: '自愿签署。', mandatory: false };

it('is the SHA-256 of the clauses as one JSON text', () => {
  const json = '[[1,"不改变隶属关系。",true],[2,"自愿签署。",false]]';
  expect(contentHash([first, second])).toBe(
    createHash('sha256').update(json, 'utf8').digest('hex'),
  );
});

it('goes by number, not by the order of rows', () => {
  expect(contentHash([second, first])).toBe(contentHash([first, second]));
});

it.each([
  ['a text', [first, { ...second, text: '自愿签署' }]],
  ['a number', [first, { ...second, number: 3 }]],
  ['what is mandatory', [first, { ...second, mandatory: true }]],
  ['a clause', [first]],
  ['where a clause ends', [{ ...first, text: '不改变隶属关系。自愿签署。' }]],
])('changes with %s', (_, changed) => {
  expect(contentHash(changed)).not.toBe(contentHash([first, second]));
});
