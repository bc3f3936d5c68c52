import type { EncodedAnswer } from '../../base/encoded-answer.ts';
import { type ResponseError, responseError } from '../../base/errors.ts';
import { Cancellation } from '../../fetch/cancellation.ts';
import {
  type OperationBudget,
  OperationEnd,
} from '../../fetch/operation-budget.ts';
import type { PartitionReport } from '../../fetch/partition-report.ts';
import type { SemiJoins } from '../../semi-join/read-semi-joins.ts';
import type { TypeIndex } from '../../supergraph/type-index.ts';
import type { CompiledOperation } from '../compile/compiled-operation.ts';
import type { Warning } from '../errors/warnings.ts';
import { writeInSlices } from '../write/write-in-slices.ts';
import { OperationRun } from './operation-run.ts';
import type { DataObject } from '../../base/plain-data.ts';
import type { FetchKeys } from '../../semi-join/run-semi-join.ts';
import type { Violation } from '../write/write-request.ts';

/** An operation compiled for some variables, or why it cannot be. */
export type Compiled =
  | { readonly operation: CompiledOperation }
  | { readonly errors: readonly ResponseError[] };

export interface ExecuteRequest {
  readonly operation: CompiledOperation;
  readonly types: TypeIndex;
  readonly semiJoins: SemiJoins;
  /** Coerced; the run adds the hoisted arguments. */
  readonly variables: DataObject;
  /** What subgraphs are sent of the client's headers. */
  readonly headers: Readonly<Record<string, string>>;
  /** Cancelled when the client has gone. */
  readonly client: Cancellation | undefined;
  readonly context: unknown;
  /** Milliseconds until the answer is given with what is there. */
  readonly deadlineMs: number;
  /** When that is (`performance.now()`). */
  readonly deadlineAt: number;
  readonly budget: OperationBudget;
  /** Whether an answer that lacks rows of a partition is none. */
  readonly mustBeComplete: boolean;
  readonly fetchKeys: (cancellation: Cancellation) => FetchKeys;
}

/**
 * An answer. Without `data` the request was refused before it ran; with it,
 * `data` is the JSON text, possibly `null`, in parts that are to be joined.
 */
export interface Answer {
  readonly data?: readonly string[];
  readonly errors?: readonly ResponseError[];
  readonly extensions?: {
    /** Set when partitions were asked: how complete the answer is. */
    readonly partitions?: PartitionReport;
    /** What of the request was not done as it was written. */
    readonly warnings?: readonly Warning[];
  };
  /** The whole answer, written elsewhere, in the place of all of the above. */
  readonly encoded?: EncodedAnswer;
}

/** Runs a compiled operation. Never rejects for what a subgraph does. */
export async function executeOperation(
  request: ExecuteRequest,
): Promise<Answer> {
  const run = await runOperation(request);
  const writing = run.ended ? ended(run.ended) : writeAnswer(run, request);
  // Most are written at once, and a promise for each has its price.
  const answer = 'then' in writing ? await writing : writing;
  if (run.ended) return answer;
  const whole = request.mustBeComplete ? refuseIncomplete(run, answer) : answer;
  const { warnings } = request.operation;
  if (!run.partitions && warnings.length === 0) return whole;
  const extensions = {
    ...(run.partitions ? { partitions: run.partitions.report } : {}),
    ...(warnings.length > 0 ? { warnings } : {}),
  };
  return { ...whole, extensions };
}

/** One error, and nothing of the data: a part of it would pass for all. */
function ended(error: ResponseError): Answer {
  return { data: ['null'], errors: [error] };
}

/** The client would rather have no rows than not all. */
function refuseIncomplete(run: OperationRun, answer: Answer): Answer {
  const isExpired = answer.errors?.some(
    ({ extensions }) => extensions['code'] === 'REQUEST_TIMEOUT',
  );
  const isComplete = run.partitions?.isComplete ?? true;
  if (isComplete && !isExpired) return answer;
  const errors = answer.errors ?? [];
  return {
    data: ['null'],
    errors: [responseError('INCOMPLETE_ANSWER'), ...errors],
  };
}

/** The share of an operation's time in which an answer is still written. */
const GRACE = 0.1;

async function runOperation(request: ExecuteRequest): Promise<OperationRun> {
  const { variables, operation, budget, deadlineAt } = request;
  const cancellation = new Cancellation();
  const run = new OperationRun({
    schedule: operation.schedule,
    types: request.types,
    semiJoins: request.semiJoins,
    fetchKeys: request.fetchKeys(cancellation),
    variables,
    headers: request.headers,
    cancellation,
    context: request.context,
    deadlineAt,
    budget,
    createTree: () => operation.createTree(),
  });
  // Named first: V8 makes a function that is assigned to a property at once as
  // an old one, and what is old keeps the whole run until a full collection.
  const onEnd = (error: ResponseError): void => run.end(error);
  budget.onEnd = onEnd;
  if (operation.schedule.steps.length === 0) return run;
  await new Promise<void>((resolve) => {
    const end = (code: 'REQUEST_TIMEOUT' | 'REQUEST_CANCELLED'): void => {
      budget.extend(request.deadlineMs * GRACE);
      run.expire(responseError(code));
      cancellation.cancel();
      finish();
    };
    const onGone = (): void => end('REQUEST_CANCELLED');
    const timer = setTimeout(() => end('REQUEST_TIMEOUT'), request.deadlineMs);
    const finish = (): void => {
      clearTimeout(timer);
      request.client?.forget(onGone);
      resolve();
    };
    request.client?.onCancel(onGone);
    if (request.client?.isCancelled) onGone();
    else run.start(finish);
  });
  return run;
}

/** The answer at once, if it is not long. */
function writeAnswer(
  run: OperationRun,
  { client, operation, variables, budget }: ExecuteRequest,
): Answer | Promise<Answer> {
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

function withErrors({ errors }: OperationRun, data: readonly string[]): Answer {
  errors.settle();
  return errors.isEmpty ? { data } : { data, errors: errors.toArray() };
}

/** Throws what is not the operation's own end. */
function endBy(run: OperationRun, error: unknown): Answer {
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
  // What was never answered is missing because its fetch failed, and that is
  // told where it failed: beside it, or around.
  const isBeside = run.errors.explains(path.slice(0, -1));
  if (value === undefined && (isBeside || run.errors.isLost(path))) return;
  const message = `Cannot return null for non-nullable field ${coordinate}.`;
  const error = responseError('NULL_VIOLATION', { message, path });
  const isMissing = value === undefined && run.errors.isHolding;
  if (isMissing) run.errors.hold(error);
  else run.errors.add(error);
}
