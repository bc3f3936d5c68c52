import type { FieldNode } from 'graphql';
import type { ResponsePath } from '../../base/errors.ts';
import {
  argumentNode,
  argumentValue,
  valueOf,
} from '../model/argument-value.ts';
import {
  type ConnectionSelection,
  connectionSelection,
} from '../model/connection-selection.ts';
import {
  connectionRows,
  countFault,
  type PageExpectation,
  readConnection,
} from './read-connection.ts';
import { type MergedPages, mergePages } from './merge-pages.ts';
import type {
  AskedPage,
  GatherPart,
  Merged,
  Merger,
  PageOrder,
  Paging,
} from './merger.ts';
import type { GatherRule, PartitionModel } from '../model/partition-model.ts';
import type { Direction } from '../../../protocol/position.ts';
import { readCursor } from '../../../protocol/cursor.ts';
import type { SelectedField, Variables } from '../model/selected-fields.ts';
import { isDataObject } from '../../base/plain-data.ts';
import { namedType } from '../../../protocol/sdl/sdl-types.ts';

/** Merges pages of Relay connections by the positions in their cursors. */
export function connectionMerger(
  field: SelectedField,
  rule: GatherRule,
  model: PartitionModel,
): Merger {
  const isPagedBackward =
    rule.node.arguments?.some(({ name }) => name.value === 'last') ?? false;
  const selected = connectionSelection(field, {
    isPagedBackward,
    reserved: model.reserved,
    rowKey: model.keyOf(rowTypeOf(rule, model))?.field,
  });
  const rows = connectionRows(
    withFields(field, selected.additions),
    rule,
    model,
  );
  const { separator } = rule;
  // All answers to a request have the same expectation, so it is computed once.
  const expectations = new WeakMap<Variables, PageExpectation>();
  const expected = (variables: Variables): PageExpectation => {
    let found = expectations.get(variables);
    if (!found) {
      found = pageExpectation(field.node, rule, variables);
      expectations.set(variables, found);
    }
    return found;
  };
  return {
    additions: selected.additions,
    takesPlaces: true,
    read(value, context, limit) {
      const asked = expected(context.variables);
      const page = limit === undefined ? asked : { ...asked, order: { ...asked.order, limit } }; // prettier-ignore
      return readConnection(value, {
        ...page,
        selected,
        rows,
        separator,
        context,
      });
    },
    merge(parts, variables) {
      const { order } = expected(variables);
      return mergeParts(parts, { selected, order, variables });
    },
    paging: connectionPaging(field.node, rule, selected),
  };
}

function pageExpectation(
  node: FieldNode,
  rule: GatherRule,
  variables: Variables,
): PageExpectation {
  const order = pageOrder(node, rule, variables);
  const { after, before } = pageBounds(node, variables);
  const length = order.directions.length + 1;
  return {
    order,
    after,
    before,
    from: readCursor(after, length),
    to: readCursor(before, length),
  };
}

function connectionPaging(
  node: FieldNode,
  rule: GatherRule,
  selected: ConnectionSelection,
): Paging {
  const showsRows = selected.members.some(
    ({ kind }) => kind === 'rows' || kind === 'info',
  );
  return {
    page(variables) {
      const page = askedPage(node, rule, variables);
      return page && { ...page, showsRows };
    },
    withCounts(part, { value: share }, variables) {
      const value = part.value as Record<string, unknown>;
      for (const { kind, field } of selected.members) {
        if (kind !== 'count' || !(field.key in (share as Fields))) continue;
        value[field.key] = (share as Fields)[field.key];
      }
      const order = pageOrder(node, rule, variables);
      const reading = { selected, order, ...pageBounds(node, variables) };
      const { page } = part;
      return page && !countFault(value, page, reading) ? part : undefined;
    },
  };
}

function rowTypeOf({ node }: GatherRule, { types }: PartitionModel): string {
  const edges = types.get(namedType(node.type))?.fields.get('edges');
  const edge = edges && types.get(namedType(edges.type));
  const row = edge?.fields.get('node');
  return row ? namedType(row.type) : '';
}

function withFields(
  field: SelectedField,
  more: readonly FieldNode[],
): SelectedField {
  const { selectionSet } = field;
  return {
    ...field,
    selectionSet: selectionSet && {
      ...selectionSet,
      selections: [...selectionSet.selections, ...more],
    },
  };
}

