import { compareCodePoints } from './code-points.ts';

/**
 * The values that a row is ordered by. The last one is its unique key, so that
 * no two rows have the same position.
 */
export type Position = readonly PositionValue[];
export type PositionValue = string | number | boolean | null;

export type Direction = 'ASC' | 'DESC';

/**
 * Compares two positions of the same order. The last value, the key, ascends
 * unless `directions` says otherwise. Null comes first in ascending order;
 * texts compare by code point.
 */
export function comparePositions(
  one: Position,
  other: Position,
  directions: readonly Direction[],
): number {
  for (let n = 0; n < one.length; n++) {
    const order = compareValues(one[n] ?? null, other[n] ?? null);
    if (order !== 0) return directions[n] === 'DESC' ? -order : order;
  }
  return 0;
}

export function compareValues(
  one: PositionValue,
  other: PositionValue,
): number {
  if (one === other) return 0;
  if (typeof one === 'string' && typeof other === 'string') {
    return compareCodePoints(one, other);
  }
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const byRank = rank(one) - rank(other);
  return byRank === 0 ? Number(one) - Number(other) : byRank;
}

function rank(value: PositionValue): number {
  if (value === null) return 0;
  if (typeof value === 'boolean') return 1;
  return typeof value === 'number' ? 2 : 3;
}
