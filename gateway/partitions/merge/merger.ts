import type { FieldNode } from 'graphql';
import type { ResponsePath } from '../../base/errors.ts';
import type { ValueCheck } from '../expect/check-value.ts';
import type { PartFault } from '../expect/part-fault.ts';
import type { LimitArgument } from '../model/page-ask.ts';
import type { Direction, Position } from '../../../protocol/position.ts';
import type { Variables } from '../model/selected-fields.ts';

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

/** Rows of a connection in the order asked for. */
export interface PageOrder {
  readonly directions: readonly Direction[];
  readonly isBackward: boolean;
  /** Rows of the merged page at most; undefined for as many as there are. */
  readonly limit: number | undefined;
}

/** A page as the client asks for it, that may be asked for in shares. */
export interface AskedPage extends PageOrder {
  readonly limit: number;
  readonly argument: LimitArgument;
  /** Where it begins, in the direction of paging; undefined: at the end. */
  readonly from: Position | undefined;
  /** Whether anything is shown of which rows are there. */
  readonly showsRows: boolean;
}

/** How the pages of a connection are asked for in shares. */
export interface Paging {
  /** Undefined for a page that cannot be. */
  page(variables: Variables): AskedPage | undefined;
  /**
   * A page that was asked for without counts, with those of its share;
   * undefined where both together cannot be true.
   */
  withCounts(
    page: GatherPart,
    share: GatherPart,
    variables: Variables,
  ): GatherPart | undefined;
}

/** Makes one value of a gathered field out of those of many endpoints. */
export interface Merger {
  /** What must be selected beside what the client did. */
  readonly additions: readonly FieldNode[];
  /** Whether a value of which a place has an error is good without it. */
  readonly takesPlaces: boolean;
  /**
   * What a merge needs of a value that is what was selected; or what is wrong
   * with it, as far as one answer alone can show. A limit is that of a share.
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
