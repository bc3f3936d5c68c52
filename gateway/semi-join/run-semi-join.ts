import type { RequestScope } from '../../protocol/request-scope.ts';
import { type ResponseError, responseError } from '../base/errors.ts';
import type { SubgraphResponse } from '../fetch/subgraph-fetcher.ts';
import { evaluateHoisted, type HoistedArgument } from './hoisted-argument.ts';
import type { SemiJoin, SemiJoins } from './read-semi-joins.ts';
import { rewriteSemiJoins, usedSemiJoins } from './rewrite-semi-joins.ts';
import type { DataObject } from '../base/plain-data.ts';
import { clientError } from '../fetch/client-error.ts';

/** Asks the owner of a semi-join for its keys, as those of whoever asks. */
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
 * The semi-joins of one request: each list of keys is fetched at most once, and
 * shared with no other request, so that it is one principal's alone.
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
   * Sets the variable of a hoisted argument. Returns a promise only when keys
   * must be waited for; it resolves to the error when they could not be had.
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
    // Also without a join in effect its field is not the subgraph's business.
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
      // Fetchers answer failures as values: this is a defect, not a failure.
      (error: unknown) => {
        scope.report(error, `a fetch of the keys "${join.keys}"`);
        return failure(join, {});
      },
    );
    this.#keys.set(join.keys, keys);
    return keys;
  }
}

/** A list with an error is no list: rows would be wrong without a word. */
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
