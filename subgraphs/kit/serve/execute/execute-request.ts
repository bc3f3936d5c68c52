import {
  execute,
  type ExecutionResult,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLSchema,
} from 'graphql';

import { expectedError, limitExceeded } from '../../errors.ts';
import type {
  Report,
  RequestScope,
} from '../../../../protocol/request-scope.ts';
import { estimate, tooLarge } from './estimate.ts';
import { ExecutionRun } from './execution-run.ts';
import { bindRun } from './guard-schema.ts';
import type { ExecutionLimits } from './limits.ts';
import { ownScope } from './own-scope.ts';
import { documentReader, type ReadOperation } from './read-document.ts';
import type { GraphqlRequest } from './graphql-request.ts';
import { Turns } from './turns.ts';
import { isNestedBeyond } from './variable-depth.ts';

export interface ExecutorOptions {
  readonly schema: GraphQLSchema;
  readonly createContext: (scope: RequestScope) => object;
  /** What a client sees of an error; everything else goes to the report. */
  readonly mask: (error: GraphQLError, report: Report) => GraphQLError;
  /**
   * Is given unexpected failures of requests that have no scope of their own.
   */
  readonly report: Report;
  readonly limits: ExecutionLimits;
}

/** Shared by all subgraphs of the process, since they share its event loop. */
const turns = new Turns();

/**
 * Makes the function that executes requests within limits: a request whose text
 * is too large is refused before anything is read; one that grows too large
 * while it runs ends with a single error.
 */
export function createExecutor({
  schema,
  createContext,
  mask,
  report,
  limits,
}: ExecutorOptions): (
  request: GraphqlRequest,
) => Promise<FormattedExecutionResult> {
  const read = documentReader(schema, limits);

  return async (request) => {
    const found = read(request.query);
    if (found.kind === 'invalid') return refused(...found.errors);
    const operation = found.operation(request.operationName);
    const problem = operation && refusal(operation, request, limits);
    if (problem) return refused(problem);
    const { scope = ownScope(report) } = request;
    const run = new ExecutionRun({
      maxObjects: request.maxObjects ?? limits.maxObjects,
      scope,
      turns,
    });
    const contextValue = createContext(scope);
    bindRun(contextValue, run);
    const result = await settled(run, () =>
      execute({
        schema,
        document: found.document,
        operationName: request.operationName ?? null,
        variableValues: request.variables ?? null,
        contextValue,
      }),
    );
    return result instanceof GraphQLError
      ? { errors: [result.toJSON()], data: null }
      : formatted(result, (error) => mask(error, scope.report), limits);
  };
}

/** Why an operation is not started; undefined if it may start. */
function refusal(
  { isMutation, parts }: ReadOperation,
  request: GraphqlRequest,
  { maxEstimate, maxVariableDepth }: ExecutionLimits,
): GraphQLError | undefined {
  if (isMutation && request.isReadOnly === true) {
    return expectedError('MUTATION_OVER_GET', 'Expected a query over GET, but got a mutation.'); // prettier-ignore
  }
  const isEstimated = request.maxObjects !== undefined;
  if (isEstimated && request.isFromOutside !== true) return undefined;
  const variables = request.variables ?? {};
  if (isNestedBeyond(maxVariableDepth, variables)) {
    const levels = `at most ${maxVariableDepth} levels of lists and objects in variables`;
    return limitExceeded(levels, 'more');
  }
  const size = estimate(parts, variables);
  return size.objects > maxEstimate ? tooLarge(size, maxEstimate) : undefined;
}

/** The result, or the error for which the run was ended before. */
async function settled(
  run: ExecutionRun,
  begin: () => ExecutionResult | Promise<ExecutionResult>,
): Promise<ExecutionResult | GraphQLError> {
  try {
    return await Promise.race([begin(), run.ended]);
  } finally {
    run.finish();
  }
}

function refused(...errors: readonly GraphQLError[]): FormattedExecutionResult {
  return { errors: errors.map((error) => error.toJSON()) };
}

function formatted(
  { errors, ...rest }: ExecutionResult,
  mask: (error: GraphQLError) => GraphQLError,
  { maxErrors }: ExecutionLimits,
): FormattedExecutionResult {
  if (!errors) return rest;
  const shown = errors.slice(0, maxErrors).map((error) => mask(error));
  if (errors.length > maxErrors) {
    shown.push(
      expectedError(
        'TOO_MANY_ERRORS',
        `Expected at most ${maxErrors} errors, but got ${errors.length}: the others are left out.`,
      ),
    );
  }
  return { errors: shown.map((error) => error.toJSON()), ...rest };
}
