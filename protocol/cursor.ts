import type { Position, PositionValue } from './position.ts';

/** The first element of every cursor; to be raised when the format changes. */
const version = 1;

/**
 * A cursor says a position in an order, and nothing of who made it:
 * base64url(JSON [1, ...values of the order, key]). So a cursor of one
 * partition is valid at every other, and pages survive partitions that come
 * and go (docs/decisions/0008-position-cursors.md).
 */
export function encodeCursor(position: Position): string {
  return Buffer.from(JSON.stringify([version, ...position])).toString(
    'base64url',
  );
}

/**
 * Undefined for a text that is not a cursor of an order with `length` values.
 */
export function readCursor(
  cursor: unknown,
  length: number,
): Position | undefined {
  const position = readPosition(cursor);
  return position?.length === length ? position : undefined;
}

/**
 * The position in a cursor, however many values it has; undefined if `cursor`
 * is not one.
 */
export function readPosition(cursor: unknown): Position | undefined {
  if (typeof cursor !== 'string') return undefined;
  const parts = parse(Buffer.from(cursor, 'base64url').toString());
  if (!Array.isArray(parts) || parts[0] !== version) return undefined;
  const values = parts.slice(1) as unknown[];
  return values.every(isPositionValue) ? values : undefined;
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
