import { isRawNumber } from './exact-json.ts';

/** Characters JSON must escape; lone surrogates are escaped as well. */
// eslint-disable-next-line no-control-regex -- JSON escapes exactly these
const ESCAPED = /[\u0000-\u001f"\\\ud800-\udfff]/;

/**
 * The JSON text of a string; only concatenated if there is nothing to escape.
 */
export function quote(text: string): string {
  return ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/**
 * The JSON text of any leaf value; undefined for a value JSON cannot represent.
 */
export function leafText(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'number':
      return Number.isFinite(value) ? String(value) : undefined;
    case 'bigint':
    case 'boolean':
      return String(value);
    case 'object':
      return objectText(value);
    case 'undefined':
    case 'function':
    case 'symbol':
      return undefined;
  }
}

/** The JSON text of an ID; a number is written as a string. */
export function idText(value: unknown): string | undefined {
  if (Number.isInteger(value) || typeof value === 'bigint') {
    return `"${String(value)}"`;
  }
  return isRawNumber(value) ? `"${value.rawJSON}"` : undefined;
}

export function floatText(value: unknown): string | undefined {
  return isRawNumber(value) ? value.rawJSON : undefined;
}

/** Undefined for a value that is nested too deeply or contains itself. */
function objectText(value: object | null): string | undefined {
  try {
    return JSON.stringify(value, bigintToRaw);
  } catch {
    return undefined;
  }
}

function bigintToRaw(_key: string, value: unknown): unknown {
  return typeof value === 'bigint'
    ? (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(
        String(value),
      )
    : value;
}
