import type { SubgraphError } from './subgraph-error.ts';

/** Which partitions gave their rows, i.e. how complete an answer is. */
export interface PartitionReport {
  readonly ok: readonly string[];
  readonly failed: readonly FailedPartition[];
  /**
   * Partitions that were not asked because the request's own filters exclude
   * them.
   */
  readonly skipped: readonly string[];
  readonly stale: readonly StalePartition[];
}

export interface FailedPartition {
  readonly partition: string;
  readonly code: string;
  readonly reason: string;
}

/** A partition whose rows come from an earlier good answer. */
export interface StalePartition {
  readonly partition: string;
  /** RFC 3339. */
  readonly asOf: string;
}

/** What a fetch of a partitioned subgraph returns besides data and errors. */
export interface PartitionAnswer {
  readonly report: PartitionReport;
  /**
   * The errors for rows missing from fields that do have other rows. Several
   * may have the same path.
   */
  readonly missing: readonly SubgraphError[];
}

/**
 * Combines the reports of many fetches. A partition that failed once counts as
 * failed, since some of its rows are missing; one that was stale once, as
 * stale.
 */
export class PartitionTally {
  readonly #ok = new Set<string>();
  readonly #failed = new Map<string, FailedPartition>();
  readonly #skipped = new Set<string>();
  readonly #stale = new Map<string, StalePartition>();

  get isComplete(): boolean {
    return this.#failed.size === 0 && this.#stale.size === 0;
  }

  add({
    ok = [],
    failed = [],
    skipped = [],
    stale = [],
  }: Partial<PartitionReport>): void {
    for (const partition of ok) this.#ok.add(partition);
    for (const one of failed) {
      if (!this.#failed.has(one.partition))
        this.#failed.set(one.partition, one);
    }
    for (const partition of skipped) this.#skipped.add(partition);
    for (const one of stale) {
      const known = this.#stale.get(one.partition);
      if (!known || one.asOf < known.asOf) this.#stale.set(one.partition, one);
    }
  }

  get report(): PartitionReport {
    const isFailed = (partition: string) => this.#failed.has(partition);
    const stale = [...this.#stale.values()].filter(
      ({ partition }) => !isFailed(partition),
    );
    const ok = [...this.#ok].filter(
      (partition) => !isFailed(partition) && !this.#stale.has(partition),
    );
    const skipped = [...this.#skipped].filter(
      (partition) =>
        !isFailed(partition) &&
        !this.#stale.has(partition) &&
        !this.#ok.has(partition),
    );
    return {
      ok: ok.sort(),
      failed: [...this.#failed.values()].sort(byPartition),
      skipped: skipped.sort(),
      stale: stale.sort(byPartition),
    };
  }
}

function byPartition(
  one: { readonly partition: string },
  other: { readonly partition: string },
): number {
  return one.partition < other.partition ? -1 : 1;
}
