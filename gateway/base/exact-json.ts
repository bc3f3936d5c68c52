/**
 * JSON without loss of digits. `JSON.parse` rounds numbers that a double cannot
 * hold; here they become raw numbers (`JSON.rawJSON`), which `JSON.stringify`
 * writes back digit for digit.
 */
export interface RawNumber {
  readonly rawJSON: string;
}

interface RawJson {
  rawJSON(text: string): RawNumber;
  isRawJSON(value: unknown): value is RawNumber;
  parse(
    text: string,
    reviver: (
      key: string,
      value: unknown,
      context: { source?: string },
    ) => unknown,
  ): unknown;
}

const raw = JSON as unknown as RawJson;

/**
 * A quick first test: every number that a double may not hold contains eight
 * digits in a row or an exponent of three digits. Spelt out, because V8
 * searches this ten times faster than `\d{8}`.
 */
const DIGITS = /\d\d\d\d\d\d\d\d|\d[eE]\+?\d\d\d/;

/**
 * A number token that a double may not hold: 16 or more characters, or an
 * exponent of three digits. It also matches inside strings ("a,
 * 1234567890123456, b"), though not in ids like "310116:x:1290000000000000001";
 * that only costs time.
 */
const SUSPECT =
  /[:[,]\s*-?(?=[\d.eE+-]{16}|[\d.]+[eE]\+?\d{3})[\d.eE+-]+\s*(?:[,\]}]|$)/;

/** Parses JSON text; throws a `SyntaxError` like `JSON.parse`. */
export function parseExactJson(text: string): unknown {
  // The reviver makes parsing several times slower, so it is used only for a
  // text that may contain a long number.
  return mayHaveLongNumbers(text) ? parseLongNumbers(text) : JSON.parse(text);
}

/** Whether a text may contain a number that a double cannot hold. */
export function mayHaveLongNumbers(text: string): boolean {
  return DIGITS.test(text) && SUSPECT.test(text);
}

/** Like `parseExactJson`, for a text known to contain long numbers. */
export function parseLongNumbers(text: string): unknown {
  return raw.parse(text, revive);
}

/** The value of a number token; raw if a double would change it. */
export function exactNumber(token: string): number | RawNumber {
  const value = Number(token);
  return isExact(value, token) ? value : raw.rawJSON(token);
}

export function isRawNumber(value: unknown): value is RawNumber {
  return raw.isRawJSON(value);
}

/** Replaces raw numbers in plain data by the nearest double. */
export function roundNumbers(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isRawNumber(value)) return Number(value.rawJSON);
  if (Array.isArray(value)) return value.map(roundNumbers);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, roundNumbers(item)]),
  );
}

function revive(
  _key: string,
  value: unknown,
  context: { source?: string },
): unknown {
  return typeof value !== 'number' || context.source === undefined
    ? value
    : exactNumber(context.source);
}

function isExact(value: number, token: string): boolean {
  if (!Number.isFinite(value)) return false;
  // 15 significant digits always survive a double.
  if (token.length <= 15) return true;
  return String(value) === token;
}
