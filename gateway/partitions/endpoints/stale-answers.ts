import { LRUCache } from 'lru-cache';
import { parseExactJson } from '../../base/exact-json.ts';
import type {
  SubgraphRequest,
  SubgraphResponse,
} from '../../fetch/subgraph-fetcher.ts';

export interface StaleAnswersOptions {
  readonly maxAgeMs: number;
  readonly maxBytes: number;
}

/** The last good answer to a request, with its time. */
export interface StaleAnswer {
  readonly data: Record<string, unknown>;
  /** RFC 3339. */
  readonly asOf: string;
}

interface Entry {
  readonly text: string;
  readonly at: number;
}

/**
 * Keeps last good answers up to a number of bytes; the least recently used go
 * first. The key contains everything that was sent to the endpoint and who
 * asked (the principal and the headers that are passed on).
 */
export class StaleAnswers {
  readonly #entries: LRUCache<string, Entry>;

  constructor({ maxAgeMs, maxBytes }: StaleAnswersOptions) {
    this.#entries = new LRUCache({
      maxSize: Math.ceil(maxBytes),
      sizeCalculation: ({ text }, key) => size(key, text),
      ttl: Math.ceil(maxAgeMs),
      // The cache's clock must be the one that dates answers.
      perf: Date,
      ttlResolution: 0,
    });
  }

  /**
   * Keeps a complete answer. An answer with errors is not kept and replaces
   * nothing.
   */
  keep(key: string, response: SubgraphResponse): void {
    const { data, errors } = response;
    if (!data || errors?.length) return;
    const text = response.dataText?.() ?? JSON.stringify(data);
    this.#entries.set(key, { text, at: Date.now() });
  }

  get(key: string): StaleAnswer | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    const data = parseExactJson(entry.text) as Record<string, unknown>;
    return { data, asOf: new Date(entry.at).toISOString() };
  }
}

/** A key of everything in a request that an endpoint is sent. */
export function requestKey(
  [endpoint, holding]: readonly [endpoint: string, holding: string],
  { query, variables, variablesText, scope }: SubgraphRequest,
): string {
  return JSON.stringify([
    endpoint,
    holding,
    scope.principal.key,
    query,
    variablesText ?? variables ?? null,
    Object.entries(scope.headers).sort(([one], [other]) =>
      one < other ? -1 : 1,
    ),
  ]);
}

/**
 * An upper estimate: V8 stores texts outside Latin-1 with two bytes a
 * character.
 */
function size(key: string, text: string): number {
  return 2 * (key.length + text.length);
}
