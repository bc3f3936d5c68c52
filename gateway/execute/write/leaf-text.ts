import type { AnswerLeaf } from './answer-shape.ts';
import { floatText, idText, leafText } from '../../base/json-text.ts';

/** Whether any string is a valid value of the leaf as it is. */
export function isStringLeaf({ leaf }: AnswerLeaf): boolean {
  return leaf === 'String' || leaf === 'ID';
}

/**
 * The JSON text of a value that is not a string; undefined if it is not valid.
 */
export function leafTextOf(
  { leaf, names }: AnswerLeaf,
  x: unknown,
): string | undefined {
  switch (leaf) {
    case 'String':
      return undefined;
    case 'ID':
      return idText(x);
    case 'Int':
      return typeof x === 'number' && (x | 0) === x ? String(x) : undefined;
    case 'Float':
      return typeof x === 'number' && x - x === 0 ? String(x) : floatText(x);
    case 'Boolean':
      return typeof x === 'boolean' ? String(x) : undefined;
    case 'enum':
      return names.get(x);
    case 'any':
      return leafText(x);
  }
}
