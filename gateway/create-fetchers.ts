import { BufferBudget } from './fetch/http/buffer-budget.ts';
import { FetcherSet } from './fetch/http/fetcher-set.ts';
import {
  createHttpFetcher,
  DEFAULT_BUFFER_BYTES,
} from './fetch/http/http-fetcher.ts';
import { PartitionRegistry } from './partitions/endpoints/partition-registry.ts';
import type { PartitionSettings } from './partitions/model/partition-settings.ts';
import {
  ENDPOINT_LIMITS,
  type SomeLimits,
  SUBGRAPH_LIMITS,
  withLimits,
} from './fetch/http/response-limits.ts';
import type { SubgraphFetcher } from './fetch/subgraph-fetcher.ts';

/** Limits on answers, and whether compressed answers are requested. */
export interface ResponseSettings extends SomeLimits {
  readonly compression?: boolean | undefined;
}

export interface FetchOptions {
  /** Fetchers by subgraph name. Other subgraphs are reached over HTTP. */
  readonly fetchers?: Readonly<Record<string, SubgraphFetcher>>;
  /** URLs by subgraph name; they replace those in the supergraph. */
  readonly subgraphUrls?: Readonly<Record<string, string>>;
  /**
   * The endpoints of partitioned subgraphs (docs/partitions.md). A partitioned
   * subgraph without endpoints is treated like any other.
   */
  readonly partitions?: PartitionSettings;
  /** Fetchers of endpoints without a URL, by endpoint name. */
  readonly endpointFetchers?: Readonly<Record<string, SubgraphFetcher>>;
  /** Milliseconds that a subgraph has to answer one request. Default 10 s. */
  readonly subgraphTimeoutMs?: number;
  /**
   * Settings for answers over HTTP, of subgraphs and of endpoints without their
   * own.
   */
  readonly responses?: ResponseSettings;
  /** The same settings by subgraph name, for subgraphs that differ. */
  readonly subgraphResponses?: Readonly<Record<string, ResponseSettings>>;
  /**
   * Bytes of large answers that may be held while they are read. Default 256
   * MiB.
   */
  readonly maxBufferedBytes?: number;
}

export interface Fetchers {
  readonly subgraphs: FetcherSet;
  readonly registry: PartitionRegistry;
}

/** Wraps a fetcher to add behaviour, such as the error policy. */
export type WrapFetcher = (fetcher: SubgraphFetcher) => SubgraphFetcher;

/**
 * Creates the fetchers of all subgraphs and endpoints, each wrapped by `wrap`.
 * Throws a `StartupError` for endpoints that contradict each other.
 */
export function createFetchers(
  options: FetchOptions,
  wrap: WrapFetcher,
): Fetchers {
  const { responses = {}, subgraphResponses = {} } = options;
  const buffers = new BufferBudget(
    options.maxBufferedBytes ?? DEFAULT_BUFFER_BYTES,
  );
  const subgraphs = new FetcherSet({
    given: wrapAll(options.fetchers, wrap),
    urls: options.subgraphUrls ?? {},
    create(url, subgraph) {
      const own = Object.hasOwn(subgraphResponses, subgraph)
        ? (subgraphResponses[subgraph] ?? {})
        : {};
      const limits = withLimits(withLimits(SUBGRAPH_LIMITS, responses), own);
      const compression = own.compression ?? responses.compression;
      const timeoutMs = options.subgraphTimeoutMs;
      return wrap(
        createHttpFetcher({ url, timeoutMs, limits, compression, buffers }),
      );
    },
  });
  const registry = new PartitionRegistry({
    settings: options.partitions ?? {},
    fetchers: wrapAll(options.endpointFetchers, wrap),
    createHttp({ response = {}, ...endpoint }) {
      const all = withLimits(ENDPOINT_LIMITS, responses);
      const limits = withLimits(all, response);
      const compression = response.compression ?? responses.compression;
      // The endpoint's own client retries, within a budget; the fetcher must
      // not resend.
      return wrap(createHttpFetcher({ ...endpoint, limits, compression, buffers, resend: false })); // prettier-ignore
    },
  });
  return { subgraphs, registry };
}

function wrapAll(
  fetchers: Readonly<Record<string, SubgraphFetcher>> | undefined,
  wrap: WrapFetcher,
): Readonly<Record<string, SubgraphFetcher>> {
  return Object.fromEntries(
    Object.entries(fetchers ?? {}).map(([name, fetcher]) => [
      name,
      wrap(fetcher),
    ]),
  );
}
