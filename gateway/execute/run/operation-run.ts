import type { RequestScope } from '../../../protocol/request-scope.ts';
import { type ResponseError, responseError } from '../../base/errors.ts';
import {
  type OperationBudget,
  OperationEnd,
} from '../../fetch/operation-budget.ts';
import { PartitionTally } from '../../fetch/partition-report.ts';
import type {
  SubgraphRequest,
  SubgraphResponse,
} from '../../fetch/subgraph-fetcher.ts';
import { keysOfPath } from '../../plan/plan-node.ts';
import type { TypeIndex } from '../../supergraph/type-index.ts';
import { countObjects } from '../steps/count-objects.ts';
import { expandKeyPath } from '../steps/data-path.ts';
import {
  collectRepresentations,
  type RepresentationBatch,
  mergeEntities,
} from '../steps/representation-batch.ts';
import { ErrorList } from '../errors/error-list.ts';
import { dropFields, type ReducedQuery } from './drop-fields.ts';
import { cloneFetched, mergeFetched } from '../steps/merge-fetched.ts';
import { type DataObject, isDataObject } from '../../base/plain-data.ts';
import type { ResponseTree } from '../errors/response-tree.ts';
import { applyRewrites } from '../steps/rewrites.ts';
import { runSchedule, type Schedule } from '../steps/schedule.ts';
import { type FetchKeys, SemiJoinRun } from '../../semi-join/run-semi-join.ts';
import type { SemiJoins } from '../../semi-join/read-semi-joins.ts';
import type {
  EntityStep,
  FetchStepBase,
  RootStep,
  Step,
} from '../steps/step.ts';
import { reportMissingRows } from '../errors/missing-rows.ts';
import { add, type ErrorPlacement } from '../errors/error-placement.ts';
import { reportMissing } from '../errors/missing-requirements.ts';
import {
  reportEntityErrors,
  reportRootErrors,
  wrongNumber,
} from '../errors/subgraph-errors.ts';
import {
  pickVariables,
  writeVariables,
  type WrittenVariable,
} from './variables-text.ts';

/** What one run of an operation's steps needs. */
export interface RunRequest {
  readonly schedule: Schedule;
  readonly types: TypeIndex;
  readonly semiJoins: SemiJoins;
  readonly fetchKeys: FetchKeys;
  /** Coerced; the run adds the hoisted arguments. */
  readonly variables: DataObject;
  /** The request's scope; also cancelled when this run ends. */
  readonly scope: RequestScope;
  /** Cancels everything that the run is waiting for. */
  readonly cancel: () => void;
  readonly budget: OperationBudget;
  /** Called when the first error has to be placed. */
  readonly createTree: () => ResponseTree;
}

/** One run of an operation: its merged data and its errors. */
export class OperationRun {
  data: DataObject = {};
  readonly errors = new ErrorList();
  /** Whether no string of the data holds a character that JSON escapes. */
  isPlain = true;
  /** Which partitions gave their rows; undefined if none was asked. */
  partitions: PartitionTally | undefined;
  /** Returns the text of the answer, if the operation has a single fetch. */
  dataText: (() => string | undefined) | undefined;
  readonly #request: RunRequest;
  readonly #context: ErrorPlacement;
  readonly #semiJoins: SemiJoinRun;
  readonly #failedVariables = new Map<string, ResponseError>();
  readonly #unfinished: Set<Step>;
  #tree: ResponseTree | undefined;
  #isOver = false;
  #done: (() => void) | undefined;
  #ended: ResponseError | undefined;

  constructor(request: RunRequest) {
    this.#request = request;
    this.#unfinished = new Set(request.schedule.steps);
    this.#semiJoins = new SemiJoinRun(request);
    this.#context = {
      data: () => this.data,
      errors: this.errors,
      types: request.types,
      budget: request.budget,
      tree: () => (this.#tree ??= request.createTree()),
      blames: new WeakMap(),
    };
  }

  /** The error that ended the operation early because it exceeded a limit. */
  get ended(): ResponseError | undefined {
    return this.#ended;
  }

