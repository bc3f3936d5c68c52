import type { PartitionDirectory } from '../endpoints/partition-directory.ts';
import type { Variables } from '../model/selected-fields.ts';
import type { CompiledQuery } from './compiled-query.ts';

/** A request to a partitioned subgraph, with the directory it uses. */
export interface PartitionedRequest {
  readonly query: CompiledQuery;
  readonly variables: Variables;
  readonly directory: PartitionDirectory;
}
