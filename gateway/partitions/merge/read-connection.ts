import { isDataObject } from '../../base/plain-data.ts';
import { namedType } from '../../../protocol/sdl/sdl-types.ts';
import type { ConnectionSelection } from '../model/connection-selection.ts';
import type { GatherPart, PageOrder, ReadPage } from './merger.ts';
import type { GatherRule, PartitionModel } from '../model/partition-model.ts';
import { partitionOf } from '../../../protocol/partition/partition-name.ts';
import { comparePositions, type Position } from '../../../protocol/position.ts';
import { readCursor } from '../../../protocol/cursor.ts';
import type { SelectedField } from '../model/selected-fields.ts';
import { type ValueCheck, keyOf, shown } from '../expect/check-value.ts';
import {
  expectedObject,
  type ExpectedObject,
} from '../expect/expected-value.ts';
import { conflict, invalid, type PartFault } from '../expect/part-fault.ts';

/** A list of rows in a connection, with the keys to find their keys by. */
export interface ConnectionRows {
  /** The response key of the list. */
  readonly list: string;
  readonly row: ExpectedObject;
  /** For edges: the response key of the row in an edge. */
  readonly node: string | undefined;
}

/** What a request says about its page. */
export interface PageExpectation {
  readonly order: PageOrder;
  /** The cursors between which the page lies, as given in the request. */
  readonly after: unknown;
  readonly before: unknown;
  /** Their positions, if they are cursors of this order. */
  readonly from: Position | undefined;
  readonly to: Position | undefined;
}

export interface ConnectionReading extends PageExpectation {
  readonly selected: ConnectionSelection;
  readonly rows: readonly ConnectionRows[];
  readonly separator: string | undefined;
  readonly context: ValueCheck;
}

