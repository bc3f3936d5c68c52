import type {
  SubgraphRequest,
  SubgraphResponse,
} from '../../../gateway/fetch/subgraph-fetcher.ts';
import { composeSupergraph } from '../testing/compose.ts';

export const supergraph = composeSupergraph({
  sdls: {
    a: 'type Query { rows(first: Int): [Row!]! list: [Row!]! small: String } type Mutation { write(first: Int): [Row!]! } type Row { id: ID! by: String }',
  },
});

/** How many rows are asked for says what becomes of the request. */
export const ROWS = {
  /** As many as are asked for. */
  all: 60,
  /** Much fewer. */
  few: 90,
  /** None before the client has gone. */
  held: 61,
  /** All, once such a request is held. */
  whenHeld: 62,
  /** All, once the client of such a request has gone. */
  whenGone: 63,
  /** It takes more memory than there is. */
  endless: 64,
} as const;

/** A subgraph whose rows say who answered. */
export function rowsOf(by: string) {
  const held = Promise.withResolvers<undefined>();
  const gone = Promise.withResolvers<undefined>();
  return {
    async fetch({
      query,
      variables,
      variablesText = '{}',
      scope: { cancellation },
    }: SubgraphRequest): Promise<SubgraphResponse> {
      if (query.includes('small')) return { data: { small: by } };
      const asked = variables ?? (JSON.parse(variablesText) as object);
      const [first = 40] = Object.values(asked) as number[];
      switch (first) {
        case ROWS.held:
          cancellation.onCancel(() => gone.resolve(undefined));
          held.resolve(undefined);
          await gone.promise;
          break;
        case ROWS.whenHeld:
          await held.promise;
          break;
        case ROWS.whenGone:
          await gone.promise;
          break;
        case ROWS.endless:
          if (by === 'lane') takeAllMemory();
      }
      const field = /write|list/u.exec(query)?.[0] ?? 'rows';
      const length = first === ROWS.few ? 3 : first;
      const rows = Array.from({ length }, (_, id) => ({ id: `${id}`, by }));
      return { data: { [field]: rows } };
    },
  };
}

function takeAllMemory(): void {
  const kept: object[] = [];
  for (;;) kept.push({ more: kept.length });
}
