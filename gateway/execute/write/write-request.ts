import type { ResponsePath } from '../../base/errors.ts';
import type { OperationBudget } from '../../fetch/operation-budget.ts';
import type { AnswerPlace } from './answer-shape.ts';

/** A value that does not fit its type; null or absent counts as null. */
export interface Violation {
  /** `Type.field`. */
  readonly coordinate: string;
  readonly type: string;
  readonly path: ResponsePath;
  /** How much of the path leads to what is null for it. */
  readonly nullAt: number;
  readonly value: unknown;
}

export interface WriteRequest {
  readonly data: Readonly<Record<string, unknown>>;
  /** Promises that no string of it holds a character that JSON escapes. */
  readonly isPlain: boolean;
  /** JSON text of each introspection field, in the order of the slots. */
  readonly introspection: readonly string[];
  readonly report: (violation: Violation) => void;
  /** Where the bytes are taken that are written. */
  readonly budget: OperationBudget;
}

/** `indexes` are those of the lists around, the outermost first. */
export function violationAt(
  { coordinate, type, path, nullAt }: AnswerPlace,
  indexes: readonly number[],
  value: unknown,
): Violation {
  return {
    coordinate,
    type: String(type),
    path: path.map((step) =>
      typeof step === 'number' ? (indexes[step] ?? 0) : step,
    ),
    nullAt,
    value,
  };
}
