import { createGraphqlClient } from '../../../subgraphs/organizations/adapters/graphql/graphql-client.ts';
import {
  readLists,
  shortLists,
} from '../../../subgraphs/organizations/adapters/graphql/list-source.ts';
import { hookedRows } from '../../../subgraphs/organizations/adapters/memory/hooked-rows.ts';
import { meets } from '../../../subgraphs/organizations/adapters/memory/row-values.ts';
import type { MappedSource } from '../../../subgraphs/organizations/mapping/mapped-source.ts';
import type { GraphqlMapping } from '../../../subgraphs/organizations/mapping/mapping-schema.ts';
import { inPages, type RowFeed } from '../row-feed.ts';

/** The rows of a server that can only list, all read at once. */
export async function listFeed({
  settings,
  hook,
}: MappedSource<GraphqlMapping>): Promise<RowFeed> {
  const client = createGraphqlClient(settings.source);
  const lists = await readLists(client, settings).finally(() => client.close());
  return {
    mapping: settings,
    mergesKeys: true,
    // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous
    async *pages(table) {
      const { from, live } = settings[table];
      const rows = hookedRows(lists.get(from)?.rows ?? [], hook);
      yield* inPages(
        rows.map((row) => ({ row, live: meets(row, live), place: null })),
      );
    },
    keyFindings: () => Promise.resolve([]),
    notRead: () =>
      shortLists(lists).map((value) => ({
        rule: 'rows-not-read',
        value,
        count: 1,
      })),
    close: () => Promise.resolve(),
  };
}
