import {
  type FieldDefinitionNode,
  type FieldNode,
  Kind,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';
import type { Variables } from './selected-fields.ts';

/** The node of an argument as a query gives it. */
export function argumentNode(
  { arguments: given }: FieldNode,
  name: string,
): ValueNode | undefined {
  return given?.find((argument) => argument.name.value === name)?.value;
}

/** The value of a node; undefined if it is a variable without a value. */
export function valueOf(
  node: ValueNode | undefined,
  variables: Variables,
): unknown {
  if (!node) return undefined;
  if (node.kind === Kind.VARIABLE) return variables[node.name.value];
  return valueFromASTUntyped(node, variables);
}

/** The default value an argument has in the schema. */
export function defaultOf(
  { arguments: defined }: FieldDefinitionNode,
  name: string,
): unknown {
  const argument = defined?.find((one) => one.name.value === name);
  return argument?.defaultValue && valueFromASTUntyped(argument.defaultValue);
}

/** The effective value of an argument: as given, or its default. */
export function argumentValue(
  { field, definition }: { field: FieldNode; definition: FieldDefinitionNode },
  name: string,
  variables: Variables,
): unknown {
  const given = valueOf(argumentNode(field, name), variables);
  return given === undefined ? defaultOf(definition, name) : given;
}
