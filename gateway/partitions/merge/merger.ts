import type { FieldNode } from 'graphql';
import type { ResponsePath } from '../../base/errors.ts';
import type { ValueCheck } from '../expect/check-value.ts';
import type { PartFault } from '../expect/part-fault.ts';
import type { LimitArgument } from '../model/page-ask.ts';
import type { Direction, Position } from '../../../protocol/position.ts';
import type { Variables } from '../model/selected-fields.ts';

/** An endpoint's valid answer for a gathered field. */
export interface GatherPart {
  readonly value: unknown;
  /** Set for a connection. */
  readonly page?: ReadPage;
}

/** The rows of an endpoint's page, by their positions. */
export interface ReadPage {
  readonly positions: readonly Position[];
  /** Whether more rows follow, in the direction of paging. */
  readonly hasMore: boolean;
}

/** Why an endpoint's answer is not in the merged value. */
export interface PartFailure extends PartFault {
  /** Its index among the parts. */
  readonly part: number;
}

export interface Merged {
  readonly value: unknown;
  /** Parts of which nothing is in the value. */
  readonly failures: readonly PartFailure[];
  /**
   * The new place of a place in a part; undefined if it is not in the value.
   */
  locate(part: number, path: ResponsePath): ResponsePath | undefined;
}

/** The order and size of a connection's page. */
export interface PageOrder {
  readonly directions: readonly Direction[];
  readonly isBackward: boolean;
  /** The most rows of the merged page; undefined if not limited. */
  readonly limit: number | undefined;
}

/**
 * A page that the client asks for and that can be fetched in shares, i.e. at
 * first only some rows of each endpoint.
 */
export interface AskedPage extends PageOrder {
  readonly limit: number;
  readonly argument: LimitArgument;
  /**
   * Where the page begins, in the direction of paging; undefined for the start.
   */
  readonly from: Position | undefined;
  /** Whether the answer depends on which rows there are. */
  readonly showsRows: boolean;
}

/** How the pages of a connection are fetched in shares. */
export interface Paging {
  /** Undefined for a page that cannot be fetched in shares. */
  page(variables: Variables): AskedPage | undefined;
  /**
   * Combines a page fetched without counts with the counts of the endpoint's
   * first share; undefined if the two contradict each other.
   */
  withCounts(
    page: GatherPart,
    share: GatherPart,
    variables: Variables,
  ): GatherPart | undefined;
}

/** Merges the values of a gathered field from many endpoints. */
export interface Merger {
  /** Fields that must be selected in addition to the client's. */
  readonly additions: readonly FieldNode[];
  /** Whether a value is still usable if one of its places has an error. */
  readonly takesPlaces: boolean;
  /**
   * Reads what the merge needs from a valid value, or says what is wrong with
   * it. `limit` is that of a share.
   */
  read(
    value: unknown,
    context: ValueCheck,
    limit?: number,
  ): GatherPart | PartFault;
  merge(parts: readonly GatherPart[], variables: Variables): Merged;
  /** Of a connection. */
  readonly paging?: Paging;
}
