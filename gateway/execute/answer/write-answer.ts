import type { CancellationToken } from '../../../protocol/request-scope.ts';
import { type ResponseError, responseError } from '../../base/errors.ts';
import type { DataObject } from '../../base/plain-data.ts';
import {
  type OperationBudget,
  OperationEnd,
} from '../../fetch/operation-budget.ts';
import type { CompiledOperation } from '../compile/compiled-operation.ts';
import type { OperationRun } from '../run/operation-run.ts';
import { writeInSlices } from '../write/write-in-slices.ts';
import type { Violation } from '../write/write-request.ts';
import type { CompleteAnswer, WrittenResult } from './answer.ts';

export interface AnswerToWrite {
  readonly operation: CompiledOperation;
  readonly variables: DataObject;
  readonly budget: OperationBudget;
  readonly client: CancellationToken;
  /** Whether rows missing from a partition make the whole answer an error. */
  readonly mustBeComplete: boolean;
}

/**
 * The answer to a finished run, with its errors, warnings and partition report.
 */
export async function writeAnswer(
  run: OperationRun,
  request: AnswerToWrite,
): Promise<CompleteAnswer> {
  const writing = run.ended ? ended(run.ended) : writeData(run, request);
  // Most answers are written synchronously, and awaiting each would cost time.
  const result = 'then' in writing ? await writing : writing;
  if (run.ended) return { kind: 'complete', result };
  const whole = request.mustBeComplete ? refuseIncomplete(run, result) : result;
  const { warnings } = request.operation;
  if (!run.partitions && warnings.length === 0) {
    return { kind: 'complete', result: whole };
  }
  const extensions = {
    ...(run.partitions ? { partitions: run.partitions.report } : {}),
    ...(warnings.length > 0 ? { warnings } : {}),
  };
  return { kind: 'complete', result: { ...whole, extensions } };
}

/**
 * An answer of one error and no data, since partial data would pass for all.
 */
function ended(error: ResponseError): WrittenResult {
  return { data: ['null'], errors: [error] };
}

/**
 * Refuses an answer without all rows, when the client demanded all rows or
 * none.
 */
function refuseIncomplete(
  run: OperationRun,
  result: WrittenResult,
): WrittenResult {
  const isExpired = result.errors?.some(
    ({ extensions }) => extensions['code'] === 'REQUEST_TIMEOUT',
  );
  const isComplete = run.partitions?.isComplete ?? true;
  if (isComplete && !isExpired) return result;
  const errors = result.errors ?? [];
  return {
    data: ['null'],
    errors: [responseError('INCOMPLETE_ANSWER'), ...errors],
  };
}

/** Writes the data synchronously, unless it is long. */
function writeData(
  run: OperationRun,
  { client, operation, variables, budget }: AnswerToWrite,
): WrittenResult | Promise<WrittenResult> {
  try {
    const passed = passText(run, operation);
    if (passed !== undefined) {
      budget.takeWritten(passed);
      return { data: [passed] };
    }
    const written = operation.writer.write({
      data: run.data,
      isPlain: run.isPlain,
      introspection: operation.introspection.answer(variables),
      report: (violation) => reportViolation(run, violation),
      budget,
    });
    if (!('next' in written)) return withErrors(run, written);
    return writeInSlices(written, { budget, client }).then(
      (data) => withErrors(run, data),
      (error: unknown) => endBy(run, error),
    );
  } catch (error) {
    return endBy(run, error);
  }
}

function withErrors(
  { errors }: OperationRun,
  data: readonly string[],
): WrittenResult {
  errors.settle();
  return errors.isEmpty ? { data } : { data, errors: errors.toArray() };
}

/** An `OperationEnd` becomes the answer; anything else is thrown on. */
function endBy(run: OperationRun, error: unknown): WrittenResult {
  if (!(error instanceof OperationEnd)) throw error;
  run.end(error.error);
  return ended(error.error);
}

function passText(
  run: OperationRun,
  operation: CompiledOperation,
): string | undefined {
  const { passthrough, writer } = operation;
  if (run.dataText === undefined || !passthrough.isOpen) return undefined;
  if (!run.errors.isEmpty) return undefined;
  return passthrough.learn(writer.conforms(run.data))
    ? run.dataText()
    : undefined;
}

function reportViolation(run: OperationRun, violation: Violation): void {
  const { coordinate, path, type, value, nullAt } = violation;
  run.errors.setNull(path.slice(0, nullAt));
  if (run.errors.explains(path)) return;
  if (value !== null && value !== undefined) {
    const message = `Expected a value of type "${type}" for ${coordinate}, but got another.`;
    run.errors.add(responseError('INVALID_VALUE', { message, path }));
    return;
  }
  // A value without an answer is missing because its fetch failed, and that
  // error has been added next to it or above it. So it needs no error of its
  // own.
  const isBeside = run.errors.explains(path.slice(0, -1));
  if (value === undefined && (isBeside || run.errors.isLost(path))) return;
  const message = `Cannot return null for non-nullable field ${coordinate}.`;
  const error = responseError('NULL_VIOLATION', { message, path });
  const isMissing = value === undefined && run.errors.isHolding;
  if (isMissing) run.errors.hold(error);
  else run.errors.add(error);
}
