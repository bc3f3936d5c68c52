import type { AnswerLeaf } from './answer-shape.ts';
import { floatText, idText, leafText } from '../../base/json-text.ts';

/** Whether a string fits it as it is. */
export function isStringLeaf({ leaf }: AnswerLeaf): boolean {
  return leaf === 'String' || leaf === 'ID';
}

/** The JSON text of what is no string; undefined when it does not fit. */
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
