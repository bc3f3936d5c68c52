import type { GatewayResult } from '../../../gateway/gateway.ts';
import type { ResponsePath } from '../../../gateway/base/errors.ts';
import type { World } from './generate-data.ts';
import type { OracleAnswer } from './oracle.ts';

/** The rule of an operation that the planner could not plan. */
export const NOT_PLANNED = 'QUERY_PLAN_FAILED';

/** The planner wrote a query that a strict subgraph refuses. */
const INVALID = /^Field "\w+" of type "\S+" must have a selection of subfields/;

/** Which rule is broken, and where. */
export interface Mismatch {
  readonly rule: string;
  readonly detail: string;
}

/**
 * When an answer of the gateway is the one of graphql-js:
 *
 * 1. `data` is the same text: values, nulls, and the order of keys.
 *
 * 2. Every null that graphql-js explains is explained. The *place* of an error
 *    is its path, cut at the first null of `data`. A null that bubbled has its
 *    error somewhere below, and which of several errors is told there is not
 *    specified (6.4.4), nor is whether the others are told; so places are
 *    compared: each place of an error of graphql-js is one of the gateway's.
 *
 * 3. Every error has a cause. The operation is run once more on the schema
 *    without non-null, where nothing bubbles: its errors, and its nulls where
 *    the real type is non-null, are all that can go wrong. The path of each
 *    error must be that of one of these, in full: no error at a place that is
 *    well, none at the place a null has bubbled to, none cut short.
 *
 * 4. No two errors are at the same path: one field has one error.
 *
 * 5. Mutations were called in the same order with the same arguments. Where
 *    `data` is null graphql-js has called none after the one that failed; the
 *    specification lets a server go on (6.4.4), and the gateway does.
 *
 * One thing federation adds: a field that another subgraph requires is asked
 * for although the client did not select it. When it fails, the gateway tells
 * so, at the place closest to it that the client knows. Such errors, which are
 * known by their messages, are exempt from rules 3 and 4.
 *
 * What federation changes, the generator leaves out, since no gateway can do
 * it right: a key or a required field that fails, or is a wrong null, where
 * that would bubble inside a subgraph and take with it what the client asked.
 */
export function findDifference(
  actual: GatewayResult & { readonly calls: readonly string[] },
  expected: OracleAnswer,
  world: World,
): Mismatch | undefined {
  const { data } = expected.result;
  const text = JSON.stringify(data);
  if (actual.data === undefined) {
    const code = actual.errors?.[0]?.extensions['code'];
    return { rule: code === NOT_PLANNED ? code : 'refused', detail: '' };
  }
  const invalid = actual.errors?.find((e) => INVALID.test(e.message));
  if (invalid) return { rule: NOT_PLANNED, detail: invalid.message };
  if (actual.data.join('') !== text)
    return { rule: 'data differs', detail: '' };
  const calls =
    data === null ? actual.calls.slice(0, expected.calls.length) : actual.calls;
  if (JSON.stringify(calls) !== JSON.stringify(expected.calls)) {
    return {
      rule: 'other calls of mutations',
      detail: `${JSON.stringify(actual.calls)} instead of ${JSON.stringify(expected.calls)}`,
    };
  }
  const errors = actual.errors ?? [];
  // What is beyond the gateway's limit on errors is not told one by one.
  if (errors.length >= 1000) return undefined;
  return (
    findUnexplained(actual, expected) ??
    findUncaused(
      errors.filter((error) => !world.requiredFailures.has(error.message)),
      expected.causes,
    )
  );
}

function findUnexplained(
  actual: GatewayResult,
  { result }: OracleAnswer,
): Mismatch | undefined {
  const places = new Set(
    actual.errors?.map((error) => placeOf(result.data, error.path ?? [])),
  );
  for (const error of result.errors ?? []) {
    const place = placeOf(result.data, error.path ?? []);
    if (!places.has(place)) {
      return {
        rule: 'a null unexplained',
        detail: `${place}: ${error.message}`,
      };
    }
  }
  return undefined;
}

function findUncaused(
  errors: NonNullable<GatewayResult['errors']>,
  causes: ReadonlySet<string>,
): Mismatch | undefined {
  const known = new Set<string>();
  for (const error of errors) {
    const path = JSON.stringify(error.path);
    if (!causes.has(path)) {
      return {
        rule: 'an error without cause',
        detail: `${path}: ${error.message}`,
      };
    }
    if (known.has(path)) {
      return {
        rule: 'two errors at one path',
        detail: `${path}: ${error.message}`,
      };
    }
    known.add(path);
  }
  return undefined;
}

/** The path, cut after the first null in the data. */
function placeOf(data: unknown, path: ResponsePath): string {
  let value = data;
  const place: (string | number)[] = [];
  for (const key of path) {
    if (value === null || value === undefined) break;
    place.push(key);
    value = (value as Record<string | number, unknown>)[key];
  }
  return JSON.stringify(place);
}
