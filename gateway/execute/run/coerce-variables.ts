import { getVariableValues, type GraphQLSchema } from 'graphql';
import { type ResponseError, responseError } from '../../base/errors.ts';
import { roundNumbers } from '../../base/exact-json.ts';
import type { PreparedOperation } from '../../prepare/prepare-operation.ts';
import {
  messageForClient,
  renameValues,
} from '../../prepare/rename-variables.ts';
import type { DataObject } from '../../base/plain-data.ts';

export interface CoerceRequest {
  readonly operation: PreparedOperation;
  readonly schema: GraphQLSchema;
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
}

export type Coerced =
  | { readonly variables: DataObject }
  | { readonly errors: readonly ResponseError[] };

/**
 * Coerces an operation's variables by their types, together with its hoisted
 * literals.
 */
export function coerceVariables({
  schema,
  operation,
  variables,
}: CoerceRequest): Coerced {
  const { literals, clientVariables } = operation;
  const definitions = operation.variableDefinitions;
  if (definitions.length === 0) return { variables: { ...literals } };
  const given = renameValues(variables, clientVariables);
  const coerce = (values: Readonly<Record<string, unknown>>) =>
    getVariableValues(schema, definitions, values, { maxErrors: 20 });
  let result = coerce(given);
  if (result.errors) {
    // Custom scalars keep the exact digits of long numbers; Float rounds them.
    result = coerce(roundNumbers(given) as DataObject);
  }
  if (result.coerced) {
    return { variables: Object.assign(result.coerced, literals) };
  }
  return {
    errors: result.errors.map((error) =>
      responseError('BAD_USER_INPUT', {
        message: messageForClient(error.message, clientVariables),
        ...(error.locations ? { locations: error.locations } : {}),
      }),
    ),
  };
}
