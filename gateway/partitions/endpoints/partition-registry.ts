import { StartupError } from '../../base/errors.ts';
import type {
  SubgraphFetcher,
  SubgraphRequest,
} from '../../fetch/subgraph-fetcher.ts';
import type { EndpointClient } from './endpoint-client.ts';
import { GuardedClient } from './guarded-client.ts';
import {
  type DirectoryUse,
  type Endpoint,
  PartitionDirectory,
  REST,
} from './partition-directory.ts';
import type {
  EndpointPolicy,
  EndpointSettings,
  PartitionSettings,
  SubgraphPartitions,
} from '../model/partition-settings.ts';
import { checkPartitionSettings } from '../model/read-partition-settings.ts';
import { StaleAnswers } from './stale-answers.ts';

export interface PartitionRegistryOptions {
  readonly settings: PartitionSettings;
  /** Fetchers of endpoints in this process, by endpoint name. */
  readonly fetchers: Readonly<Record<string, SubgraphFetcher>>;
  readonly createHttp: (options: {
    readonly url: string;
    readonly timeoutMs: number;
    readonly response: EndpointPolicy['response'];
  }) => SubgraphFetcher;
}

const DEFAULT_DEADLINE_MS = 10_000;
const DEFAULT_STALE_BYTES = 64 * 1024 * 1024;

/**
 * The current endpoints of all partitioned subgraphs. A change takes effect at
 * once. Clients of unchanged endpoints are kept with their state; other clients
 * are closed after their last request.
 */
export class PartitionRegistry {
  readonly #options: PartitionRegistryOptions;
  readonly #closing = new Set<Promise<void>>();
  #inForce: ReadonlyMap<string, HeldDirectory>;
  #settings: PartitionSettings;

