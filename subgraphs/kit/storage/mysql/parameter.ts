import mysql from 'mysql2';

/** The types that a parameter of a statement may have. */
export type SqlValue =
  string | number | bigint | boolean | Date | Buffer | null | undefined;

const largestSigned = 2n ** 63n - 1n;

/**
 * Converts a value for mysql2's binary protocol. Whole numbers are sent as
 * 64-bit integers: as doubles or texts, the server would compare integers
 * inexactly and without an index.
 */
export function toParameter(value: SqlValue) {
  if (typeof value === 'bigint') return integer(value);
  if (typeof value !== 'number') return value ?? null;
  return Number.isSafeInteger(value) ? integer(BigInt(value)) : real(value);
}

function integer(value: bigint) {
  const { LONGLONG } = mysql.TypedParameter;
  return value > largestSigned ? LONGLONG.unsigned(value) : LONGLONG(value);
}

function real(value: number): number {
  if (Number.isFinite(value)) return value;
  throw new RangeError(`Expected a finite number, but got: ${value}.`);
}

/**
 * Writes a value as SQL text, for a server that binds no values. Doubling
 * quotes and backslashes is right only in a session made by `beginSession`.
 */
export function toLiteral(value: SqlValue): string {
  if (typeof value === 'string') {
    return `'${value.replace(/['\\]/gu, '$&$&')}'`;
  }
  if (typeof value === 'number') return signed(real(value));
  if (typeof value === 'bigint') return signed(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  return value ? ofObject(value) : 'NULL';
}

/** A number in brackets, so that `--` cannot arise, which begins a comment. */
function signed(value: number | bigint): string {
  return value < 0 ? `(${value})` : String(value);
}

function ofObject(value: Date | Buffer): string {
  if (Buffer.isBuffer(value)) return `x'${value.toString('hex')}'`;
  return `'${value.toISOString().replace('T', ' ').replace('Z', '')}'`;
}
