import { isDataObject } from '../../base/plain-data.ts';
import type { SubgraphResponse } from '../../fetch/subgraph-fetcher.ts';
import type { SubgraphError } from '../../fetch/subgraph-error.ts';
import type { CompiledQuery } from './compiled-query.ts';
import type { EntitiesField, LookupTexts } from './lookup-texts.ts';
import type { EndpointCall, EntityShare } from './split-request.ts';

/** A request for entities at an endpoint without `_entities`. */
export interface LookupRequest {
  readonly query: string;
  /** Variables that are passed unchanged. */
  readonly passed: readonly string[];
  readonly keys: Readonly<Record<string, unknown>>;
  /** Converts the answer to that of `_entities`. */
  read(response: SubgraphResponse): SubgraphResponse;
}

/** The lookup for a call; undefined if the call is sent unchanged. */
export function lookupRequest(
  { endpoint, shares }: EndpointCall,
  query: CompiledQuery,
): LookupRequest | undefined {
  if (!endpoint.isAskedByLookups) return undefined;
  for (const [index, { entities }] of shares) {
    const field = query.fields[index];
    if (field?.kind !== 'entities' || !entities) continue;
    return toRequest(field, entities, query.lookups);
  }
  return undefined;
}

function toRequest(
  field: EntitiesField,
  { representations }: EntityShare,
  texts: LookupTexts,
): LookupRequest {
  const items = representations as readonly Readonly<Record<string, unknown>>[];
  const names = items.map((item) => String(item['__typename']));
  const { query, passed, variables, aliases } = texts.write(field, names);
  const keys: Record<string, unknown> = {};
  variables.forEach((variable, n) => {
    const item = items[Math.min(n, items.length - 1)];
    const name = String(item?.['__typename']);
    keys[variable] = item?.[field.expected.keyField(name)];
  });
  const own = aliases.slice(0, items.length);
  const { key } = field.field;
  return { query, passed, keys, read: (response) => asEntities(response, key, own) }; // prettier-ignore
}

function asEntities(
  response: SubgraphResponse,
  key: string,
  aliases: readonly string[],
): SubgraphResponse {
  const { data, errors, extensions, status, isPlain } = response;
  const places = new Map(aliases.map((alias, n) => [alias, n]));
  return {
    extensions,
    ...(status === undefined ? {} : { status }),
    ...(isPlain === undefined ? {} : { isPlain }),
    ...(isDataObject(data)
      ? { data: { [key]: aliases.map((alias) => data[alias]) } }
      : data === undefined
        ? {}
        : { data }),
    ...(errors
      ? { errors: errors.flatMap((error) => placed(error, key, places) ?? []) }
      : {}),
  };
}

/**
 * Errors of a key that only fills up the request are placed at the original
 * key.
 */
function placed(
  error: SubgraphError,
  key: string,
  places: ReadonlyMap<string, number>,
): SubgraphError | undefined {
  if (!Array.isArray(error.path)) return error;
  const [head, ...below] = error.path as readonly unknown[];
  const place = places.get(String(head));
  return place === undefined ? undefined : { ...error, path: [key, place, ...below] }; // prettier-ignore
}
