import type { FieldNode } from 'graphql';
import type { ErrorCode, ResponsePath } from '../../errors.ts';
import type { Variables } from './selected-fields.ts';

/** What one endpoint answered for a gathered field. */
export interface GatherPart {
  readonly value: unknown;
  /** Whether rows of this partition are the endpoint's to give. */
  holds(partition: string): boolean;
}

/** Why what an endpoint answered is not part of the merged value. */
export interface PartFailure {
  /** Its index among the parts. */
  readonly part: number;
  readonly code: ErrorCode;
  readonly reason: string;
  /** In a conflict, the partition whose row another endpoint claims. */
  readonly claimed?: string;
}

export interface Merged {
  readonly value: unknown;
  /** Parts that are not in the value: none of what they answered is. */
  readonly failures: readonly PartFailure[];
  /** Where a place of a part is now; undefined when it is not in the value. */
  locate(part: number, path: ResponsePath): ResponsePath | undefined;
}

/** Makes one value of a gathered field out of those of many endpoints. */
export interface Merger {
  /** What must be selected beside what the client did. */
  readonly additions: readonly FieldNode[];
  merge(parts: readonly GatherPart[], variables: Variables): Merged;
}

export function malformed(part: number, reason: string): PartFailure {
  return { part, code: 'SUBREQUEST_MALFORMED_RESPONSE', reason };
}
