import type { EndpointClient } from './endpoint-client.ts';

/** The name that stands for all partitions nobody else holds. */
export const REST = '*';

/** One holder of rows, as a directory lists it. */
export interface Endpoint {
  readonly name: string;
  readonly partitions: readonly string[];
  readonly isReadOnly: boolean;
  /** Whether it has no `_entities`, as the schema that a gateway shows. */
  readonly isAskedByLookups: boolean;
  /** Values of arguments without which it has no rows. */
  readonly only: ReadonlyMap<string, ReadonlySet<string>>;
  /** Says whose rows its answers are: kept ones are good for that only. */
  readonly holding: string;
  readonly client: EndpointClient;
}

/**
 * Who holds which partition at one moment. Never changes: another moment has
 * another directory, and a request keeps the one it began with.
 */
export class PartitionDirectory {
  readonly endpoints: readonly Endpoint[];
  readonly partitions: readonly string[];
  readonly #holders = new Map<string, Endpoint>();

  constructor(endpoints: readonly Endpoint[]) {
    this.endpoints = endpoints;
    for (const endpoint of endpoints) {
      for (const partition of endpoint.partitions) {
        this.#holders.set(partition, endpoint);
      }
    }
    this.partitions = [...this.#holders.keys()];
  }

  /** Who holds a partition; takes the same time however many there are. */
  holder(partition: string): Endpoint | undefined {
    const holder = this.#holders.get(partition);
    return holder ?? this.#holders.get(REST);
  }

  /** The name under which a partition is listed: its own, or the rest's. */
  listedName(partition: string): string {
    return this.#holders.has(partition) ? partition : REST;
  }
}

/** A directory in use: it outlives a change until it is let go. */
export interface DirectoryUse {
  readonly directory: PartitionDirectory;
  release(): void;
}
