import { encodeCursor, readCursor } from '../../../protocol/cursor.ts';
import { badInput } from '../errors.ts';

/**
 * Arguments of a connection field that pages forward (Relay Cursor
 * Connections).
 */
export interface ConnectionArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** Arguments of a connection field that pages forward or backward. */
export interface BothWaysArguments extends ConnectionArguments {
  readonly last?: number | null;
  readonly before?: string | null;
}

/** Checked arguments: how many rows to read, and after which sort key. */
export interface PageRequest {
  readonly first: number;
  readonly after: SortKey | null;
}

/** A page counted from the start of the order, or from its end. */
export interface DirectedPageRequest extends PageRequest {
  /**
   * True when `first` and `after` count from the end of the order; the rows of
   * the page are in the list's order all the same.
   */
  readonly backward: boolean;
}

/** The values that order a row among its siblings; the last is unique. */
export type SortKey = readonly (string | number)[];

/** The type of one value of a sort key. Integers must be safe integers. */
export type KeyPart = 'text' | 'integer';

/** One page of rows, in the list's order. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Whether there are more rows in the direction of paging. */
  readonly hasNextPage: boolean;
}

export interface Edge<Row> {
  readonly cursor: string;
  readonly node: Row;
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** A connection whose page and count are read only when selected, each once. */
export interface Connection<Row, Count extends number | null = number> {
  nodes(): Promise<readonly Row[]>;
  edges(): Promise<readonly Edge<Row>[]>;
  pageInfo(): Promise<PageInfo>;
  totalCount(): Promise<Count>;
  /**
   * The same count. A parent whose records may be incomplete has another
   * `totalCount`, so that this one tells how many are recorded.
   */
  recordedCount(): Promise<Count>;
}

export interface ConnectionSource<Row, Count extends number | null = number> {
  readonly request: PageRequest | DirectedPageRequest;
  readonly keyOf: (row: Row) => SortKey;
  readonly page: () => Promise<Page<Row>>;
  /** Null where the number of rows is not known. */
  readonly count: () => Promise<Count>;
}

export const maximumPageSize = 100;
export const defaultPageSize = 20;

/**
 * Checks `first` (0 to 100) and `after` (a cursor of a connection ordered by
 * values of `key`); throws BAD_USER_INPUT.
 */
export function pageRequest(
  args: ConnectionArguments,
  key: readonly KeyPart[],
): PageRequest {
  return {
    first: pageSize('first', args.first),
    after: placeOf('after', args.after, key),
  };
}

/**
 * Like `pageRequest`, with `last` and `before` too. A request pages in one
 * direction only: `last` and `before` exclude `after`, and exclude `first`
 * unless it has the default value of the contracts.
 */
export function directedPageRequest(
  args: BothWaysArguments,
  key: readonly KeyPart[],
): DirectedPageRequest {
  const { first, after, last, before } = args;
  const backward = isGiven(last) || isGiven(before);
  if (!backward) return { ...pageRequest(args, key), backward };
  if (isGiven(after) || (first ?? defaultPageSize) !== defaultPageSize) {
    throw badInput('either first and after or last and before', args);
  }
  return {
    first: pageSize('last', last),
    after: placeOf('before', before, key),
    backward,
  };
}

function isGiven(argument: unknown): boolean {
  return argument !== null && argument !== undefined;
}

function pageSize(name: string, given: number | null | undefined): number {
  const size = given ?? defaultPageSize;
  if (size < 0 || size > maximumPageSize) {
    throw badInput(`${name} to be from 0 to ${maximumPageSize}`, size);
  }
  return size;
}

function placeOf(
  name: string,
  cursor: string | null | undefined,
  key: readonly KeyPart[],
): SortKey | null {
  return cursor === null || cursor === undefined
    ? null
    : decode(name, cursor, key);
}

export function createConnection<Row, Count extends number | null = number>(
  source: ConnectionSource<Row, Count>,
): Connection<Row, Count> {
  let pending: Promise<Page<Row>> | undefined;
  let counting: Promise<Count> | undefined;
  const read = () => (pending ??= source.page());
  const count = () => (counting ??= source.count());
  const edgeOf = (node: Row): Edge<Row> => ({
    cursor: encodeCursor(source.keyOf(node)),
    node,
  });
  return {
    nodes: async () => (await read()).rows,
    edges: async () => (await read()).rows.map(edgeOf),
    pageInfo: async () => pageInfo(source, await read()),
    totalCount: count,
    recordedCount: count,
  };
}

/**
 * Makes a page of `limit + 1` rows; the extra row only shows that there is a
 * next page.
 */
export function pageOf<Row>(rows: readonly Row[], first: number): Page<Row> {
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}

function pageInfo<Row>(
  { request, keyOf }: Pick<ConnectionSource<Row>, 'request' | 'keyOf'>,
  { rows, hasNextPage }: Page<Row>,
): PageInfo {
  const [start, end] = [rows.at(0), rows.at(-1)];
  const backward = 'backward' in request && request.backward;
  const hasRowsBefore = request.after !== null;
  return {
    hasNextPage: backward ? hasRowsBefore : hasNextPage,
    hasPreviousPage: backward ? hasNextPage : hasRowsBefore,
    startCursor: start === undefined ? null : encodeCursor(keyOf(start)),
    endCursor: end === undefined ? null : encodeCursor(keyOf(end)),
  };
}

/** Most characters of a cursor; the texts of its key may be long names. */
const maximumCursor = 16_384;

/** Most characters of one text in a cursor's key. */
const maximumText = 4_096;

/** Decodes a cursor. Only values of the type of their column reach SQL. */
function decode(
  name: string,
  cursor: string,
  key: readonly KeyPart[],
): SortKey {
  const position =
    cursor.length > maximumCursor ? undefined : readCursor(cursor, key.length);
  if (position && key.every((part, index) => isOfPart(part, position[index]))) {
    return position as SortKey;
  }
  throw badInput(`${name} to be a cursor of this connection's`, cursor);
}

function isOfPart(part: KeyPart, value: unknown): value is string | number {
  switch (part) {
    case 'text':
      return (
        typeof value === 'string' &&
        value.length <= maximumText &&
        value.isWellFormed()
      );
    case 'integer':
      return Number.isSafeInteger(value);
  }
}