  /** Throws a `StartupError` for settings that contradict each other. */
  constructor(options: PartitionRegistryOptions) {
    this.#options = options;
    this.#settings = checkPartitionSettings(options.settings);
    checkHolders(this.#settings, options.fetchers);
    this.#inForce = this.#create(this.#settings, new Map());
  }

  get settings(): PartitionSettings {
    return this.#settings;
  }

  /** The number of endpoints of a subgraph; one if it is not partitioned. */
  endpointsOf(subgraph: string): number {
    return this.#settings[subgraph]?.endpoints.length ?? 1;
  }

  /**
   * Throws a `StartupError`, and changes nothing, if the settings are not
   * usable.
   */
  replace(next: PartitionSettings): void {
    const settings = checkPartitionSettings(next);
    checkHolders(settings, this.#options.fetchers);
    const old = this.#inForce;
    this.#inForce = this.#create(settings, old);
    this.#settings = settings;
    for (const directory of old.values()) directory.release();
  }

  /** The current directory of a subgraph, to be released after use. */
  use(subgraph: string): DirectoryUse | undefined {
    return this.#inForce.get(subgraph)?.use();
  }

  /** Resolves when all clients are closed. */
  async close(): Promise<void> {
    for (const directory of this.#inForce.values()) directory.release();
    this.#inForce = new Map();
    await Promise.all(this.#closing);
    const given = Object.values(this.#options.fetchers);
    for (const fetcher of given) await fetcher.close?.();
  }

  #create(
    settings: PartitionSettings,
    old: ReadonlyMap<string, HeldDirectory>,
  ): ReadonlyMap<string, HeldDirectory> {
    return new Map(
      Object.entries(settings).map(([name, subgraph]) => [
        name,
        this.#createDirectory(name, subgraph, old.get(name)),
      ]),
    );
  }

  #createDirectory(
    name: string,
    subgraph: SubgraphPartitions,
    old: HeldDirectory | undefined,
  ): HeldDirectory {
    const { staleIfError } = subgraph;
    const isSame =
      JSON.stringify(staleIfError) === JSON.stringify(old?.staleIfError);
    const stale = isSame
      ? old?.stale
      : staleIfError && createStale(staleIfError);
    const known = new Map(old?.clients.map((client) => [client.id, client]));
    const clients: HeldClient[] = [];
    const endpoints = subgraph.endpoints.map((settings): Endpoint => {
      const policy = policyOf(subgraph, settings);
      const id = JSON.stringify([name, settings.name, settings.url, policy]);
      const client =
        (isSame ? known.get(id) : undefined) ??
        this.#createClient(id, { settings, policy, stale });
      clients.push(client);
      const { partitions, readOnly = false, entities, only = {} } = settings;
      return {
        name: settings.name,
        partitions,
        isReadOnly: readOnly,
        isAskedByLookups: entities === 'lookup',
        only: new Map(Object.entries(only).map(([name, values]) => [name, new Set(values)])), // prettier-ignore
        holding: holdingOf(settings, subgraph),
        client: client.client,
      };
    });
    return new HeldDirectory({
      directory: new PartitionDirectory(endpoints),
      clients,
      stale,
      staleIfError,
    });
  }

  #createClient(
    id: string,
    of: {
      settings: EndpointSettings;
      policy: EndpointPolicy;
      stale: StaleAnswers | undefined;
    },
  ): HeldClient {
    const { name, url } = of.settings;
    const { fetchers, createHttp } = this.#options;
    // A given fetcher is not closed with its endpoint, which may be added
    // again.
    const given = Object.hasOwn(fetchers, name) ? fetchers[name] : undefined;
    const kept = given && {
      takes: given.takes ?? 'objects',
      fetch: (request: SubgraphRequest) => given.fetch(request),
    };
    const timeoutMs = of.policy.deadlineMs ?? DEFAULT_DEADLINE_MS;
    const { response } = of.policy;
    const fetcher =
      url === undefined ? kept : createHttp({ url, timeoutMs, response });
    const client = new GuardedClient({
      name,
      fetcher: fetcher ?? { fetch: () => Promise.reject(new Error(name)) },
      policy: of.policy,
      stale: of.stale,
    });
    return new HeldClient(id, client, (closing) => {
      const settled = closing.finally(() => this.#closing.delete(settled));
      this.#closing.add(settled);
    });
  }
}

/** A client, with the number of directories that use it. */
class HeldClient {
  readonly id: string;
  readonly client: EndpointClient;
  readonly #onClose: (closing: Promise<void>) => void;
  #holders = 0;

  constructor(
    id: string,
    client: EndpointClient,
    onClose: (closing: Promise<void>) => void,
  ) {
    this.id = id;
    this.client = client;
    this.#onClose = onClose;
  }

  hold(): void {
    this.#holders += 1;
  }

  letGo(): void {
    this.#holders -= 1;
    if (this.#holders === 0) this.#onClose(this.client.close());
  }
}

/** A directory that is released after its last request. */
class HeldDirectory {
  readonly clients: readonly HeldClient[];
  readonly stale: StaleAnswers | undefined;
  readonly staleIfError: SubgraphPartitions['staleIfError'];
  readonly #directory: PartitionDirectory;
  /** Starts at one, for being the current directory. */
  #uses = 1;

  constructor(of: {
    directory: PartitionDirectory;
    clients: readonly HeldClient[];
    stale: StaleAnswers | undefined;
    staleIfError: SubgraphPartitions['staleIfError'];
  }) {
    this.#directory = of.directory;
    this.clients = of.clients;
    this.stale = of.stale;
    this.staleIfError = of.staleIfError;
    for (const client of this.clients) client.hold();
  }

  use(): DirectoryUse {
    this.#uses += 1;
    return {
      directory: this.#directory,
      release: () => this.release(),
    };
  }

  release(): void {
    this.#uses -= 1;
    if (this.#uses > 0) return;
    for (const client of this.clients) client.letGo();
  }
}

function createStale({
  maxAgeMs,
  maxBytes = DEFAULT_STALE_BYTES,
}: NonNullable<SubgraphPartitions['staleIfError']>): StaleAnswers {
  return new StaleAnswers({ maxAgeMs, maxBytes });
}

/** Identifies what an endpoint holds. What `*` covers depends on all others. */
function holdingOf(
  { partitions }: EndpointSettings,
  { endpoints }: SubgraphPartitions,
): string {
  const isRest = partitions.includes(REST);
  const named = isRest
    ? endpoints.flatMap((one) => one.partitions)
    : partitions;
  return JSON.stringify([isRest, [...named].sort()]);
}

function policyOf(
  subgraph: SubgraphPartitions,
  endpoint: EndpointSettings,
): EndpointPolicy {
  const {
    deadlineMs = subgraph.deadlineMs,
    concurrency = subgraph.concurrency,
    retry = subgraph.retry,
    breaker = subgraph.breaker,
    response = subgraph.response,
  } = endpoint;
  return { deadlineMs, concurrency, retry, breaker, response };
}

/**
 * Checks that each partition has one endpoint, and each endpoint one name and a
 * URL or fetcher.
 */
function checkHolders(
  settings: PartitionSettings,
  fetchers: Readonly<Record<string, SubgraphFetcher>>,
): void {
  for (const [subgraph, { endpoints }] of Object.entries(settings)) {
    const holders = new Map<string, string>();
    const names = new Set<string>();
    for (const { name, url, partitions } of endpoints) {
      if (names.has(name)) {
        throw refused(subgraph, `one endpoint named "${name}", but got two`);
      }
      names.add(name);
      if (url === undefined && !Object.hasOwn(fetchers, name)) {
        throw refused(
          subgraph,
          `a url of the endpoint "${name}", but got none`,
        );
      }
      for (const partition of partitions) {
        const holder = holders.get(partition);
        if (holder !== undefined) {
          throw refused(subgraph, `one holder of the partition "${partition}", but got "${holder}" and "${name}"`); // prettier-ignore
        }
        holders.set(partition, name);
      }
    }
  }
}

function refused(subgraph: string, expectation: string): StartupError {
  return new StartupError(
    'invalid-option',
    `Partitions of ${subgraph}: expected ${expectation}.`,
  );
}
