import { isDataObject } from '../../base/plain-data.ts';
import type { CompiledField } from '../split/compiled-field.ts';
import type { GatherPart } from '../merge/merger.ts';
import { partitionOf } from '../../../protocol/partition/partition-name.ts';
import { routeKey } from '../split/route-key.ts';
import { checkObject, checkValue, keyOf, keyText, shown } from '../expect/check-value.ts'; // prettier-ignore
import type { AnswerPart } from './answer-part.ts';
import { invalid, type PartFault } from '../expect/part-fault.ts';

/**
 * Reads entities: one for each representation, in order, each with the right
 * key. A null is an entity that the source does not have.
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
 * Reads the answer to a routed field: only rows of the partition, and exactly
 * the row whose key was given, if one was.
 */
export function readRoute(
  field: Extract<CompiledField, { kind: 'route' }>,
  { value, errors, context, share }: AnswerPart,
): GatherPart | PartFault | undefined {
  // If it has an error of its own, the value is null, however far that bubbled
  // up.
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
