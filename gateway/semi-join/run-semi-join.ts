import type { RequestScope } from '../../protocol/request-scope.ts';
import { type ResponseError, responseError } from '../base/errors.ts';
import type { SubgraphResponse } from '../fetch/subgraph-fetcher.ts';
import { evaluateHoisted, type HoistedArgument } from './hoisted-argument.ts';
import type { SemiJoin, SemiJoins } from './read-semi-joins.ts';
import { rewriteSemiJoins, usedSemiJoins } from './rewrite-semi-joins.ts';
import type { DataObject } from '../base/plain-data.ts';
import { clientError } from '../fetch/client-error.ts';

/**
 * Asks the subgraph of a semi-join for its keys, on behalf of the request's
 * principal.
 */
export type FetchKeys = (
  join: SemiJoin,
  scope: RequestScope,
) => Promise<SubgraphResponse>;

export interface SemiJoinRequest {
  readonly semiJoins: SemiJoins;
  readonly fetchKeys: FetchKeys;
  readonly scope: RequestScope;
}

type Keys = readonly unknown[] | { readonly failure: ResponseError };

/**
 * The semi-joins of one request. Each list of keys is fetched at most once, and
 * never shared with other requests, whose principals may see other keys.
 */
export class SemiJoinRun {
  readonly #joins: SemiJoins;
  readonly #request: SemiJoinRequest;
  readonly #keys = new Map<string, Promise<Keys>>();

  constructor(request: SemiJoinRequest) {
    this.#joins = request.semiJoins;
    this.#request = request;
  }

  /**
   * Sets the variable of a hoisted argument. Returns a promise only if keys
   * have to be fetched; it resolves to an error if that failed.
   */
  resolve(
    argument: HoistedArgument,
    variables: DataObject,
  ): Promise<ResponseError | undefined> | undefined {
    const value = evaluateHoisted(argument, variables);
    if (value === undefined) return undefined;
    const used = usedSemiJoins(value, argument.type, this.#joins);
    if (used.length > 0)
      return this.#join(argument, { value, used, variables });
    // The semi-join's field is removed even without a condition, since the
    // subgraph does not know it.
    variables[argument.variable] = this.#rewrite(argument, value, () => []);
    return undefined;
  }

  async #join(
    argument: HoistedArgument,
    from: { value: unknown; used: readonly SemiJoin[]; variables: DataObject },
  ): Promise<ResponseError | undefined> {
    const keys = new Map<string, readonly unknown[]>();
    const lists = await Promise.all(
      from.used.map((join) => this.#keysOf(join)),
    );
    for (const [n, list] of lists.entries()) {
      if ('failure' in list) return list.failure;
      keys.set(from.used[n]?.keys ?? '', list);
    }
    from.variables[argument.variable] = this.#rewrite(
      argument,
      from.value,
      (join) => keys.get(join.keys) ?? [],
    );
    return undefined;
  }

  #rewrite(
    argument: HoistedArgument,
    value: unknown,
    keysOf: (join: SemiJoin) => readonly unknown[],
  ): unknown {
    return rewriteSemiJoins(value, argument.type, {
      joins: this.#joins,
      keysOf,
    });
  }

  #keysOf(join: SemiJoin): Promise<Keys> {
    const known = this.#keys.get(join.keys);
    if (known) return known;
    const { fetchKeys, scope } = this.#request;
    const keys = fetchKeys(join, scope).then(
      (response) => readKeys(join, response),
      // Fetchers return failures as values, so a rejection is a defect.
      (error: unknown) => {
        scope.report(error, `a fetch of the keys "${join.keys}"`);
        return failure(join, {});
      },
    );
    this.#keys.set(join.keys, keys);
    return keys;
  }
}

/**
 * A list with an error is not used, because rows would be wrong without an
 * error.
 */
function readKeys(join: SemiJoin, response: SubgraphResponse): Keys {
  const list = response.data?.[join.keys];
  const [error] = response.errors ?? [];
  if (error || !Array.isArray(list)) return failure(join, error ?? {});
  return (list as unknown[]).filter((key) => key !== null);
}

function failure(join: SemiJoin, cause: { message?: unknown }): Keys {
  const { message, extensions } = clientError(
    { message: responseError('DOWNSTREAM_SERVICE_ERROR').message, ...cause },
    join.subgraph,
  );
  return {
    failure: {
      message: `The filter by "${join.keys}" could not be evaluated: ${message}`,
      extensions,
    },
  };
}
