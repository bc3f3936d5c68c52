import { Kind, parse, type SelectionSetNode } from 'graphql';

/** The field set of a `key`, `requires` or `provides` argument, braces or not. */
export function parseFieldSet(fieldSet: string): SelectionSetNode {
  const isInBraces = /^[\s,\uFEFF]*\{/.test(fieldSet);
  // It may end in a comment.
  const text = isInBraces ? fieldSet : `{${fieldSet}\n}`;
  const [operation] = parse(text, { noLocation: true }).definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION
    ? operation.selectionSet
    : { kind: Kind.SELECTION_SET, selections: [] };
}
