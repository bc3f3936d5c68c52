import type { ResponsePath } from '../../base/errors.ts';
import type { OperationBudget } from '../../fetch/operation-budget.ts';
import type { AnswerPlace } from './answer-shape.ts';

/** A value that does not fit its type; null and absent values count as null. */
export interface Violation {
  /** `Type.field`. */
  readonly coordinate: string;
  readonly type: string;
  readonly path: ResponsePath;
  /** The length of the path to the value that becomes null because of it. */
  readonly nullAt: number;
  readonly value: unknown;
}

export interface WriteRequest {
  readonly data: Readonly<Record<string, unknown>>;
  /** Whether no string of the data has a character that JSON escapes. */
  readonly isPlain: boolean;
  /** The JSON texts of introspection fields, by slot. */
  readonly introspection: readonly string[];
  readonly report: (violation: Violation) => void;
  /** The budget from which written bytes are taken. */
  readonly budget: OperationBudget;
}

/** `indexes` are those in the enclosing lists, the outermost first. */
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