interface ConnectionMerge {
  readonly selected: ConnectionSelection;
  readonly order: PageOrder;
  readonly variables: Variables;
}

type Fields = Readonly<Record<string, unknown>>;

function mergeParts(
  parts: readonly GatherPart[],
  merge: ConnectionMerge,
): Merged {
  const pages = parts.flatMap(({ page }, part) =>
    page ? { ...page, part } : [],
  );
  const merged = mergePages(pages, merge.order);
  const values = parts.map(({ value }) => value as Fields);
  return {
    value: writeConnection({ ...merge, parts, values, merged }),
    failures: [],
    locate: locator(merge.selected, merged),
  };
}

interface ConnectionWrite extends ConnectionMerge {
  readonly parts: readonly GatherPart[];
  /** The values of the parts that are merged. */
  readonly values: readonly Fields[];
  readonly merged: MergedPages;
}

function writeConnection(write: ConnectionWrite): Fields {
  const { selected, values, variables } = write;
  const result = Object.create(null) as Record<string, unknown>;
  for (const member of selected.members) {
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
  const { merged, order, parts, selected, variables } = write;
  const infos = write.values.flatMap((value) => {
    const info = value[key];
    return isDataObject(info) ? [info] : [];
  });
  const cursorOf = (at: number): unknown => {
    const row = merged.rows.at(at);
    const value = row && (parts[row.part]?.value as Fields);
    const edges = value?.[selected.edges] as readonly Fields[] | undefined;
    return row ? edges?.[row.index]?.[selected.cursor] : null;
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

/**
 * Whether a field is selected; seen in an answer or, without any, by the
 * variables.
 */
function isSelected(
  field: SelectedField,
  values: readonly Fields[],
  variables: Variables,
): boolean {
  return values.length > 0
    ? values.some((value) => field.key in value)
    : field.isIncluded(variables);
}

/** The total is unknown if one endpoint does not know its count. */
function total(counts: readonly unknown[]): number | null {
  let sum = 0;
  for (const count of counts) {
    if (typeof count !== 'number') return null;
    sum += count;
  }
  return sum;
}

/**
 * Moves errors of rows to the rows' new places; drops those of rows cut off.
 */
function locator(
  selected: ConnectionSelection,
  { rows }: MergedPages,
): Merged['locate'] {
  const places = new Map<string, number>();
  const isList = new Set(
    selected.members.flatMap(({ kind, field }) =>
      kind === 'rows' ? field.key : [],
    ),
  );
  const known = new Set(selected.members.map(({ field }) => field.key));
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
  };
}

/**
 * Undefined unless the length of the page is given exactly once, as a number.
 */
function askedPage(
  node: FieldNode,
  rule: GatherRule,
  variables: Variables,
): Omit<AskedPage, 'showsRows'> | undefined {
  const order = pageOrder(node, rule, variables);
  const { isBackward, limit } = order;
  const given = (name: string) => valueOf(argumentNode(node, name), variables);
  if (limit === undefined || (!isBackward && given('last') != null)) {
    return undefined;
  }
  const { after, before } = pageBounds(node, variables);
  const length = order.directions.length + 1;
  return {
    ...order,
    limit,
    argument: isBackward ? 'last' : 'first',
    from: readCursor(isBackward ? before : after, length),
  };
}

/** The cursors that the page lies between, if given. */
function pageBounds(
  node: FieldNode,
  variables: Variables,
): { readonly after: unknown; readonly before: unknown } {
  const given = (name: string) => valueOf(argumentNode(node, name), variables);
  return { after: given('after'), before: given('before') };
}

/**
 * `[{name: ASC}, {size: DESC}]`; a list of one may be written without brackets.
 */
function directionsOf(order: unknown): Direction[] {
  if (order === null || order === undefined) return [];
  const entries = Array.isArray(order) ? (order as unknown[]) : [order];
  return entries
    .flatMap((entry) => (isDataObject(entry) ? Object.values(entry) : []))
    .filter((direction) => direction !== null && direction !== undefined)
    .map((direction) => (direction === 'DESC' ? 'DESC' : 'ASC'));
}
