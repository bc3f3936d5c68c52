import type { Answer, Problem } from './ask.ts';

/** One page of a list, as the console shows it. */
export interface Page<Node> {
  /** Null when the list itself did not arrive. */
  readonly nodes: readonly Node[] | null;
  /** Null where it is unknown, or did not arrive. */
  readonly totalCount: number | null;
  /** Cursor of the next page; null on the last. */
  readonly next: string | null;
  readonly problems: readonly Problem[];
}

/** A Relay connection, as it arrives: any part may be null. */
export interface Connection<Node> {
  readonly totalCount: number | null;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly endCursor: string | null;
  } | null;
  readonly nodes: readonly (Node | null)[] | null;
}

export interface Counted {
  /** Null where the records are not complete: the total is unknown. */
  readonly totalCount: number | null;
  readonly recordedCount: number | null;
}

export interface Named {
  readonly name: string | null;
}

export function toPage<Data, Node>(
  { data, problems }: Answer<Data>,
  select: (data: Data) => Connection<Node> | null | undefined,
): Page<Node> {
  const connection = data === null ? null : select(data);
  const pageInfo = connection?.pageInfo;
  return {
    nodes: connection?.nodes?.filter((node) => node !== null) ?? null,
    totalCount: connection?.totalCount ?? null,
    next: pageInfo?.hasNextPage === true ? pageInfo.endCursor : null,
    problems,
  };
}
