import { useCallback, useEffect, useRef, useState } from 'react';

import type { Problem } from './ask.ts';
import type { Page } from './page.ts';

/** The pages of a list read so far. */
export interface Pages<Node> {
  readonly nodes: readonly Node[];
  /** Null while unknown. */
  readonly totalCount: number | null;
  readonly problems: readonly Problem[];
  readonly loading: boolean;
  /** False until an answer brought the list, be it partial. */
  readonly arrived: boolean;
  /** Reads the next page; undefined on the last. */
  readonly more: (() => void) | undefined;
  readonly retry: () => void;
}

export type FetchPage<Node> = (
  after: string | null,
  signal: AbortSignal,
) => Promise<Page<Node>>;

/**
 * Reads a list page by page, and from the start when `fetchPage` changes. What
 * was read stays when a later page, or a retry, brings nothing.
 */
export function usePages<Node>(fetchPage: FetchPage<Node>): Pages<Node> {
  const [state, setState] = useState<State<Node>>(nothing);
  const running = useRef<AbortController>(undefined);

  const read = useCallback(
    async (after: string | null) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      setState((last) => ({ ...last, loading: true }));
      try {
        const page = await fetchPage(after, controller.signal);
        setState((last) => merge(last, page, after));
      } catch (error) {
        if (!controller.signal.aborted) throw error;
      }
    },
    [fetchPage],
  );

  useEffect(() => {
    setState(nothing);
    void read(null);
    return () => running.current?.abort();
  }, [read]);

  const { next, ...rest } = state;
  return {
    ...rest,
    more: next === null ? undefined : () => void read(next),
    retry: () => void read(null),
  };
}

interface State<Node> extends Omit<Pages<Node>, 'more' | 'retry'> {
  readonly next: string | null;
}

const nothing: State<never> = {
  nodes: [],
  totalCount: null,
  problems: [],
  loading: true,
  arrived: false,
  next: null,
};

function merge<Node>(
  last: State<Node>,
  page: Page<Node>,
  after: string | null,
): State<Node> {
  if (page.nodes === null) {
    return { ...last, loading: false, problems: page.problems };
  }
  const first = after === null;
  return {
    nodes: first ? page.nodes : [...last.nodes, ...page.nodes],
    totalCount: page.totalCount,
    problems: first ? page.problems : [...last.problems, ...page.problems],
    loading: false,
    arrived: true,
    next: page.next,
  };
}
