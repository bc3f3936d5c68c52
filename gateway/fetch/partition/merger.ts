import type { FieldNode } from 'graphql';
import type { ResponsePath } from '../../errors.ts';
import type { CheckContext } from './inspect/check-value.ts';
import type { PartFault } from './inspect/part-fault.ts';
import type { Position } from './position-cursor.ts';
import type { Variables } from './selected-fields.ts';

/** What one endpoint answered for a gathered field, found to be usable. */
export interface GatherPart {
  readonly value: unknown;
  /** Of a connection. */
  readonly page?: ReadPage;
}

/** The rows of an endpoint's page by their places in the order. */
export interface ReadPage {
  readonly positions: readonly Position[];
  /** Whether rows follow it, in the direction of paging. */
  readonly hasMore: boolean;
}

/** Why what an endpoint answered is not part of the merged value. */
export interface PartFailure extends PartFault {
  /** Its index among the parts. */
  readonly part: number;
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
  /** Whether a value of which a place has an error is good without it. */
  readonly takesPlaces: boolean;
  /**
   * What a merge needs of a value that is what was selected; or what is wrong
   * with it, as far as one answer alone can show.
   */
  read(value: unknown, context: CheckContext): GatherPart | PartFault;
  merge(parts: readonly GatherPart[], variables: Variables): Merged;
}
