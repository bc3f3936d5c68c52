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

/** The last good answer to a request, and when it was given. */
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
 * Last good answers, at most so many bytes of them; those asked for longest
 * ago go first. An answer is that to everything that left the process: who
 * asked (the principal, the headers that are passed on) is part of it.
 */
export class StaleAnswers {
  readonly #entries: LRUCache<string, Entry>;

  constructor({ maxAgeMs, maxBytes }: StaleAnswersOptions) {
    this.#entries = new LRUCache({
      maxSize: Math.ceil(maxBytes),
      sizeCalculation: ({ text }, key) => size(key, text),
      ttl: Math.ceil(maxAgeMs),
      // The clock that answers are dated by, read anew each time.
      perf: Date,
      ttlResolution: 0,
    });
  }

  /** Keeps a whole answer; one with errors is not, and takes nothing away. */
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

/** Everything of a request that an endpoint is sent. */
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

/** Two bytes a character: texts outside Latin-1 are kept so. */
function size(key: string, text: string): number {
  return 2 * (key.length + text.length);
}
