import { ANONYMOUS, type RequestScope } from '../../protocol/request-scope.ts';
import { RequestTrace } from '../../protocol/request-trace.ts';
import { createReport, type OnDefect } from '../base/defects.ts';
import { type ResponseError, responseError } from '../base/errors.ts';
import { Cancellation } from '../fetch/cancellation.ts';
import {
  findExceededVariableDepth,
  type OperationLimits,
} from '../prepare/limits.ts';
import type { OperationSource } from '../prepare/prepare-operation.ts';
import { readCompleteness } from './completeness.ts';
import type { GatewayRequest } from './gateway-request.ts';
import { passedOn } from './passed-headers.ts';

/** A request that has passed admission. */
export interface Admitted {
  readonly source: OperationSource;
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Whether rows missing from a partition make the whole answer an error. */
  readonly mustBeComplete: boolean;
}

const NO_VARIABLES = {};
const NO_HEADERS = {};

/**
 * Builds the request's scope from what is known of its client. This never
 * refuses, so that also a refusal has a scope; the deadline starts only later.
 */
export function scopeOf(
  { headers = NO_HEADERS, principal = ANONYMOUS, ...request }: GatewayRequest,
  onDefect: OnDefect,
): RequestScope {
  const passed = passedOn(headers);
  const trace = new RequestTrace(passed['traceparent']);
  const { cancellation = new Cancellation(), context } = request;
  return {
    principal,
    headers: passed,
    cancellation,
    deadlineAt: Infinity,
    report: createReport(onDefect, trace),
    trace,
    context,
  };
}

/**
 * Checks everything about a request that can be checked without its document.
 */
export function admit(
  request: GatewayRequest,
  limits: OperationLimits,
): Admitted | { readonly errors: readonly ResponseError[] } {
  const { query, operationName, variables = NO_VARIABLES } = request;
  const message = findExceededVariableDepth(variables, limits);
  if (message !== undefined) {
    return { errors: [responseError('BAD_USER_INPUT', { message })] };
  }
  const completeness = readCompleteness(request.headers ?? NO_HEADERS);
  if ('errors' in completeness) return completeness;
  const { mustBeComplete } = completeness;
  return { source: { query, operationName }, variables, mustBeComplete };
}
