import { isDataObject } from '../../base/plain-data.ts';
import { isRawNumber } from '../../base/exact-json.ts';
import { partitionOf } from '../../../protocol/partition/partition-name.ts';
import type { Variables } from '../model/selected-fields.ts';
import type { ExpectedObject, ExpectedValue } from './expected-value.ts';
import { conflict, invalid, type PartFault } from './part-fault.ts';

/** What an answer is checked against, besides the schema. */
export interface ValueCheck {
  readonly variables: Variables;
  /**
   * Whether the endpoint holds this partition, so that it may return its rows.
   */
  readonly holds: (partition: string) => boolean;
}

/**
 * Checks a value against what was asked for: all fields are there, each of its
 * type, and each row is of a partition that the endpoint holds.
 */
export function checkValue(
  expected: ExpectedValue,
  value: unknown,
  context: ValueCheck,
): PartFault | undefined {
  const fault = faultOf(expected, value, context);
  return fault && toPartFault(fault);
}

/** The same for an object whose type is already known. */
export function checkObject(
  expected: ExpectedObject,
  value: unknown,
  context: ValueCheck,
): PartFault | undefined {
  const fault = objectFault(expected, value, context);
  return fault && toPartFault(fault);
}

/** The key of a row, as text; undefined if it has none. */
export function keyOf(
  expected: ExpectedObject,
  value: unknown,
): string | undefined {
  if (!isDataObject(value)) return undefined;
  const { key } = runtimeObject(expected, value);
  return key && keyText(value[key.responseKey]);
}

export function keyText(key: unknown): string | undefined {
  if (typeof key === 'string') return key;
  if (typeof key === 'number') return String(key);
  return isRawNumber(key) ? key.rawJSON : undefined;
}

/** A shortened value, for messages. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (isDataObject(value) && !isRawNumber(value)) return 'an object';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** A fault and its path, which is collected on the way up. */
interface Fault {
  readonly path: (string | number)[];
  readonly expected: string;
  readonly found: string;
  readonly claimed?: string;
}

function toPartFault({ path, expected, found, claimed }: Fault): PartFault {
  const place = path.length === 0 ? '' : ` at "${path.reverse().join('.')}"`;
  return claimed === undefined
    ? invalid(`${expected}${place}, but got ${found}`)
    : conflict(found, claimed);
}

function faultOf(
  { content, isNonNull }: ExpectedValue,
  value: unknown,
  context: ValueCheck,
): Fault | undefined {
  if (value === null && !isNonNull) return undefined;
  switch (content.kind) {
    case 'leaf':
      return value !== null &&
        value !== undefined &&
        content.leaf.accepts(value)
        ? undefined
        : wrong(`a value of type ${content.leaf.name}`, value);
    case 'object':
      return objectFault(content.object, value, context);
    case 'list': {
      if (!Array.isArray(value)) return wrong('a list', value);
      for (let n = 0; n < value.length; n++) {
        const fault = faultOf(content.item, value[n], context);
        if (fault) return below(fault, n);
      }
      return undefined;
    }
  }
}

function objectFault(
  expected: ExpectedObject,
  value: unknown,
  context: ValueCheck,
): Fault | undefined {
  if (!isDataObject(value)) return wrong('an object', value);
  const object = runtimeObject(expected, value);
  for (const field of object.fields) {
    const inner = value[field.key];
    if (inner === undefined && !field.isAlways) {
      if (!field.isIncluded(context.variables)) continue;
    }
    const fault = faultOf(field.value, inner, context);
    if (fault) return below(fault, field.key);
  }
  const { key } = object;
  if (!key) return undefined;
  const text = keyText(value[key.responseKey]) ?? '';
  const claimed = partitionOf(text, key.separator) ?? '';
  return context.holds(claimed)
    ? undefined
    : { path: [], expected: '', found: text, claimed };
}

/** What is expected of an object of the type that its `__typename` says. */
export function runtimeObject(
  expected: ExpectedObject,
  value: Readonly<Record<string, unknown>>,
): ExpectedObject {
  if (expected.nameKey === undefined) return expected;
  const name = value[expected.nameKey];
  return typeof name === 'string' ? expected.as(name) : expected;
}

function wrong(expected: string, value: unknown): Fault {
  return { path: [], expected, found: shown(value) };
}

function below(fault: Fault, segment: string | number): Fault {
  fault.path.push(segment);
  return fault;
}
