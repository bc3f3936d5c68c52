import { isDataObject } from '../../base/plain-data.ts';
import {
  type AnswerComposite,
  type FieldContent,
  type AnswerLeaf,
  type AnswerObject,
  type AnswerValue,
  shapeForType,
} from './answer-shape.ts';
import { isStringLeaf, leafTextOf } from './leaf-text.ts';

/**
 * Whether data is exactly what its shape says: the fields asked for, in their
 * order (spec 7.2.2), each of its type, and nothing else.
 */
export function conformsTo(shape: AnswerComposite, x: unknown): boolean {
  switch (shape.kind) {
    case 'list':
      return (
        Array.isArray(x) && x.every((item) => valueConforms(shape.item, item))
      );
    case 'object':
      return objectConforms(shape, x);
    case 'abstract': {
      const part = isDataObject(x) ? shapeForType(shape, x) : undefined;
      return part !== undefined && objectConforms(part, x);
    }
  }
}

function objectConforms({ fields }: AnswerObject, x: unknown): boolean {
  if (!isDataObject(x)) return false;
  let n = 0;
  for (const key in x) {
    const field = fields[n++];
    if (field?.key !== key) return false;
    if (!contentConforms(field.content, x[key])) return false;
  }
  return n === fields.length;
}

function contentConforms(content: FieldContent, x: unknown): boolean {
  switch (content.kind) {
    case 'value':
      return valueConforms(content.value, x);
    case 'typename':
      return content.names.has(x);
    case 'introspection':
      return false;
  }
}

function valueConforms({ shape, isNonNull }: AnswerValue, x: unknown): boolean {
  if (x === null) return !isNonNull;
  if (x === undefined) return false;
  return shape.kind === 'leaf' ? leafConforms(shape, x) : conformsTo(shape, x);
}

/** A number as an ID does not conform, because it is written as a string. */
function leafConforms(shape: AnswerLeaf, x: unknown): boolean {
  if (isStringLeaf(shape)) return typeof x === 'string';
  return leafTextOf(shape, x) !== undefined;
}
