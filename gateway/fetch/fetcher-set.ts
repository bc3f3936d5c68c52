import type { SubgraphFetcher } from './subgraph-fetcher.ts';

export interface FetcherSetOptions {
  /** Fetchers by subgraph name, made elsewhere. */
  readonly given: Readonly<Record<string, SubgraphFetcher>>;
  /** URLs by subgraph name that replace the supergraph's. */
  readonly urls: Readonly<Record<string, string>>;
  readonly create: (url: string) => SubgraphFetcher;
}

/**
 * The fetchers of a gateway. Connections outlive a reload where the URL stays
 * the same, and are closed where it is gone.
 */
export class FetcherSet {
  readonly #options: FetcherSetOptions;
  readonly #byUrl = new Map<string, SubgraphFetcher>();
  readonly #closing = new Set<Promise<void>>();

  constructor(options: FetcherSetOptions) {
    this.#options = options;
  }

  /** The fetcher of a subgraph; never connects to it. */
  get(subgraph: string, url: string): SubgraphFetcher {
    const { given, urls } = this.#options;
    const own = Object.hasOwn(given, subgraph) ? given[subgraph] : undefined;
    if (own) return own;
    const target = Object.hasOwn(urls, subgraph) ? (urls[subgraph] ?? '') : url;
    const known = this.#byUrl.get(target);
    if (known) return known;
    const fetcher = URL.canParse(target)
      ? this.#options.create(target)
      : unreachable(subgraph, target);
    this.#byUrl.set(target, fetcher);
    return fetcher;
  }

  /** Closes the fetchers of URLs that no subgraph has any more. */
  retain(subgraphUrls: ReadonlyMap<string, string>): void {
    const { urls } = this.#options;
    const wanted = new Set(
      [...subgraphUrls].map(([name, url]) => urls[name] ?? url),
    );
    for (const [url, fetcher] of this.#byUrl) {
      if (wanted.has(url)) continue;
      this.#byUrl.delete(url);
      this.#close(fetcher);
    }
  }

  /** Resolves when every fetcher is closed, the given ones included. */
  async close(): Promise<void> {
    for (const fetcher of this.#byUrl.values()) this.#close(fetcher);
    for (const fetcher of Object.values(this.#options.given)) {
      this.#close(fetcher);
    }
    this.#byUrl.clear();
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

/** A subgraph without a usable URL fails when asked, not at the start. */
function unreachable(subgraph: string, url: string): SubgraphFetcher {
  const message = `Expected an absolute URL for the subgraph "${subgraph}", but got "${url}".`;
  return {
    fetch: () =>
      Promise.resolve({
        errors: [{ message, extensions: { code: 'SUBREQUEST_HTTP_ERROR' } }],
      }),
  };
}
