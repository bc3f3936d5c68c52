/**
 * The planner's SDL parser refuses integers beyond 64 bits and changes floats,
 * so it gets numbers in default values as strings.
 */
import {
  type DocumentNode,
  type FloatValueNode,
  type IntValueNode,
  visit,
} from 'graphql';
import type { TextEdit } from '../../../supergraph/text-edit.ts';

/** Edits that turn each number in a default value into a marked string. */
export function hiddenNumbers(document: DocumentNode): TextEdit[] {
  const edits: TextEdit[] = [];
  const hide = ({ loc, value }: IntValueNode | FloatValueNode): void => {
    if (!loc) return;
    const text = `"${value}"`;
    edits.push({ start: loc.start, end: loc.end, text });
  };
  visit(document, {
    // Directives on fields must stay as they are, as the planner reads them.
    Directive: () => false,
    IntValue: hide,
    FloatValue: hide,
  });
  return edits;
}
