import { isHttpUrl, maskUrl } from './http-url.ts';
import type { SubgraphFetcher } from '../subgraph-fetcher.ts';

export interface FetcherSetOptions {
  /** Fetchers by subgraph name, created by the caller. */
  readonly given: Readonly<Record<string, SubgraphFetcher>>;
  /** URLs by subgraph name that replace the supergraph's. */
  readonly urls: Readonly<Record<string, string>>;
  readonly create: (url: string, subgraph: string) => SubgraphFetcher;
}

/**
 * The fetchers of a gateway. A reload keeps the connections to URLs that are
 * still in use and closes those to URLs that are not.
 */
export class FetcherSet {
  readonly #options: FetcherSetOptions;
  /** By subgraph and URL. */
  readonly #inUse = new Map<string, SubgraphFetcher>();
  readonly #closing = new Set<Promise<void>>();

  constructor(options: FetcherSetOptions) {
    this.#options = options;
  }

  /** The fetcher of a subgraph. Does not connect yet. */
  get(subgraph: string, url: string): SubgraphFetcher {
    const { given, urls } = this.#options;
    const own = Object.hasOwn(given, subgraph) ? given[subgraph] : undefined;
    if (own) return own;
    const target = Object.hasOwn(urls, subgraph) ? (urls[subgraph] ?? '') : url;
    const key = keyOf(subgraph, target);
    const known = this.#inUse.get(key);
    if (known) return known;
    const fetcher = isHttpUrl(target)
      ? this.#options.create(target, subgraph)
      : unreachable(subgraph, target);
    this.#inUse.set(key, fetcher);
    return fetcher;
  }

  /** Closes the fetchers of URLs that no subgraph has any more. */
  retain(subgraphUrls: ReadonlyMap<string, string>): void {
    const { urls } = this.#options;
    const wanted = new Set(
      [...subgraphUrls].map(([name, url]) => keyOf(name, urls[name] ?? url)),
    );
    for (const [key, fetcher] of this.#inUse) {
      if (wanted.has(key)) continue;
      this.#inUse.delete(key);
      this.#close(fetcher);
    }
  }

  /** Resolves when all fetchers are closed, including the given ones. */
  async close(): Promise<void> {
    for (const fetcher of this.#inUse.values()) this.#close(fetcher);
    for (const fetcher of Object.values(this.#options.given)) {
      this.#close(fetcher);
    }
    this.#inUse.clear();
    await Promise.all(this.#closing);
  }

  #close(fetcher: SubgraphFetcher): void {
    if (!fetcher.close) return;
    const closing = fetcher
      .close()
      .finally(() => this.#closing.delete(closing));
    this.#closing.add(closing);
  }
}

function keyOf(subgraph: string, url: string): string {
  return JSON.stringify([subgraph, url]);
}

/** A subgraph without a usable URL fails when it is asked, not at the start. */
function unreachable(subgraph: string, url: string): SubgraphFetcher {
  const message = `Expected an absolute URL of HTTP for the subgraph "${subgraph}", but got "${maskUrl(url)}".`;
  return {
    fetch: () =>
      Promise.resolve({
        errors: [{ message, extensions: { code: 'SUBREQUEST_HTTP_ERROR' } }],
      }),
  };
}
