import { badInput } from './errors.ts';

/** The arguments of a connection field (Relay Cursor Connections, forward). */
export interface ConnectionArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** Arguments that were checked: how many rows, after which sort key. */
export interface PageRequest {
  readonly first: number;
  readonly after: SortKey | null;
}

/** The values that order a row among its siblings; the last is unique. */
export type SortKey = readonly (string | number)[];

/** Rows in order, one page of them. */
export interface Page<Row> {
  readonly rows: readonly Row[];
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

/** A connection whose parts are read when they are selected, the page once. */
export interface Connection<Row> {
  nodes(): Promise<readonly Row[]>;
  edges(): Promise<readonly Edge<Row>[]>;
  pageInfo(): Promise<PageInfo>;
  totalCount(): Promise<number>;
}

export interface ConnectionSource<Row> {
  readonly request: PageRequest;
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
  const first = args.first ?? defaultPageSize;
  if (first < 0 || first > maximumPageSize) {
    throw badInput(`first to be from 0 to ${maximumPageSize}`, first);
  }
  const after = args.after ?? null;
  return { first, after: after === null ? null : decode(after, keyLength) };
}

export function createConnection<Row>(
  source: ConnectionSource<Row>,
): Connection<Row> {
  let pending: Promise<Page<Row>> | undefined;
  const read = () => (pending ??= source.page());
  const edgeOf = (node: Row): Edge<Row> => ({
    cursor: encodeCursor(source.keyOf(node)),
    node,
  });
  return {
    nodes: async () => (await read()).rows,
    edges: async () => (await read()).rows.map(edgeOf),
    pageInfo: async () => pageInfo(source, await read()),
    totalCount: source.count,
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
  return {
    hasNextPage,
    hasPreviousPage: request.after !== null,
    startCursor: start === undefined ? null : encodeCursor(keyOf(start)),
    endCursor: end === undefined ? null : encodeCursor(keyOf(end)),
  };
}

function decode(cursor: string, keyLength: number): SortKey {
  const parts = parseJson(Buffer.from(cursor, 'base64url').toString());
  if (
    !Array.isArray(parts) ||
    parts.length !== keyLength + 1 ||
    parts[0] !== 1 ||
    !parts.every(isKeyPart)
  ) {
    throw badInput("after to be a cursor of this connection's", cursor);
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
