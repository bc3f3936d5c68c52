import {
  type FieldNode,
  type GraphQLArgument,
  Kind,
  valueFromASTUntyped,
} from 'graphql';

/** Reads an argument of an operation from its coerced variables. */
export type ReadArgument = (
  variables: Readonly<Record<string, unknown>>,
) => unknown;

/**
 * Reads an argument of a field from coerced variables, or its default value.
 */
export function readerOf(
  node: FieldNode | undefined,
  { name, defaultValue }: GraphQLArgument,
): ReadArgument {
  const given = node?.arguments?.find((one) => one.name.value === name)?.value;
  if (!given) return () => defaultValue;
  if (given.kind === Kind.VARIABLE) {
    const variable = given.name.value;
    return (variables) => {
      const value = variables[variable];
      return value === undefined ? defaultValue : value;
    };
  }
  return (variables) => valueFromASTUntyped(given, variables);
}
