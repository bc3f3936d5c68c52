import { type GraphQLInputType, type ValueNode, valueFromAST } from 'graphql';

/**
 * An argument taken out of the operation: plans have a variable, whose
 * value the gateway computes for each request.
 */
export interface HoistedArgument {
  readonly variable: string;
  readonly type: GraphQLInputType;
  readonly value: ValueNode;
}

/** The value of a hoisted argument; undefined when it is not given at all. */
export function evaluateHoisted(
  argument: HoistedArgument,
  variables: Readonly<Record<string, unknown>>,
): unknown {
  return valueFromAST(argument.value, argument.type, variables);
}
