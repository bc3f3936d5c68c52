import { OperationTypeNode } from 'graphql';
import { admit, type Admitted, scopeOf } from './access/admit.ts';
import type { GatewayRequest } from './access/gateway-request.ts';
import { ofAnswers } from './access/passed-headers.ts';
import type { OnDefect } from './base/defects.ts';
import { responseError } from './base/errors.ts';
import { type Answer, refused } from './execute/answer/answer.ts';
import { writeAnswer } from './execute/answer/write-answer.ts';
import { coerceVariables } from './execute/run/coerce-variables.ts';
import { runOperation } from './execute/run/run-operation.ts';
import type { Generation } from './generation.ts';
import {
  type PlacedOperation,
  type PlaceRules,
  runPlaced,
} from './placement/run-placed.ts';
import type { OperationLimits } from './prepare/limits.ts';
import type { PreparedOperation } from './prepare/prepare-operation.ts';

/** What requests are answered with, whatever they ask. */
export interface AnswerRules {
  readonly limits: OperationLimits;
  readonly places: PlaceRules;
  readonly onDefect: OnDefect;
}

/**
 * The way of one request: admit, prepare, coerce, compile, run, write. Never
 * rejects: a defect is told, and the client sees it masked.
 */
export async function answer(
  request: GatewayRequest,
  generation: Generation,
  rules: AnswerRules,
): Promise<Answer> {
  const scope = scopeOf(request, rules.onDefect);
  try {
    const admitted = admit(request, scope, rules.limits);
    if ('errors' in admitted) return refused(admitted.errors);
    const prepared = generation.operations.prepare(admitted.source);
    if ('errors' in prepared) return refused(prepared.errors);
    const { schema, types, semiJoins, fetchKeys } = generation;
    const { operation } = prepared;
    const coerced = coerceVariables({ ...admitted, operation, schema });
    if ('errors' in coerced) return refused(coerced.errors);
    const { variables } = coerced;
    const { estimate, expected } = generation.costs.of(operation);
    const objects = estimate(variables);
    if (typeof objects !== 'number') return refused([objects]);
    const { answer, taken } = await runPlaced(rules.places, {
      estimate: objects,
      expected,
      client: scope.cancellation,
      deadlineMs: request.deadlineMs,
      asSent: asSent(request, admitted, operation),
      compile: () =>
        generation.compiler.compile({ operation, variables, report: scope.report }),
      async run(operation, { deadlineAt, budget }) {
        const begun = { ...scope, deadlineAt };
        const run = await runOperation({ operation, variables, types, semiJoins, fetchKeys, scope: begun, budget });
        const { mustBeComplete } = admitted;
        return writeAnswer(run, { operation, variables, budget, client: scope.cancellation, mustBeComplete });
      },
    });
    request.onTaken?.(taken);
    return answer;
  } catch (error) {
    scope.report(error, 'answering a request');
    return refused([responseError('INTERNAL_SERVER_ERROR')]);
  }
} // prettier-ignore

/** What may run in another process: queries, since what writes stays here. */
function asSent(
  { takesBytes, context, headers = {} }: GatewayRequest,
  { source, variables, scope }: Admitted,
  { clientOperation }: PreparedOperation,
): PlacedOperation['asSent'] {
  if (!takesBytes || context !== undefined) return undefined;
  if (clientOperation.operation !== OperationTypeNode.QUERY) return undefined;
  const { principal } = scope;
  return () => ({
    ...source,
    variables,
    headers: ofAnswers(headers),
    principal,
  });
}
