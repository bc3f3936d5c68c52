import {
  type FieldNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { type SelectedField, selectedFields } from './selected-fields.ts';

/** How the parts of a connection are found in an answer, and made one. */
export interface ConnectionSelection {
  readonly members: readonly ConnectionMember[];
  /** Response keys that lead to the cursors. */
  readonly edges: string;
  readonly cursor: string;
  /** Response keys that say whether there is more, ahead and behind. */
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
  /** The field that tells rows apart. */
  readonly rowKey: string | undefined;
}

const COUNT = 'totalCount';

/**
 * Cursors, the row that each is of, and `hasNextPage` are asked for where the
 * client does not: lists of rows are tied to cursors by the keys of the rows.
 */
export function connectionSelection(
  field: SelectedField,
  of: ConnectionNeeds,
): ConnectionSelection {
  const fields = selectedFields(field.selectionSet);
  const members = fields.map(toMember);
  const lists = members.filter(({ kind }) => kind === 'rows');
  // One list has its cursors in it; several are tied by the keys of the rows.
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
 * What is selected of a connection without its counts; the very same where
 * there are none.
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

/** A selection of a field with these below it, conditions apart. */
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
