import type { ListenOptions } from '../shared/listen-options.ts';
import type { EdgeOptions } from '../shared/edge-options.ts';

export interface GatewayOptions extends ListenOptions, EdgeOptions {
  readonly supergraph: string;
  /** A file of the endpoints of partitioned subgraphs. */
  readonly partitions?: string;
  readonly watch: boolean;
  /** Whether clients may read the schema, and have the explorer. */
  readonly introspection: boolean;
  /** Whether clients see what subgraphs say of unexpected failures. */
  readonly showErrors: boolean;
}
