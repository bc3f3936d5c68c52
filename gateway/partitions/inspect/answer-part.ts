import type { PartitionReport } from '../../fetch/partition-report.ts';
import type { SubgraphError } from '../../fetch/subgraph-error.ts';
import type { SubgraphResponse } from '../../fetch/subgraph-fetcher.ts';
import type { ValueCheck } from '../expect/check-value.ts';
import type { CompiledField } from '../split/compiled-field.ts';
import type { FieldShare } from '../split/split-request.ts';

/** One part of an answer, and all there is to judge it by. */
export interface AnswerPart {
  readonly field: CompiledField;
  readonly share: FieldShare;
  readonly value: unknown;
  /** Errors with a path that begins at the field. */
  readonly errors: readonly SubgraphError[];
  /** Errors of everything that the request asked for. */
  readonly general: readonly SubgraphError[];
  /** Of a gateway behind the endpoint. */
  readonly report: PartitionReport | undefined;
  readonly response: SubgraphResponse;
  readonly context: ValueCheck;
}
