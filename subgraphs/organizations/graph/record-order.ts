import type { SortKey } from '../../kit/read/connection.ts';
import { badInput } from '../../kit/errors.ts';
import { parseRecordId, type RecordId } from '../../kit/values/ids.ts';
import { oneField } from '../../kit/read/one-field.ts';
import type {
  OrderTerm,
  RecordOrder,
  RecordPlace,
} from '../source/organization-source.ts';
import type { Segment } from './source-registry.ts';

/** The contract's order input: one field each, ASC or DESC. */
export type OrderInput = Readonly<
  Partial<Record<OrderTerm['field'] | 'id', 'ASC' | 'DESC' | null>>
>;

/**
 * The order of records. Terms after `id` are dropped, since it is unique;
 * without `id` it is added last. Throws BAD_USER_INPUT.
 */
export function recordOrder(
  orderBy: readonly OrderInput[] | null | undefined,
): RecordOrder {
  const terms: OrderTerm[] = [];
  for (const input of orderBy ?? []) {
    const { field, descending } = oneField(input);
    if (field === 'id') return { terms, keyDescending: descending };
    if (terms.some((term) => term.field === field)) {
      throw badInput('orderBy to name each field once', orderBy);
    }
    terms.push({ field: field as OrderTerm['field'], descending });
  }
  return { terms, keyDescending: false };
}

/** The reversed order. */
export function reversed({ terms, keyDescending }: RecordOrder): RecordOrder {
  return {
    terms: terms.map(({ field, descending }) => ({
      field,
      descending: !descending,
    })),
    keyDescending: !keyDescending,
  };
}

/**
 * A cursor in a list of records: a value for each term of `orderBy`, and a key
 * (district, system, and the system's key as a text that sorts like it).
 */
export interface RecordCursor {
  /** Values of the terms before `id`. */
  readonly values: readonly string[];
  readonly key: RecordId;
}

/** Null without a cursor. Throws BAD_USER_INPUT if its key is invalid. */
export function recordCursor(
  position: SortKey | null,
  { terms }: RecordOrder,
): RecordCursor | null {
  if (position === null) return null;
  const key = parseRecordId(String(position.at(-1)));
  if (!key) throw badInput('a cursor that ends in a key', position.at(-1));
  return { values: position.slice(0, terms.length).map(String), key };
}

/** The place of a cursor in the terms of a segment's source. */
export function placeIn(
  segment: Segment,
  { values, key }: RecordCursor,
  { keyDescending }: RecordOrder,
): RecordPlace {
  const own = `${segment.district}:${segment.source.description.system}`;
  const its = `${key.district}:${key.system}`;
  if (own === its) {
    return { values, ties: { kind: 'after', sortKey: key.localId } };
  }
  const isLater = keyDescending ? own < its : own > its;
  return { values, ties: { kind: isLater ? 'all' : 'none' } };
}
