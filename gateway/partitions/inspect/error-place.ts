import type { ResponsePath } from '../../base/errors.ts';
import { isDataObject } from '../../base/plain-data.ts';
import { partitionOf } from '../../../protocol/partition/partition-name.ts';
import { keyText, runtimeObject } from '../expect/check-value.ts';
import type { ExpectedValue } from '../expect/expected-value.ts';
import type { AnswerPart } from './answer-part.ts';

/**
 * Whether there is a null at the end of a path or on the way; then the error at
 * the path explains it.
 */
export function leadsToNull(value: unknown, path: ResponsePath): boolean {
  let place = value;
  for (const segment of path) {
    if (place === null || place === undefined) break;
    place = step(place, segment);
    // A missing value is not a null, since the client would not see the place.
    if (place === undefined) return false;
  }
  return place === null || place === undefined;
}

/** The partition of the row that contains a place; undefined if unknown. */
export function ownerAt(
  { field, share, value }: AnswerPart,
  path: ResponsePath,
): string | undefined {
  switch (field.kind) {
    case 'entities':
      return share.entities?.owners[Number(path[0])];
    case 'route':
      return share.partitions.values().next().value;
    case 'gather':
      return rowOwner(field.expected, value, path);
    case 'typename':
    case 'unsupported':
      return undefined;
  }
}

/** The partition of the outermost row on the path. */
function rowOwner(
  expected: ExpectedValue,
  value: unknown,
  path: ResponsePath,
): string | undefined {
  const [segment, ...rest] = path;
  const { content } = expected;
  if (content.kind === 'object' && isDataObject(value)) {
    const { key, fields } = runtimeObject(content.object, value);
    const text = key && keyText(value[key.responseKey]);
    if (text !== undefined) return partitionOf(text, key?.separator);
    const next = fields.find((field) => field.key === segment);
    return next && rowOwner(next.value, value[next.key], rest);
  }
  return content.kind === 'list' && segment !== undefined
    ? rowOwner(content.item, step(value, segment), rest)
    : undefined;
}

function step(value: unknown, segment: string | number): unknown {
  if (Array.isArray(value)) return (value as unknown[])[Number(segment)];
  return isDataObject(value) && Object.hasOwn(value, segment)
    ? value[segment]
    : undefined;
}
