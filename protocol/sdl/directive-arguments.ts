import { type ConstDirectiveNode, valueFromASTUntyped } from 'graphql';

/** Directive arguments, by name, as plain values. */
export function directiveArguments(
  node: ConstDirectiveNode,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    (node.arguments ?? []).map((argument) => [
      argument.name.value,
      valueFromASTUntyped(argument.value),
    ]),
  );
}
