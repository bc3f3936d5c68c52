import { z } from 'zod';
import type { SubgraphResponse } from '../../fetch/subgraph-fetcher.ts';
import type { SubgraphError } from '../../fetch/subgraph-error.ts';
import { codeOf, type FailureCause } from '../endpoints/endpoint-failure.ts';
import { missingReason } from './partition-error.ts';
import { REST } from '../endpoints/partition-directory.ts';
import type {
  PartitionReport,
  StalePartition,
} from '../../fetch/partition-report.ts';

const reports = z.object({
  ok: z.array(z.string()),
  failed: z.array(
    z.object({
      partition: z.string(),
      code: z.string(),
      reason: z.string(),
    }),
  ),
  skipped: z.array(z.string()),
  stale: z.array(z.object({ partition: z.string(), asOf: z.string() })),
});

/** Codes by which an endpoint that is itself a gateway reports missing rows. */
const MISSING_ROWS: ReadonlySet<unknown> = new Set([
  'PARTITION_UNAVAILABLE',
  'PARTITION_CONFLICT',
  'PARTITION_UNKNOWN',
]);

/**
 * The partition report of an endpoint that is itself a gateway ("a gateway
 * behind"). Undefined if there is none, 'unreadable' if it is not a valid
 * report.
 */
export function readReport({
  extensions,
}: SubgraphResponse): PartitionReport | 'unreadable' | undefined {
  const found = (extensions as { partitions?: unknown } | null | undefined)
    ?.partitions;
  if (found === undefined || found === null) return undefined;
  return reports.safeParse(found).data ?? 'unreadable';
}

/**
 * The partition whose rows are missing, according to an error of a gateway
 * behind.
 */
export function missingPartition(error: SubgraphError): string | undefined {
  if (!MISSING_ROWS.has(codeOf(error))) return undefined;
  const { partition, partitions } = error.extensions as {
    readonly partition?: unknown;
    readonly partitions?: unknown;
  };
  const [first] = Array.isArray(partitions) ? (partitions as unknown[]) : [];
  const name = partition ?? first;
  return typeof name === 'string' ? name : undefined;
}

/** The cause of missing rows, as a gateway behind reports it. */
export function missingCause(error: SubgraphError): FailureCause {
  const { cause } = error.extensions as { readonly cause?: unknown };
  const { message } = error;
  return {
    code: typeof cause === 'string' ? cause : String(codeOf(error)),
    reason:
      typeof message === 'string'
        ? missingReason(message)
        : 'Its rows are missing.',
  };
}

export interface AskedPartitions {
  /** The partitions that the endpoint was asked for. */
  readonly asked: ReadonlySet<string>;
  /** Whether the endpoint holds a partition; it may only report on those. */
  readonly holds: (partition: string) => boolean;
}

/** The part of a report that is about the partitions asked for. */
export interface ReportedPart {
  readonly failed: ReadonlyMap<string, FailureCause>;
  readonly stale: readonly StalePartition[];
  readonly skipped: readonly string[];
  readonly named: readonly string[];
}

/**
 * What a report says of the partitions asked for. A partition counts as present
 * only if the report says so, since a failure under another name (`*`) may
 * concern any of them.
 */
export function reportOf(
  report: PartitionReport,
  { asked, holds }: AskedPartitions,
): ReportedPart {
  const isOfRest = asked.has(REST);
  const isOwn = (name: string) =>
    asked.has(name) || (isOfRest && name !== REST && holds(name));
  const failed = new Map<string, FailureCause>();
  let unnamed: FailureCause | undefined;
  for (const { partition, code, reason } of report.failed) {
    const cause = { code, reason };
    if (isOwn(partition)) failed.set(partition, cause);
    else if (partition === REST || !holds(partition)) unnamed ??= cause;
  }
  const stale = report.stale.filter(({ partition }) => isOwn(partition));
  const skipped = report.skipped.filter(isOwn);
  const named = report.ok.filter(isOwn);
  const told = new Set([
    ...named,
    ...failed.keys(),
    ...skipped,
    ...stale.map(({ partition }) => partition),
  ]);
  const isAnybody = report.ok.includes(REST) || (isOfRest && told.size > 0);
  for (const partition of asked) {
    if (told.has(partition)) continue;
    const cause = unnamed ?? (isAnybody ? undefined : UNTOLD);
    if (cause) failed.set(partition, cause);
  }
  return { failed, stale, skipped, named };
}

/**
 * A partition that is in the answer although the endpoint does not hold it
 * here. If only counts and sums were asked for, no row would show this.
 */
export function foreignPartition(
  { ok, stale }: PartitionReport,
  { asked, holds }: AskedPartitions,
): string | undefined {
  if (asked.has(REST)) return undefined;
  return [...ok, ...stale.map(({ partition }) => partition)].find(
    (name) => name !== REST && !holds(name),
  );
}

const UNTOLD: FailureCause = {
  code: 'PARTITION_UNKNOWN',
  reason: 'The gateway behind does not say that it has these rows.',
};
