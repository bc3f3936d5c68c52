/**
 * The planner's parser refuses integers beyond 64 bits, and changes floats: to
 * it, a number that is the default of something is a string.
 */
import {
  type DocumentNode,
  type FloatValueNode,
  type IntValueNode,
  visit,
} from 'graphql';
import type { TextEdit } from '../../../supergraph/text-edit.ts';

/** Hides every number in a default value. */
export function hiddenNumbers(document: DocumentNode): TextEdit[] {
  const edits: TextEdit[] = [];
  const hide = ({ loc, value }: IntValueNode | FloatValueNode): void => {
    if (!loc) return;
    const text = `"${value}"`;
    edits.push({ start: loc.start, end: loc.end, text });
  };
  visit(document, {
    // What directives say of a field is the planner's business.
    Directive: () => false,
    IntValue: hide,
    FloatValue: hide,
  });
  return edits;
}
