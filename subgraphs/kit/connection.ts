import { badInput } from './errors.ts';

/** The arguments of a connection field (Relay Cursor Connections, forward). */
export interface ConnectionArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** The same, forward or backward. */
export interface BothWaysArguments extends ConnectionArguments {
  readonly last?: number | null;
  readonly before?: string | null;
}

/** Arguments that were checked: how many rows, after which sort key. */
export interface PageRequest {
  readonly first: number;
  readonly after: SortKey | null;
}

/** A page of the order, or of its reverse, which the rows then are not in. */
export interface DirectedPageRequest extends PageRequest {
  /** `first` and `after` count from the end of the order. */
  readonly backward: boolean;
}

/** The values that order a row among its siblings; the last is unique. */
export type SortKey = readonly (string | number)[];

/** Rows in order, one page of them. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Whether there are more, in the direction that was asked for. */
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

/** A connection whose parts are read when they are selected, each once. */
export interface Connection<Row> {
  nodes(): Promise<readonly Row[]>;
  edges(): Promise<readonly Edge<Row>[]>;
  pageInfo(): Promise<PageInfo>;
  totalCount(): Promise<number>;
  /** The same: below a parent whose records lack, the total is another. */
  recordedCount(): Promise<number>;
}

export interface ConnectionSource<Row> {
  readonly request: PageRequest | DirectedPageRequest;
  readonly keyOf: (row: Row) => SortKey;
  readonly page: () => Promise<Page<Row>>;
  readonly count: () => Promise<number>;
}

export const maximumPageSize = 100;
export const defaultPageSize = 20;

/**
 * Checks `first` (0 to 100) and `after` (a cursor of a connection ordered by
 * `keyLength` values); throws BAD_USER_INPUT.
 */
export function pageRequest(
  args: ConnectionArguments,
  keyLength: number,
): PageRequest {
  return {
    first: pageSize('first', args.first),
    after: placeOf('after', args.after, keyLength),
  };
}

/**
 * As `pageRequest`, with `last` and `before` too; a request goes one way, so
 * they exclude `after`, and any `first` but the default of the contracts.
 */
export function directedPageRequest(
  args: BothWaysArguments,
  keyLength: number,
): DirectedPageRequest {
  const { first, after, last, before } = args;
  const backward = isGiven(last) || isGiven(before);
  if (!backward) return { ...pageRequest(args, keyLength), backward };
  if (isGiven(after) || (first ?? defaultPageSize) !== defaultPageSize) {
    throw badInput('either first and after or last and before', args);
  }
  return {
    first: pageSize('last', last),
    after: placeOf('before', before, keyLength),
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
  keyLength: number,
): SortKey | null {
  return cursor === null || cursor === undefined
    ? null
    : decode(name, cursor, keyLength);
}

export function createConnection<Row>(
  source: ConnectionSource<Row>,
): Connection<Row> {
  let pending: Promise<Page<Row>> | undefined;
  let counting: Promise<number> | undefined;
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

/** Cuts a page from `limit + 1` rows: the extra row only tells of a next page. */
export function pageOf<Row>(rows: readonly Row[], first: number): Page<Row> {
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}

/** An opaque cursor; `decode` accepts only what this made. */
export function encodeCursor(key: SortKey): string {
  return Buffer.from(JSON.stringify([1, ...key])).toString('base64url');
}

function pageInfo<Row>(
  { request, keyOf }: ConnectionSource<Row>,
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

function decode(name: string, cursor: string, keyLength: number): SortKey {
  const parts = parseJson(Buffer.from(cursor, 'base64url').toString());
  if (
    !Array.isArray(parts) ||
    parts.length !== keyLength + 1 ||
    parts[0] !== 1 ||
    !parts.every(isKeyPart)
  ) {
    throw badInput(`${name} to be a cursor of this connection's`, cursor);
  }
  return parts.slice(1);
}

function isKeyPart(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
