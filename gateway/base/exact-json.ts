/**
 * JSON whose numbers survive. `JSON.parse` rounds what a double cannot hold;
 * here such a number becomes a raw one (`JSON.rawJSON`), which
 * `JSON.stringify` writes back digit for digit.
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
 * What no number that a double may not hold is without: eight digits on end, or
 * an exponent of three. Spelt out, it is searched ten times faster than `{8}`.
 */
const DIGITS = /\d\d\d\d\d\d\d\d|\d[eE]\+?\d\d\d/;

/**
 * A number token that a double may not hold: 16 or more characters, or an
 * exponent of three digits, up to what follows a value. It also fires inside
 * strings ("a, 1234567890123456, b"), but not for ids ("310116:x:1290000000000000001");
 * the price of that is the slow path, not a wrong value.
 */
const SUSPECT =
  /[:[,]\s*-?(?=[\d.eE+-]{16}|[\d.]+[eE]\+?\d{3})[\d.eE+-]+\s*(?:[,\]}]|$)/;

/** Parses JSON text; throws a `SyntaxError` like `JSON.parse`. */
export function parseExactJson(text: string): unknown {
  // The reviver makes parsing several times slower, so only a text that can
  // hold a long number pays for it.
  return mayHaveLongNumbers(text) ? parseLongNumbers(text) : JSON.parse(text);
}

/** Whether a text can hold a number that a double does not. */
export function mayHaveLongNumbers(text: string): boolean {
  return DIGITS.test(text) && SUSPECT.test(text);
}

/** Parses a text of which it is known that it can hold long numbers. */
export function parseLongNumbers(text: string): unknown {
  return raw.parse(text, revive);
}

/** The number a token stands for, raw when a double would change it. */
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
