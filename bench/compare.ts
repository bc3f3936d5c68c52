/** The `data` of an answer, or why it has none to compare. */
export type AnswerData =
  | { readonly kind: 'data'; readonly data: unknown }
  | { readonly kind: 'refused'; readonly reason: string };

/** Reads an answer that must have `data` and no errors. */
export function readAnswer(status: number, bytes: Buffer): AnswerData {
  const text = bytes.toString();
  try {
    const { data, errors } = JSON.parse(text) as {
      data?: unknown;
      errors?: unknown;
    };
    if (status === 200 && errors === undefined && data) {
      return { kind: 'data', data };
    }
  } catch {
    // Told below, with what was answered instead of JSON.
  }
  const reason = `HTTP status ${status}: ${text.slice(0, 300)}`;
  return { kind: 'refused', reason };
}

/**
 * The path of the first difference between two JSON values; undefined if they
 * are equal. The order of keys does not count.
 */
export function firstDifference(
  actual: unknown,
  expected: unknown,
  path = 'data',
): string | undefined {
  if (!isObject(actual) || !isObject(expected)) {
    return actual === expected
      ? undefined
      : `${path}: expected ${print(expected)} but got ${print(actual)}`;
  }
  for (const key of new Set([
    ...Object.keys(expected),
    ...Object.keys(actual),
  ])) {
    const difference = firstDifference(
      actual[key],
      expected[key],
      `${path}.${key}`,
    );
    if (difference !== undefined) return difference;
  }
  return Array.isArray(actual) === Array.isArray(expected)
    ? undefined
    : `${path}: one is a list`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function print(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80);
}
