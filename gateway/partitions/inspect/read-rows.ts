import { isDataObject } from '../../base/plain-data.ts';
import type { CompiledField } from '../split/compiled-field.ts';
import type { GatherPart } from '../merge/merger.ts';
import { partitionOf } from '../../../protocol/partition/partition-name.ts';
import { routeKey } from '../split/route-key.ts';
import { checkObject, checkValue, keyOf, keyText, shown } from '../expect/check-value.ts'; // prettier-ignore
import type { AnswerPart } from './answer-part.ts';
import { invalid, type PartFault } from '../expect/part-fault.ts';

/**
 * Entities as they were asked for: one for each representation, in its place,
 * with its key. A null is an entity that its source does not have.
 */
export function readEntities(
  { expected }: Extract<CompiledField, { kind: 'entities' }>,
  { value, share, context }: AnswerPart,
): GatherPart | PartFault {
  const { representations = [] } = share.entities ?? {};
  if (!Array.isArray(value) || value.length !== representations.length) {
    const found = Array.isArray(value) ? String(value.length) : shown(value);
    return invalid(`${representations.length} entities, one for each key, but got ${found}`); // prettier-ignore
  }
  for (const [n, representation] of representations.entries()) {
    const entity: unknown = value[n];
    if (entity === null) continue;
    const { __typename: name, ...keys } = representation as Readonly<
      Record<string, unknown>
    >;
    const object = expected.as(String(name));
    const fault = checkObject(object, entity, context);
    if (fault) return fault;
    const wanted = keyText(keys[expected.keyField(String(name))]);
    const found = keyOf(object, entity);
    if (found !== wanted) {
      return invalid(`the entity "${wanted ?? ''}" at ${n}, but got ${shown(found)}`); // prettier-ignore
    }
  }
  return { value };
}

/**
 * What one partition answers: rows of its own, and where the key of one row
 * was given, that row.
 */
export function readRoute(
  field: Extract<CompiledField, { kind: 'route' }>,
  { value, errors, context, share }: AnswerPart,
): GatherPart | PartFault | undefined {
  // With an error of its own it is null, however far that bubbled.
  if (value === undefined)
    return errors.length > 0 ? { value: null } : undefined;
  const { expected, row } = field;
  const fault = checkValue(expected, value, context);
  if (fault) return fault;
  if (!row || !isDataObject(value)) return { value };
  const found = keyOf(row, value);
  const wanted = keyText(routeKey(field, context.variables));
  const isRow = field.isByKey
    ? found === wanted
    : share.partitions.has(partitionOf(found, field.rule.separator) ?? '');
  return isRow
    ? { value }
    : invalid(`the row "${wanted ?? ''}", but got ${shown(found)}`);
}
