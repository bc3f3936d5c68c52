import type {
  SubgraphFetcher,
  SubgraphResponse,
} from '../fetch/subgraph-fetcher.ts';
import type { FetchKeys } from './run-semi-join.ts';

/** Fetches the keys of semi-joins, each by its own query. */
export function keysFrom(
  fetcherOf: (subgraph: string) => SubgraphFetcher,
): FetchKeys {
  return async (join, scope) =>
    wholeList(
      await fetcherOf(join.subgraph).fetch({
        subgraph: join.subgraph,
        query: `{${join.keys}}`,
        kind: 'query',
        scope,
      }),
    );
}

/** A list of keys that is incomplete or stale is treated as failed. */
function wholeList(response: SubgraphResponse): SubgraphResponse {
  const { partitions, errors = [] } = response;
  if (!partitions) return response;
  const { missing, report } = partitions;
  const stale = report.stale.map(({ partition }) => ({
    message: `The keys of the partition "${partition}" are not those of now.`,
    extensions: { code: 'PARTITION_UNAVAILABLE', partition },
  }));
  return { ...response, errors: [...errors, ...missing, ...stale] };
}
