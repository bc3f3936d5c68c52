import { Kind, parse, type SelectionSetNode } from 'graphql';

/**
 * Parses the field set of a `key`, `requires` or `provides` argument, with or
 * without braces around it.
 */
export function parseFieldSet(fieldSet: string): SelectionSetNode {
  const isInBraces = /^[\s,\uFEFF]*\{/.test(fieldSet);
  // The line feed keeps a comment at the end of the field set from hiding the
  // brace.
  const text = isInBraces ? fieldSet : `{${fieldSet}\n}`;
  const [operation] = parse(text, { noLocation: true }).definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION
    ? operation.selectionSet
    : { kind: Kind.SELECTION_SET, selections: [] };
}
