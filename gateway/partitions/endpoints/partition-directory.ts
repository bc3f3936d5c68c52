import type { EndpointClient } from './endpoint-client.ts';

/** Stands for all partitions that no other endpoint holds. */
export const REST = '*';

/** An endpoint, as a directory lists it. */
export interface Endpoint {
  readonly name: string;
  readonly partitions: readonly string[];
  readonly isReadOnly: boolean;
  /**
   * Whether it has no `_entities` field, like a gateway's public schema; then
   * entities are asked for by root fields.
   */
  readonly isAskedByLookups: boolean;
  /** By argument, the values for which it has rows at all. */
  readonly only: ReadonlyMap<string, ReadonlySet<string>>;
  /** Identifies what it holds; kept answers are valid only for the same. */
  readonly holding: string;
  readonly client: EndpointClient;
}

/**
 * Which endpoint holds which partition. Immutable: a change makes a new
 * directory, and a running request keeps its own.
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

  /** The endpoint that holds a partition, in constant time. */
  holder(partition: string): Endpoint | undefined {
    const holder = this.#holders.get(partition);
    return holder ?? this.#holders.get(REST);
  }

  /** The name a partition is listed by: its own, or `*`. */
  listedName(partition: string): string {
    return this.#holders.has(partition) ? partition : REST;
  }
}

/** A directory in use; it stays valid until `release`, also after a change. */
export interface DirectoryUse {
  readonly directory: PartitionDirectory;
  release(): void;
}
