import type { FieldNode } from 'graphql';
import type { ResponsePath } from '../../errors.ts';
import { argumentNode, argumentValue, valueOf } from './argument-value.ts';
import { type ConnectionShape, connectionShape } from './connection-shape.ts';
import {
  type MergedPages,
  mergePages,
  type PageOrder,
  type PartPage,
} from './merge-pages.ts';
import {
  type GatherPart,
  malformed,
  type Merged,
  type Merger,
  type PartFailure,
} from './merger.ts';
import type { GatherRule } from './partition-model.ts';
import type { Direction } from './position-cursor.ts';
import type { SelectedField, Variables } from './selected-fields.ts';
import { isDataObject } from '../../plain-data.ts';

/** Merges pages of Relay connections by the positions of their cursors. */
export function connectionMerger(
  field: SelectedField,
  rule: GatherRule,
): Merger {
  const isPagedBackward =
    rule.node.arguments?.some(({ name }) => name.value === 'last') ?? false;
  const shape = connectionShape(field, { isPagedBackward });
  return {
    additions: shape.additions,
    merge(parts, variables) {
      const order = pageOrder(field.node, rule, variables);
      return mergeParts(parts, { shape, order, variables });
    },
  };
}

interface ConnectionMerge {
  readonly shape: ConnectionShape;
  readonly order: PageOrder;
  readonly variables: Variables;
}

type Fields = Readonly<Record<string, unknown>>;

function mergeParts(
  parts: readonly GatherPart[],
  merge: ConnectionMerge,
): Merged {
  const failures: PartFailure[] = [];
  let pages: PartPage[] = [];
  parts.forEach((part, n) => {
    const page = readPage(part, n, merge);
    if ('reason' in page) failures.push(page);
    else pages.push(page);
  });
  for (;;) {
    const merged = mergePages(pages, merge.order);
    if (!('failure' in merged)) {
      const values = pages.map(({ part }) => parts[part]?.value as Fields);
      return {
        value: writeConnection({ ...merge, parts, values, merged }),
        failures,
        locate: locator(merge.shape, merged),
      };
    }
    const { failure } = merged;
    failures.push(failure);
    pages = pages.filter(({ part }) => part !== failure.part);
  }
}

function readPage(
  from: GatherPart,
  part: number,
  { shape, order }: ConnectionMerge,
): PartPage | PartFailure {
  const { value } = from;
  if (!isDataObject(value)) {
    return malformed(part, 'Expected a connection, but got none.');
  }
  const edges = value[shape.edges];
  if (!Array.isArray(edges)) {
    return malformed(part, 'Expected edges, but got none.');
  }
  for (const { kind, field } of shape.members) {
    if (kind !== 'rows' || !(field.key in value)) continue;
    const rows = value[field.key];
    if (!Array.isArray(rows) || rows.length !== edges.length) {
      return malformed(part, `Expected as many ${field.name} as edges, but got another number.`); // prettier-ignore
    }
  }
  const info = value[shape.info];
  const more = order.isBackward ? shape.hasPrevious : shape.hasNext;
  return {
    part,
    cursors: edges.map((edge: unknown) =>
      isDataObject(edge) ? edge[shape.cursor] : undefined,
    ),
    hasMore: isDataObject(info) && more !== undefined && info[more] === true,
    holds: (partition) => from.holds(partition),
  };
}

interface ConnectionWrite extends ConnectionMerge {
  readonly parts: readonly GatherPart[];
  /** The values of the parts that are in the merge. */
  readonly values: readonly Fields[];
  readonly merged: MergedPages;
}

function writeConnection(write: ConnectionWrite): Fields {
  const { shape, values, variables } = write;
  const result = Object.create(null) as Record<string, unknown>;
  for (const member of shape.members) {
    const { key } = member.field;
    if (!isSelected(member.field, values, variables)) continue;
    switch (member.kind) {
      case 'rows':
        result[key] = write.merged.rows.map(({ part, index }) => {
          const value = write.parts[part]?.value as Fields;
          return (value[key] as readonly unknown[])[index];
        });
        break;
      case 'count':
        result[key] = total(values.map((value) => value[key]));
        break;
      case 'typename':
        result[key] = values[0]?.[key];
        break;
      case 'info':
        result[key] = writeInfo(write, key, member.fields);
        break;
    }
  }
  return result;
}

