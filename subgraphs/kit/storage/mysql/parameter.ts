import mysql from 'mysql2';

/** What a statement's parameter may be. */
export type SqlValue =
  string | number | bigint | boolean | Date | Buffer | null | undefined;

const largestSigned = 2n ** 63n - 1n;

/**
 * A value as mysql2 sends it in the binary protocol. Whole numbers go as
 * 64-bit integers: the driver would send doubles and texts, and the server
 * compares integers with those inexactly and without an index.
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
 * A value as SQL text, for a server that binds none. Quotes and backslashes
 * are doubled: right in a session that `beginSession` has made.
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

/** In brackets, so that no two signs make a comment. */
function signed(value: number | bigint): string {
  return value < 0 ? `(${value})` : String(value);
}

function ofObject(value: Date | Buffer): string {
  if (Buffer.isBuffer(value)) return `x'${value.toString('hex')}'`;
  return `'${value.toISOString().replace('T', ' ').replace('Z', '')}'`;
}