  /** Runs all steps. `done` is called once; synchronously if nothing waits. */
  start(done: () => void): void {
    this.#done = done;
    runSchedule(
      this.#request.schedule,
      (step, complete) => this.#begin(step, complete),
      () => {
        if (this.#isOver) return;
        this.#isOver = true;
        done();
      },
    );
  }

  /** Ends the run without an answer and releases its data immediately. */
  end(error: ResponseError): void {
    if (this.#ended) return;
    const isRunning = !this.#isOver;
    this.#ended = error;
    this.#isOver = true;
    this.data = {};
    this.dataText = undefined;
    this.#request.cancel();
    if (isRunning) this.#done?.();
  }

  /**
   * Ends the run with what it has, possibly before it has started. Unanswered
   * fields are reported with `error`; answers that still arrive are not merged.
   */
  expire(error: ResponseError): void {
    this.#isOver = true;
    try {
      for (const step of this.#unfinished) {
        if (step.kind === 'argument' || !this.#isGuarded(step)) continue;
        this.#receive(step, this.#batchesOf(step), { errors: [error] });
      }
    } catch (error) {
      this.end(this.#errorOf(error, 'ending an operation'));
    }
  }

  /**
   * The error of an `OperationEnd`; anything else is a defect and is reported.
   */
  #errorOf(error: unknown, at: string): ResponseError {
    if (error instanceof OperationEnd) return error.error;
    this.#request.scope.report(error, at);
    return responseError('INTERNAL_SERVER_ERROR');
  }

  #begin(step: Step, complete: () => void): void {
    const finish = (): void => {
      this.#unfinished.delete(step);
      complete();
    };
    if (this.#isOver || !this.#isGuarded(step)) {
      finish();
    } else if (step.kind === 'argument') {
      this.#beginArgument(step, finish);
    } else {
      this.#defend(step, finish, () => this.#beginFetch(step, finish));
    }
  }

  /**
   * Without this, a defect in one step would leave the run waiting for ever.
   */
  #defend(
    step: RootStep | EntityStep,
    finish: () => void,
    work: () => void,
  ): void {
    try {
      work();
    } catch (error) {
      if (error instanceof OperationEnd) {
        this.end(error.error);
        finish();
        return;
      }
      this.#tell(step, error);
      this.errors.add(
        responseError('INTERNAL_SERVER_ERROR', {
          extensions: { service: step.subgraph },
        }),
      );
      finish();
    }
  }

  #beginArgument(
    step: Extract<Step, { kind: 'argument' }>,
    finish: () => void,
  ): void {
    const { argument } = step;
    const { variables } = this.#request;
    const settle = (error: ResponseError | undefined): void => {
      if (error) this.#failedVariables.set(argument.variable, error);
      finish();
    };
    const fail = (error: unknown) =>
      settle(this.#errorOf(error, 'an argument'));
    try {
      const waiting = this.#semiJoins.resolve(argument, variables);
      if (waiting) waiting.then(settle).catch(fail);
      else finish();
    } catch (error) {
      fail(error);
    }
  }

  #beginFetch(step: RootStep | EntityStep, finish: () => void): void {
    const batches = this.#batchesOf(step);
    const asked = batches.filter((batch) => batch.texts.length > 0);
    this.#reportUnaskable(step, batches);
    if (step.kind === 'entities' && asked.length === 0) {
      finish();
      return;
    }
    const reduced = this.#reduce(step);
    if (reduced && reduced.query === undefined) {
      this.#reportDropped(step, reduced, batches);
      finish();
      return;
    }
    const receive = (response: SubgraphResponse): void => {
      if (!this.#isOver) {
        this.#receive(step, batches, response);
        if (reduced) this.#reportDropped(step, reduced, batches);
      }
      finish();
    };
    step.fetcher.fetch(this.#subgraphRequest(step, { batches, reduced })).then(
      (response) => this.#defend(step, finish, () => receive(response)),
      // Fetchers return failures as values, so a rejection is a defect.
      (error: unknown) => {
        this.#tell(step, error);
        const errors = [responseError('INTERNAL_SERVER_ERROR')];
        this.#defend(step, finish, () => receive({ errors }));
      },
    );
  }