function writeInfo(
  write: ConnectionWrite,
  key: string,
  fields: readonly SelectedField[],
): Fields {
  const { merged, order, parts, shape, variables } = write;
  const infos = write.values.flatMap((value) => {
    const info = value[key];
    return isDataObject(info) ? [info] : [];
  });
  const cursorOf = (at: number): unknown => {
    const row = merged.rows.at(at);
    const value = row && (parts[row.part]?.value as Fields);
    const edges = value?.[shape.edges] as readonly Fields[] | undefined;
    return row ? edges?.[row.index]?.[shape.cursor] : null;
  };
  const isSome = (name: string) => infos.some((info) => info[name] === true);
  const result = Object.create(null) as Record<string, unknown>;
  for (const field of fields) {
    if (!isSelected(field, infos, variables)) continue;
    switch (field.name) {
      case 'hasNextPage':
        result[field.key] = order.isBackward ? isSome(field.key) : merged.hasMore; // prettier-ignore
        break;
      case 'hasPreviousPage':
        result[field.key] = order.isBackward ? merged.hasMore : isSome(field.key); // prettier-ignore
        break;
      case 'startCursor':
        result[field.key] = cursorOf(0);
        break;
      case 'endCursor':
        result[field.key] = cursorOf(-1);
        break;
      default:
        result[field.key] = infos[0]?.[field.key];
    }
  }
  return result;
}

/** Answers show what is selected; without any, the variables must say. */
function isSelected(
  field: SelectedField,
  values: readonly Fields[],
  variables: Variables,
): boolean {
  return values.length > 0
    ? values.some((value) => field.key in value)
    : field.isIncluded(variables);
}

function total(counts: readonly unknown[]): number | null {
  const known = counts.filter((count) => typeof count === 'number');
  if (known.length === 0 && counts.length > 0) return null;
  return known.reduce((sum, count) => sum + count, 0);
}

/** Errors of rows follow their rows; those of rows cut off are gone. */
function locator(
  shape: ConnectionShape,
  { rows }: MergedPages,
): Merged['locate'] {
  const places = new Map<string, number>();
  const isList = new Set(
    shape.members.flatMap(({ kind, field }) =>
      kind === 'rows' ? field.key : [],
    ),
  );
  const known = new Set(shape.members.map(({ field }) => field.key));
  return (part: number, [key, index, ...rest]: ResponsePath) => {
    if (typeof key !== 'string' || !known.has(key)) return undefined;
    if (!isList.has(key)) return index === undefined ? [key] : [key, index, ...rest]; // prettier-ignore
    if (places.size === 0) {
      rows.forEach((row, n) => places.set(`${row.part} ${row.index}`, n));
    }
    const place = places.get(`${part} ${String(index)}`);
    return place === undefined ? undefined : [key, place, ...rest];
  };
}

function pageOrder(
  node: FieldNode,
  rule: GatherRule,
  variables: Variables,
): PageOrder {
  const field = { field: node, definition: rule.node };
  const given = (name: string) => valueOf(argumentNode(node, name), variables);
  const isBackward = given('last') != null && given('first') == null;
  const limit = isBackward
    ? given('last')
    : (given('first') ?? argumentValue(field, 'first', {}));
  return {
    directions: directionsOf(argumentValue(field, rule.order, variables)),
    isBackward,
    limit: typeof limit === 'number' ? limit : undefined,
    separator: rule.separator,
  };
}

/** `[{name: ASC}, {size: DESC}]`; a list of one may be written without. */
function directionsOf(order: unknown): Direction[] {
  if (order === null || order === undefined) return [];
  const entries = Array.isArray(order) ? (order as unknown[]) : [order];
  return entries
    .flatMap((entry) => (isDataObject(entry) ? Object.values(entry) : []))
    .filter((direction) => direction !== null && direction !== undefined)
    .map((direction) => (direction === 'DESC' ? 'DESC' : 'ASC'));
}
