import { expect, it } from '@jest/globals';
import { leadsToNull } from '../../../../gateway/partitions/inspect/error-place.ts';

const ANSWER = { rows: [{ id: '1', unit: null }, null], count: 0 };

it.each([
  [['rows', 0, 'unit'], true],
  [['rows', 0, 'unit', 'name'], true],
  [['rows', 1, 'unit'], true],
  [['rows', 0, 'id'], false],
  [['rows', 0, 'stranger'], false],
  [['rows', 7], false],
  [['count'], false],
  [[], false],
])('an error at %j explains a null: %s', (path, explains) => {
  expect(leadsToNull(ANSWER, path)).toBe(explains);
});