  #tell({ subgraph }: FetchStepBase, error: unknown): void {
    this.#request.scope.report(error, `a fetch of "${subgraph}"`);
  }

  #batchesOf(step: RootStep | EntityStep): readonly RepresentationBatch[] {
    return step.kind === 'entities'
      ? step.parts.map((part) =>
          collectRepresentations(part, this.data, this.#request.budget),
        )
      : [];
  }

  #subgraphRequest(
    step: FetchStepBase,
    from: {
      batches: readonly RepresentationBatch[];
      reduced: ReducedQuery | undefined;
    },
  ): SubgraphRequest {
    const { scope, variables, budget } = this.#request;
    const names = from.reduced?.variables ?? step.variables;
    const base = {
      subgraph: step.subgraph,
      query: from.reduced?.query ?? step.query,
      kind: step.operationKind,
      ...(step.operationName === undefined
        ? {}
        : { operationName: step.operationName }),
      scope,
      budget,
    };
    if (step.fetcher.takes === 'text') {
      const written = from.batches.map(({ part, texts }): WrittenVariable => [
        part.variable,
        `[${texts.join(',')}]`,
      ]);
      const variablesText = writeVariables(names, variables, written);
      return variablesText === undefined ? base : { ...base, variablesText };
    }
    const values = pickVariables(names, variables);
    for (const { part, samples } of from.batches) {
      values[part.variable] = samples.map((sample) =>
        part.representations.value(sample),
      );
    }
    return { ...base, variables: values };
  }

  #receive(
    step: RootStep | EntityStep,
    batches: readonly RepresentationBatch[],
    response: SubgraphResponse,
  ): void {
    if (response.data && !response.isPlain) this.isPlain = false;
    if (response.partitions) {
      this.partitions ??= new PartitionTally();
      this.partitions.add(response.partitions.report);
    }
    if (step.kind === 'root') this.#receiveRoot(step, response);
    else this.#receiveEntities(step, batches, response);
  }

  #receiveRoot(step: RootStep, response: SubgraphResponse): void {
    const { data } = response;
    if (isDataObject(data)) {
      this.#request.budget.takeObjects(countObjects(data, step.fetched));
      if (step.rewrites.length > 0) {
        applyRewrites(data, step.rewrites, this.#request.types);
      }
      this.#mergeRoot(step, data, response.dataText);
    }
    if (response.errors?.length || !isDataObject(data)) {
      reportRootErrors(this.#context, step, response);
    }
    const missing = response.partitions?.missing ?? [];
    if (missing.length > 0) reportMissingRows(this.#context, step, missing);
  }

  #mergeRoot(
    step: RootStep,
    data: DataObject,
    dataText: SubgraphResponse['dataText'],
  ): void {
    if (this.#request.schedule.steps.length === 1) {
      this.data = data;
      this.dataText = dataText;
      return;
    }
    const targets: DataObject[] = [];
    const { budget } = this.#request;
    budget.startVisit();
    const visit = (target: DataObject): DataObject => {
      targets.push(target);
      return target;
    };
    step.reader.collect(this.data, visit, budget);
    targets.forEach((target, n) => {
      const source = n === 0 ? data : cloneFetched(data, step.fetched, budget);
      mergeFetched(target, source, step.fetched);
    });
  }

  #receiveEntities(
    step: EntityStep,
    batches: readonly RepresentationBatch[],
    response: SubgraphResponse,
  ): void {
    const { data, errors } = response;
    let malformed: ResponseError | undefined;
    if (isDataObject(data)) {
      for (const { part } of batches) {
        const count = countObjects(data[part.alias], part.fetched);
        this.#request.budget.takeObjects(count);
      }
      const areMerged = batches.map((batch) =>
        mergeEntities(batch, data[batch.part.alias], this.#request),
      );
      if (areMerged.includes(false)) malformed = wrongNumber(step.subgraph);
    }
    if (errors?.length || malformed || !isDataObject(data)) {
      const fetch = { subgraph: step.subgraph, batches, malformed };
      reportEntityErrors(this.#context, fetch, response);
    }
  }

  #reportUnaskable(
    step: RootStep | EntityStep,
    batches: readonly RepresentationBatch[],
  ): void {
    for (const batch of batches) {
      if (batch.slots.includes(-1)) {
        reportMissing(this.#context, step.subgraph, batch);
      }
    }
  }

  #reduce(step: FetchStepBase): ReducedQuery | undefined {
    if (this.#failedVariables.size === 0) return undefined;
    const failed = step.variables.filter((v) => this.#failedVariables.has(v));
    return failed.length === 0
      ? undefined
      : dropFields(step.document, new Set(failed));
  }

  #reportDropped(
    step: RootStep | EntityStep,
    reduced: ReducedQuery,
    batches: readonly RepresentationBatch[],
  ): void {
    const prefixes =
      step.kind === 'root'
        ? [step.reader.path]
        : batches.flatMap((batch) => batch.part.readers.map((r) => r.path));
    for (const { keys, variable } of reduced.dropped) {
      const error = this.#failedVariables.get(variable);
      if (!error) continue;
      const below = step.kind === 'root' ? keys : keys.slice(1);
      for (const prefix of prefixes) {
        const fields = keysOfPath(prefix);
        for (const path of expandKeyPath(this.data, [...fields, ...below])) {
          add(this.#context, error, path);
        }
      }
    }
  }

  #isGuarded(step: Step): boolean {
    return step.guards.every(
      ({ variable, value }) =>
        (this.#request.variables[variable] === true) === value,
    );
  }
}
