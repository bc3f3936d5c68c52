import { type GraphQLInputType, type ValueNode, valueFromAST } from 'graphql';

/**
 * An argument that became a variable, whose value the gateway computes for each
 * request.
 */
export interface HoistedArgument {
  readonly variable: string;
  readonly type: GraphQLInputType;
  readonly value: ValueNode;
}

/** The value of a hoisted argument; undefined if it is not given. */
export function evaluateHoisted(
  argument: HoistedArgument,
  variables: Readonly<Record<string, unknown>>,
): unknown {
  return valueFromAST(argument.value, argument.type, variables);
}
