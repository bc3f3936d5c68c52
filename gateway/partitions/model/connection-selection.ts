import {
  type FieldNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { type SelectedField, selectedFields } from './selected-fields.ts';

/** The response keys of a connection's parts, needed to read and merge it. */
export interface ConnectionSelection {
  readonly members: readonly ConnectionMember[];
  /** Response keys on the way to the cursors. */
  readonly edges: string;
  readonly cursor: string;
  /** Response keys of `hasNextPage` and `hasPreviousPage`. */
  readonly info: string;
  readonly hasNext: string;
  readonly hasPrevious: string | undefined;
  readonly additions: readonly FieldNode[];
}

export type ConnectionMember =
  | { readonly kind: 'rows'; readonly field: SelectedField }
  | { readonly kind: 'count'; readonly field: SelectedField }
  | { readonly kind: 'typename'; readonly field: SelectedField }
  | {
      readonly kind: 'info';
      readonly field: SelectedField;
      readonly fields: readonly SelectedField[];
    };

export interface ConnectionNeeds {
  readonly isPagedBackward: boolean;
  readonly reserved: string;
  /** The key field of rows. */
  readonly rowKey: string | undefined;
}

const COUNT = 'totalCount';

/**
 * Adds cursors, the key of each row and `hasNextPage` where the client does not
 * select them. Several lists of rows are matched to the cursors by keys.
 */
export function connectionSelection(
  field: SelectedField,
  of: ConnectionNeeds,
): ConnectionSelection {
  const fields = selectedFields(field.selectionSet);
  const members = fields.map(toMember);
  const lists = members.filter(({ kind }) => kind === 'rows');
  // A single list has its cursors in it; several are matched by the rows' keys.
  const inEdges = lists.length > 1 ? ['cursor', 'node'] : ['cursor'];
  const cursors = findAlways(fields, 'edges', inEdges);
  const { reserved } = of;
  const wanted = of.isPagedBackward
    ? ['hasNextPage', 'hasPreviousPage']
    : ['hasNextPage'];
  const info = findAlways(fields, 'pageInfo', wanted);
  const additions = [
    ...(cursors ? [] : [edgesAddition(of, lists.length > 0)]),
    ...(info ? [] : [selection(`${reserved}pageInfo`, 'pageInfo', wanted)]),
  ];
  const [cursor = 'cursor'] = cursors?.keys ?? [];
  const [hasNext = 'hasNextPage', hasPrevious] = info?.keys ?? wanted;
  return {
    members,
    edges: cursors?.key ?? `${reserved}edges`,
    cursor,
    info: info?.key ?? `${reserved}pageInfo`,
    hasNext,
    hasPrevious,
    additions,
  };
}

function toMember(field: SelectedField): ConnectionMember {
  switch (field.name) {
    case COUNT:
      return { kind: 'count', field };
    case '__typename':
      return { kind: 'typename', field };
    case 'pageInfo':
      return {
        kind: 'info',
        field,
        fields: selectedFields(field.selectionSet),
      };
    default:
      return { kind: 'rows', field };
  }
}

/**
 * The selections of a connection without its counts; the same object if there
 * are none.
 */
export function withoutCounts(
  selectionSet: SelectionSetNode,
): SelectionSetNode {
  const selections = selectionSet.selections.flatMap((one): SelectionNode[] => {
    if (one.kind === Kind.FIELD) return one.name.value === COUNT ? [] : [one];
    if (one.kind !== Kind.INLINE_FRAGMENT) return [one];
    const inner = withoutCounts(one.selectionSet);
    if (inner === one.selectionSet) return [one];
    return inner.selections.length > 0 ? [{ ...one, selectionSet: inner }] : [];
  });
  const isSame =
    selections.length === selectionSet.selections.length &&
    selections.every((one, n) => one === selectionSet.selections[n]);
  return isSame ? selectionSet : { ...selectionSet, selections };
}

/** A field that is selected unconditionally with these fields below it. */
function findAlways(
  fields: readonly SelectedField[],
  name: string,
  below: readonly string[],
): { readonly key: string; readonly keys: readonly string[] } | undefined {
  for (const field of fields) {
    if (field.name !== name || !field.isAlways) continue;
    const inner = selectedFields(field.selectionSet);
    const keys = below.flatMap(
      (wanted) =>
        inner.find((one) => one.name === wanted && one.isAlways)?.key ?? [],
    );
    if (keys.length === below.length) return { key: field.key, keys };
  }
  return undefined;
}

function selection(
  alias: string,
  name: string,
  below: readonly string[],
): FieldNode {
  return {
    ...leaf(name),
    alias: { kind: Kind.NAME, value: alias },
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: below.map((inner): SelectionNode => leaf(inner)),
    },
  };
}

function edgesAddition(
  { reserved, rowKey }: ConnectionNeeds,
  hasRows: boolean,
): FieldNode {
  const edges = selection(`${reserved}edges`, 'edges', ['cursor']);
  if (!hasRows || rowKey === undefined) return edges;
  const node: FieldNode = {
    ...leaf('node'),
    selectionSet: { kind: Kind.SELECTION_SET, selections: [leaf(rowKey)] },
  };
  const selections = [leaf('cursor'), node];
  return { ...edges, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}

function leaf(name: string): FieldNode {
  return { kind: Kind.FIELD, name: { kind: Kind.NAME, value: name } };
}