/** The lists of rows that are selected together with their keys. */
export function connectionRows(
  field: SelectedField,
  rule: GatherRule,
  model: PartitionModel,
): readonly ConnectionRows[] {
  if (!field.selectionSet) return [];
  const type = namedType(rule.node.type);
  const { fields } = expectedObject(type, field.selectionSet, model);
  return fields.flatMap(
    ({ key: list, name, value: { content } }): ConnectionRows[] => {
      if (content.kind !== 'list' || content.item.content.kind !== 'object') {
        return [];
      }
      const { object } = content.item.content;
      if (name !== 'edges') return [{ list, row: object, node: undefined }];
      return object.fields.flatMap(
        ({ key: node, value: { content: inner } }) =>
          inner.kind === 'object' ? { list, row: inner.object, node } : [],
      );
    },
  );
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a page that can be merged: rows in the order asked for, each with the
 * position and key of its cursor, none twice, and no fewer than the page
 * claims.
 */
export function readConnection(
  value: unknown,
  reading: ConnectionReading,
): GatherPart | PartFault {
  const { selected, order } = reading;
  if (!isDataObject(value)) return invalid('a connection, but got none');
  const edges = value[selected.edges];
  if (!Array.isArray(edges)) return invalid('edges, but got none');
  const info = value[selected.info];
  if (!isDataObject(info)) return invalid('pageInfo, but got none');
  const cursors = edges.map((edge: unknown) =>
    isDataObject(edge) ? edge[selected.cursor] : undefined,
  );
  const positions = readPositions(cursors, reading);
  if ('code' in positions) return positions;
  const more = order.isBackward ? selected.hasPrevious : selected.hasNext;
  const page = {
    positions,
    hasMore: more !== undefined && info[more] === true,
  };
  return (
    listFault(value, positions.length, reading) ??
    rowFault(value, positions, reading) ??
    countFault(value, page, reading) ?? { value, page }
  );
}

function readPositions(
  cursors: readonly unknown[],
  { order, separator, context, from, to }: ConnectionReading,
): readonly Position[] | PartFault {
  const { directions, limit } = order;
  if (limit !== undefined && cursors.length > Math.max(0, limit)) {
    return invalid(`at most ${limit} rows, but got ${cursors.length}`);
  }
  const length = directions.length + 1;
  const positions: Position[] = [];
  let previous = from;
  for (const cursor of cursors) {
    const position = readCursor(cursor, length);
    if (!position) {
      return invalid(`the cursor of a position in the order, but got ${shown(cursor ?? null)}`); // prettier-ignore
    }
    const partition = partitionOf(position.at(-1), separator) ?? '';
    if (!context.holds(partition)) {
      return conflict(String(position.at(-1)), partition);
    }
    if (previous && comparePositions(previous, position, directions) >= 0) {
      return invalid('rows in the order asked for, but got another order');
    }
    positions.push(position);
    previous = position;
  }
  const isBeyond =
    to &&
    positions.length > 0 &&
    previous !== undefined &&
    comparePositions(previous, to, directions) >= 0;
  return isBeyond
    ? invalid('rows before the cursor asked for, but got one that is not')
    : positions;
}

function listFault(
  value: Fields,
  length: number,
  { selected }: ConnectionReading,
): PartFault | undefined {
  for (const { kind, field } of selected.members) {
    if (kind !== 'rows' || !(field.key in value)) continue;
    const rows = value[field.key];
    if (Array.isArray(rows) && rows.length === length) continue;
    return invalid(`as many ${field.name} as edges, but got another number`);
  }
  return undefined;
}

/**
 * Checks that a row has the same key in every list, that the key's partition is
 * the cursor's, and that no other row has it. The cursor may contain another
 * form of the key, by which rows are sorted.
 */
function rowFault(
  value: Fields,
  positions: readonly Position[],
  { rows, order, separator }: ConnectionReading,
): PartFault | undefined {
  const keys = new Array<string | undefined>(positions.length).fill(undefined);
  for (const { list, row, node } of rows) {
    const items = value[list];
    if (!Array.isArray(items)) continue;
    for (let n = 0; n < positions.length; n++) {
      const item: unknown = items[n];
      const found = node === undefined ? item : (item as Fields | null)?.[node];
      const key = keyOf(row, found);
      if (key === undefined) continue;
      const known = (keys[n] ??= key);
      if (known !== key) return otherRow(known, key);
      const wanted = partitionOf(positions[n]?.at(-1), separator);
      if (partitionOf(key, separator) !== wanted) return otherRow(wanted, key);
    }
  }
  if (keys.length < 2) return undefined;
  // In the order of the key alone, sorted rows cannot contain one twice.
  const isOrdered = order.directions.length === 0;
  const ends = isOrdered ? [] : positions.map((position) => position.at(-1));
  return isEachOnce(keys) && isEachOnce(ends)
    ? undefined
    : invalid('each row once, but got one of them twice');
}

function otherRow(wanted: string | undefined, key: string): PartFault {
  return invalid(`a row of "${wanted ?? ''}" at its cursor, but got "${key}"`);
}

function isEachOnce(keys: readonly unknown[]): boolean {
  const known = new Set<unknown>();
  for (const key of keys) {
    // Several rows may be null.
    if (key === undefined) continue;
    if (known.has(key)) return false;
    known.add(key);
  }
  return true;
}

/** A page with all rows must have as many as `totalCount` says. */
export function countFault(
  value: Fields,
  { positions, hasMore }: ReadPage,
  {
    selected,
    order,
    after,
    before,
  }: Pick<ConnectionReading, 'selected' | 'order' | 'after' | 'before'>,
): PartFault | undefined {
  const isWhole =
    !hasMore && after == null && before == null && order.limit !== 0;
  for (const { kind, field } of selected.members) {
    const count = value[field.key];
    if (kind !== 'count' || typeof count !== 'number') continue;
    const { length } = positions;
    if (isWhole ? count !== length : count < length + (hasMore ? 1 : 0)) {
      const expected = isWhole ? `${length}` : `at least ${length}`;
      return invalid(`a totalCount of ${expected} beside these rows, but got ${count}`); // prettier-ignore
    }
  }
  return undefined;
}
