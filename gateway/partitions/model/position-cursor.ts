/**
 * A cursor says a position in an order, and nothing of who made it:
 * base64url(JSON [1, ...values of the order, key]). So a cursor of one
 * partition is valid at every other, and pages survive partitions that come
 * and go (docs/decisions/0008-position-cursors.md).
 */
export type Position = readonly PositionValue[];
export type PositionValue = string | number | boolean | null;

export type Direction = 'ASC' | 'DESC';

/** Undefined for what is no cursor of an order with that many values. */
export function readCursor(
  cursor: unknown,
  length: number,
): Position | undefined {
  if (typeof cursor !== 'string') return undefined;
  const parts = parse(Buffer.from(cursor, 'base64url').toString());
  if (!Array.isArray(parts) || parts.length !== length + 1) return undefined;
  if (parts[0] !== 1) return undefined;
  const values = parts.slice(1) as unknown[];
  return values.every(isPositionValue) ? values : undefined;
}

/**
 * Compares two positions of one order; the key, which is last, ascends. Null
 * comes first where a value ascends; texts compare by code point.
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
    return compareTexts(one, other);
  }
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const byRank = rank(one) - rank(other);
  return byRank === 0 ? Number(one) - Number(other) : byRank;
}

/** By code point, as binary collations of databases order UTF-8. */
export function compareTexts(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let n = 0; n < length; n++) {
    const a = one.charCodeAt(n);
    const b = other.charCodeAt(n);
    if (a !== b) return sortable(a) - sortable(b);
  }
  return one.length - other.length;
}

/** UTF-16 puts surrogates before U+E000 to U+FFFF; code points do not. */
function sortable(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}

function rank(value: PositionValue): number {
  if (value === null) return 0;
  if (typeof value === 'boolean') return 1;
  return typeof value === 'number' ? 2 : 3;
}

function isPositionValue(value: unknown): value is PositionValue {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
