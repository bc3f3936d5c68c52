import {
  type DirectiveNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';
import { responseKey } from '../../base/response-key.ts';
import type { PartitionModel } from '../model/partition-model.ts';
import {
  conditionsOf,
  holds,
  type Variables,
} from '../model/selected-fields.ts';
import { expectedLeaf, type ExpectedLeaf } from './expected-leaf.ts';

/** What a place in an answer must contain, by schema and selection. */
export interface ExpectedValue {
  readonly isNonNull: boolean;
  readonly content:
    | { readonly kind: 'list'; readonly item: ExpectedValue }
    | { readonly kind: 'object'; readonly object: ExpectedObject }
    | { readonly kind: 'leaf'; readonly leaf: ExpectedLeaf };
}

/** An object of one type, or of the type that its `__typename` says. */
export interface ExpectedObject {
  readonly typeName: string;
  /**
   * The key that says which partition the row is of; undefined if it is not
   * selected.
   */
  readonly key: ExpectedKey | undefined;
  readonly fields: readonly ExpectedField[];
  /** For an abstract type: the response key of `__typename`. */
  readonly nameKey: string | undefined;
  /** What is expected of an object of this type. */
  as(typeName: string): ExpectedObject;
}

export interface ExpectedKey {
  readonly responseKey: string;
  readonly separator: string | undefined;
}

export interface ExpectedField {
  readonly key: string;
  readonly name: string;
  readonly isAlways: boolean;
  isIncluded(variables: Variables): boolean;
  readonly value: ExpectedValue;
}

/** What is expected of a field with this type and these selections. */
export function expectedValue(
  type: TypeNode,
  selectionSet: SelectionSetNode | undefined,
  model: PartitionModel,
): ExpectedValue {
  if (type.kind === Kind.NON_NULL_TYPE) {
    return {
      ...expectedValue(type.type, selectionSet, model),
      isNonNull: true,
    };
  }
  if (type.kind === Kind.LIST_TYPE) {
    const item = expectedValue(type.type, selectionSet, model);
    return { isNonNull: false, content: { kind: 'list', item } };
  }
  const name = type.name.value;
  return {
    isNonNull: false,
    content: selectionSet
      ? { kind: 'object', object: expectedObject(name, selectionSet, model) }
      : { kind: 'leaf', leaf: expectedLeaf(name, model.types) },
  };
}

export function expectedObject(
  typeName: string,
  selectionSet: SelectionSetNode,
  model: PartitionModel,
): ExpectedObject {
  const fields = fieldsOf(typeName, selectionSet, model);
  const known = new Map<string, ExpectedObject>();
  const kind = model.types.get(typeName)?.kind;
  const isAbstract = kind === 'interface' || kind === 'union';
  const self: ExpectedObject = {
    typeName,
    fields,
    key: keyAmong(fields, typeName, model),
    nameKey: isAbstract
      ? fields.find(({ name, isAlways }) => name === '__typename' && isAlways)?.key // prettier-ignore
      : undefined,
    as(name) {
      if (name === typeName) return self;
      let object = known.get(name);
      if (!object) {
        object = expectedObject(name, selectionSet, model);
        // Names come from answers, so unknown ones are not cached.
        if (model.types.get(name)) known.set(name, object);
      }
      return object;
    },
  };
  return self;
}

/** Whether all objects of a type satisfy a fragment's type condition. */
export function isWithin(
  typeName: string,
  condition: string,
  { types }: PartitionModel,
): boolean {
  return (
    typeName === condition ||
    types.get(typeName)?.interfaces.has(condition) === true ||
    types.get(condition)?.members.has(typeName) === true
  );
}

function keyAmong(
  fields: readonly ExpectedField[],
  typeName: string,
  model: PartitionModel,
): ExpectedKey | undefined {
  const key = model.keyOf(typeName);
  const found =
    key && fields.find(({ name, isAlways }) => name === key.field && isAlways);
  return found && { responseKey: found.key, separator: key.separator };
}

interface Occurrence {
  readonly name: string;
  readonly conditions: readonly DirectiveNode[];
  readonly selections: readonly SelectionNode[] | undefined;
}

function fieldsOf(
  typeName: string,
  selectionSet: SelectionSetNode,
  model: PartitionModel,
): readonly ExpectedField[] {
  const found = new Map<string, Occurrence[]>();
  collect(selectionSet.selections, [], { typeName, model, found });
  return [...found].map(([key, occurrences]) =>
    toField(key, occurrences, { typeName, model }),
  );
}

interface Collecting {
  readonly typeName: string;
  readonly model: PartitionModel;
  readonly found: Map<string, Occurrence[]>;
}

/** Collects the fields that apply to objects of this type. */
function collect(
  selections: readonly SelectionNode[],
  outer: readonly DirectiveNode[],
  into: Collecting,
): void {
  for (const selection of selections) {
    const conditions = [...outer, ...conditionsOf(selection)];
    if (selection.kind === Kind.FIELD) {
      const key = responseKey(selection);
      const known = into.found.get(key) ?? [];
      into.found.set(key, known);
      known.push({
        name: selection.name.value,
        conditions,
        selections: selection.selectionSet?.selections,
      });
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition?.name.value;
      const isOwn =
        condition === undefined ||
        isWithin(into.typeName, condition, into.model);
      if (isOwn) collect(selection.selectionSet.selections, conditions, into);
    }
  }
}

function toField(
  key: string,
  occurrences: readonly Occurrence[],
  { typeName, model }: { typeName: string; model: PartitionModel },
): ExpectedField {
  const [{ name }] = occurrences as readonly [Occurrence];
  const type = model.types.get(typeName)?.fields.get(name)?.type ?? ANYTHING;
  const isComposite = occurrences.some(({ selections }) => selections);
  const selections = occurrences.flatMap(conditional);
  return {
    key,
    name,
    isAlways: occurrences.some(({ conditions }) => conditions.length === 0),
    isIncluded: (variables) =>
      occurrences.some(({ conditions }) =>
        conditions.every((condition) => holds(condition, variables)),
      ),
    value:
      name === '__typename'
        ? typeNameValue(typeName, model)
        : expectedValue(
            type,
            isComposite ? { kind: Kind.SELECTION_SET, selections } : undefined,
            model,
          ),
  };
}

/** Keeps the conditions of one occurrence from applying to the others. */
function conditional({ conditions, selections }: Occurrence): SelectionNode[] {
  return conditions.reduce<SelectionNode[]>(
    (inner, condition) => [
      {
        kind: Kind.INLINE_FRAGMENT,
        directives: [condition],
        selectionSet: { kind: Kind.SELECTION_SET, selections: inner },
      },
    ],
    [...(selections ?? [])],
  );
}

/** For a field that the supergraph does not know, any value is accepted. */
const ANYTHING: TypeNode = {
  kind: Kind.NAMED_TYPE,
  name: { kind: Kind.NAME, value: '' },
};

/**
 * A `__typename`. A subgraph may know an interface as an object and then
 * returns the interface's name, so any name is accepted there.
 */
function typeNameValue(typeName: string, model: PartitionModel): ExpectedValue {
  const isOne = model.types.get(typeName)?.kind === 'object';
  const leaf: ExpectedLeaf = isOne
    ? { name: `"${typeName}"`, accepts: (value) => value === typeName }
    : expectedLeaf('String', model.types);
  return { isNonNull: true, content: { kind: 'leaf', leaf } };
}
