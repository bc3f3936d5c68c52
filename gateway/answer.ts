import { OperationTypeNode } from 'graphql';
import type { RequestScope } from '../protocol/request-scope.ts';
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

/** What every request is answered by, whatever it asks. */
export interface AnswerRules {
  readonly limits: OperationLimits;
  readonly places: PlaceRules;
  readonly onDefect: OnDefect;
}

/**
 * Answers one request with one generation. Never rejects: a defect is reported,
 * and the client gets a masked error.
 */
export async function answer(
  request: GatewayRequest,
  generation: Generation,
  rules: AnswerRules,
): Promise<Answer> {
  const scope = scopeOf(request, rules.onDefect);
  try {
    return await answerWithin(scope, { request, generation, rules });
  } catch (error) {
    scope.report(error, 'answering a request');
    return refused([responseError('INTERNAL_SERVER_ERROR')]);
  }
}

interface Asked {
  readonly request: GatewayRequest;
  readonly generation: Generation;
  readonly rules: AnswerRules;
}

/** The path of one request: admit, prepare, coerce, compile, run, write. */
async function answerWithin(
  scope: RequestScope,
  { request, generation, rules }: Asked,
): Promise<Answer> {
  const admitted = admit(request, rules.limits);
  if ('errors' in admitted) return refused(admitted.errors);
  const { source, mustBeComplete } = admitted;

  const prepared = generation.operations.prepare(source);
  if ('errors' in prepared) return refused(prepared.errors);
  const { operation } = prepared;

  const { schema, types, semiJoins, fetchKeys } = generation;
  const coerced = coerceVariables({ ...admitted, operation, schema });
  if ('errors' in coerced) return refused(coerced.errors);
  const { variables } = coerced;

  const size = generation.costs.sizeOf(operation, variables);
  if ('errors' in size) return refused(size.errors);
  const { cancellation: client, report } = scope;
  const placed = await runPlaced(rules.places, {
    ...size,
    scope,
    deadlineMs: request.deadlineMs,
    asSent: asSent(request, admitted, operation),
    compile: () =>
      generation.compiler.compile({ operation, variables, report }),
    async run(compiled, { deadlineAt, budget }) {
      const run = await runOperation({
        operation: compiled,
        variables,
        types,
        semiJoins,
        fetchKeys,
        scope: { ...scope, deadlineAt },
        budget,
      });
      return writeAnswer(run, {
        operation: compiled,
        variables,
        budget,
        client,
        mustBeComplete,
      });
    },
  });
  request.onTaken?.(placed.taken);
  return placed.answer;
}

/**
 * Only queries may run in another process: whatever writes stays in this one.
 */
function asSent(
  { takesBytes, context, headers = {} }: GatewayRequest,
  { source, variables }: Admitted,
  { clientOperation }: PreparedOperation,
): PlacedOperation['asSent'] {
  if (!takesBytes || context !== undefined) return undefined;
  if (clientOperation.operation !== OperationTypeNode.QUERY) return undefined;
  return () => ({ ...source, variables, headers: ofAnswers(headers) });
}
