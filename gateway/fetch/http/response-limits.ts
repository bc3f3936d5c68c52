import type { JsonLimits } from '../../base/json-scanner.ts';

/** What an answer of a subgraph may hold; beyond it, it is none. */
export interface ResponseLimits extends JsonLimits {
  /** Bytes, as they are sent and after inflation. */
  readonly maxBytes: number;
  /** Errors that are looked at; those beyond are counted. */
  readonly maxErrors: number;
}

/** Limits as somebody sets them: what is left out is as it was. */
export type SomeLimits = {
  readonly [K in keyof ResponseLimits]?: ResponseLimits[K] | undefined;
};

/** Limits with what is set in the place of what is not. */
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

/** For a subgraph, which is one's own. */
export const SUBGRAPH_LIMITS: ResponseLimits = {
  maxBytes: 64 * MIB,
  maxDepth: 200,
  maxValues: 4_000_000,
  maxKeys: 100_000,
  maxErrors: 1000,
};

/** For one endpoint of many, which is somebody else's, and answers in pages. */
export const ENDPOINT_LIMITS: ResponseLimits = {
  ...SUBGRAPH_LIMITS,
  maxBytes: 16 * MIB,
  maxValues: 1_000_000,
};
