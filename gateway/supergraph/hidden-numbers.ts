/**
 * The planner's parser refuses integers beyond 64 bits, and changes floats: to
 * it, a number that is the default of something is a string with a mark.
 */
import { type DocumentNode, Kind, type StringValueNode, visit } from 'graphql';
import type { FloatValueNode, IntValueNode } from 'graphql';
import type { TextEdit } from './text-edit.ts';

const MARK = 'mengyue number ';
const NUMBER = new RegExp(`^${MARK}(-?\\d+)([.eE].*)?$`);

/** Hides every number in a default value. */
export function hiddenNumbers(document: DocumentNode): TextEdit[] {
  const edits: TextEdit[] = [];
  const hide = ({ loc, value }: IntValueNode | FloatValueNode): void => {
    if (!loc) return;
    const text = `"${MARK}${value}"`;
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

/** The number a string hides. */
export function revealNumber(
  node: StringValueNode,
): IntValueNode | FloatValueNode | undefined {
  const [, integer, rest] = NUMBER.exec(node.value) ?? [];
  if (integer === undefined) return undefined;
  return rest === undefined
    ? { kind: Kind.INT, value: integer }
    : { kind: Kind.FLOAT, value: integer + rest };
}
