import type { JsonLimits } from '../../base/json-scanner.ts';

/**
 * Limits on the answer of a subgraph; an answer beyond them counts as a
 * failure.
 */
export interface ResponseLimits extends JsonLimits {
  /** Bytes, both as sent and after decompression. */
  readonly maxBytes: number;
  /** The most errors to read; further ones are counted. */
  readonly maxErrors: number;
}

/** Limits as configured; those that are left out keep their previous value. */
export type SomeLimits = {
  readonly [K in keyof ResponseLimits]?: ResponseLimits[K] | undefined;
};

/** Limits with the given ones replaced. */
export function withLimits(
  limits: ResponseLimits,
  set: SomeLimits,
): ResponseLimits {
  return {
    maxBytes: set.maxBytes ?? limits.maxBytes,
    maxDepth: set.maxDepth ?? limits.maxDepth,
    maxValues: set.maxValues ?? limits.maxValues,
    maxKeys: set.maxKeys ?? limits.maxKeys,
    maxErrors: set.maxErrors ?? limits.maxErrors,
  };
}

const MIB = 1024 * 1024;

/** Defaults for a subgraph, which is trusted more. */
export const SUBGRAPH_LIMITS: ResponseLimits = {
  maxBytes: 64 * MIB,
  maxDepth: 200,
  maxValues: 4_000_000,
  maxKeys: 100_000,
  maxErrors: 1000,
};

/**
 * Defaults for an endpoint of a partitioned subgraph, which somebody else runs
 * and which answers in pages.
 */
export const ENDPOINT_LIMITS: ResponseLimits = {
  ...SUBGRAPH_LIMITS,
  maxBytes: 16 * MIB,
  maxValues: 1_000_000,
};
