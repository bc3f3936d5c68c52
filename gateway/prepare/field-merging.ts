/**
 * Whether fields of one response name can be merged (specification 5.3.2), by
 * sets instead of pairs: what meets in one object is gathered once, grouped by
 * response name, and each is compared with the first of its group. Two
 * questions are asked of each set, since objects of two types never meet:
 * of all, whether they have one shape; of those that may be one object,
 * whether they are one field. A set that was looked at is not looked at again.
 */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { responseKey } from '../base/response-key.ts';

/** Two fields that cannot be merged. */
export interface FieldConflict {
  readonly key: string;
  readonly fields: readonly [FieldNode, FieldNode];
}

export type FieldMerging =
  | { readonly kind: 'merged' }
  | { readonly kind: 'conflict'; readonly conflict: FieldConflict }
  /** More fields would have to be compared than the limit allows. */
  | { readonly kind: 'exceeded' };

/** Compares at most `limit` fields, each counted as often as it is compared. */
export function findFieldConflict(
  schema: GraphQLSchema,
  document: DocumentNode,
  limit: number,
): FieldMerging {
  try {
    new Merger(schema, document, limit).check();
    return { kind: 'merged' };
  } catch (end) {
    if (end instanceof SearchEnd) return end.merging;
    throw end;
  }
}

/** Thrown to end the search. */
class SearchEnd extends Error {
  readonly merging: FieldMerging;

  constructor(merging: FieldMerging) {
    super(merging.kind);
    this.merging = merging;
  }
}

interface TypedSet {
  readonly type: GraphQLNamedType | undefined;
  readonly set: SelectionSetNode;
}

interface TypedField {
  readonly node: FieldNode;
  readonly parent: GraphQLNamedType | undefined;
  readonly type: GraphQLOutputType | undefined;
}

type Question = 'shape' | 'field';

/**
 * Nested fields to check; only cyclic fragments have more, and another rule
 * refuses those.
 */
const MAX_LEVELS = 1000;

class Merger {
  readonly #schema: GraphQLSchema;
  readonly #document: DocumentNode;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #reached = new Set<string>();
  readonly #ids = new Map<SelectionSetNode, Map<unknown, number>>();
  readonly #seen = new Set<string>();
  readonly #arguments = new Map<FieldNode, string>();
  #rest: number;
  #level = 0;
  #lastId = 0;

  constructor(schema: GraphQLSchema, document: DocumentNode, limit: number) {
    this.#schema = schema;
    this.#document = document;
    this.#rest = limit;
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
      this.#fragments.set(definition.name.value, definition);
    }
  }

  /** Fragments used by an operation are checked there and not by themselves. */
  check(): void {
    for (const definition of this.#document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      const type = this.#schema.getRootType(definition.operation);
      this.#checkSets([{ type: type ?? undefined, set: definition.selectionSet }]); // prettier-ignore
    }
    for (const [name, fragment] of this.#fragments) {
      if (this.#reached.has(name)) continue;
      const type = this.#schema.getType(fragment.typeCondition.name.value);
      this.#checkSets([{ type, set: fragment.selectionSet }]);
    }
  }

  #checkSets(sets: readonly TypedSet[]): void {
    this.#ask('shape', sets);
    this.#ask('field', sets);
  }

  #ask(question: Question, sets: readonly TypedSet[]): void {
    const id = `${question} ${this.#idOf(sets)}`;
    if (this.#seen.has(id)) return;
    this.#seen.add(id);
    for (const [key, fields] of this.#fieldsOf(sets)) {
      if (question === 'shape') {
        this.#compare(key, fields, shapeOf);
        this.#askBelow(question, fields);
        continue;
      }
      for (const group of commonParents(fields)) {
        this.#compare(key, group, (field) => this.#identityOf(field));
        this.#askBelow(question, group);
      }
    }
  }

  #askBelow(question: Question, fields: readonly TypedField[]): void {
    const below = fields.flatMap(({ node, type }) =>
      node.selectionSet
        ? { type: type && getNamedType(type), set: node.selectionSet }
        : [],
    );
    if (below.length === 0) return;
    if (this.#level >= MAX_LEVELS) throw new SearchEnd({ kind: 'exceeded' });
    this.#level += 1;
    this.#ask(question, below);
    this.#level -= 1;
  }

  /** An undefined value is compatible with every other. */
  #compare(
    key: string,
    fields: readonly TypedField[],
    textOf: (field: TypedField) => string | undefined,
  ): void {
    let first: { readonly text: string; readonly node: FieldNode } | undefined;
    for (const field of fields) {
      this.#spend();
      const text = textOf(field);
      if (text === undefined) continue;
      first ??= { text, node: field.node };
      if (text === first.text) continue;
      const conflict = { key, fields: [first.node, field.node] } as const;
      throw new SearchEnd({ kind: 'conflict', conflict });
    }
  }

  #spend(): void {
    this.#rest -= 1;
    if (this.#rest < 0) throw new SearchEnd({ kind: 'exceeded' });
  }

  #fieldsOf(
    sets: readonly TypedSet[],
  ): ReadonlyMap<string, readonly TypedField[]> {
    const fields = new Map<string, TypedField[]>();
    const spread = new Set<string>();
    const add = ({ type, set }: TypedSet): void => {
      for (const selection of set.selections) {
        this.#spend();
        if (selection.kind === Kind.FIELD) {
          const key = responseKey(selection);
          const known = fields.get(key);
          const field = typed(selection, type);
          if (known) known.push(field);
          else fields.set(key, [field]);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          const condition = selection.typeCondition?.name.value;
          add({
            type: condition === undefined ? type : this.#schema.getType(condition), // prettier-ignore
            set: selection.selectionSet,
          });
        } else {
          const name = selection.name.value;
          const fragment = this.#fragments.get(name);
          this.#reached.add(name);
          if (!fragment || spread.has(name)) continue;
          spread.add(name);
          add({
            type: this.#schema.getType(fragment.typeCondition.name.value),
            set: fragment.selectionSet,
          });
        }
      }
    };
    const added = new Set<number>();
    for (const set of sets) {
      const id = this.#numberOf(set);
      if (!added.has(id)) add(set);
      added.add(id);
    }
    return fields;
  }

  #identityOf({ node }: TypedField): string {
    const known = this.#arguments.get(node);
    if (known !== undefined) return known;
    const values = (node.arguments ?? []).map(
      ({ name, value }) => `${name.value}: ${valueText(value)}`,
    );
    const text = `${node.name.value}(${values.sort().join()})`;
    this.#arguments.set(node, text);
    return text;
  }

  #idOf(sets: readonly TypedSet[]): string {
    const numbers = new Set(sets.map((set) => this.#numberOf(set)));
    return [...numbers].sort((a, b) => a - b).join();
  }

  #numberOf({ type, set }: TypedSet): number {
    const byType = this.#ids.get(set) ?? new Map<unknown, number>();
    this.#ids.set(set, byType);
    const known = byType.get(type);
    if (known !== undefined) return known;
    this.#lastId += 1;
    byType.set(type, this.#lastId);
    return this.#lastId;
  }
}

/**
 * Groups fields that may be of the same object: those of each object type,
 * together with those of interfaces, unions and unknown types.
 */
function commonParents(
  fields: readonly TypedField[],
): readonly (readonly TypedField[])[] {
  const byObject = new Map<GraphQLNamedType, TypedField[]>();
  const others: TypedField[] = [];
  for (const field of fields) {
    if (!isObjectType(field.parent)) {
      others.push(field);
      continue;
    }
    const known = byObject.get(field.parent);
    if (known) known.push(field);
    else byObject.set(field.parent, [field]);
  }
  return byObject.size === 0
    ? [others]
    : [...byObject.values()].map((own) => [...others, ...own]);
}

function typed(
  node: FieldNode,
  parent: GraphQLNamedType | undefined,
): TypedField {
  const hasFields = isObjectType(parent) || isInterfaceType(parent);
  const type = hasFields
    ? parent.getFields()[node.name.value]?.type
    : undefined;
  return { node, parent, type };
}

/**
 * Lists, non-nulls and leaf type, which must be equal for one response name.
 */
function shapeOf({ type }: TypedField): string | undefined {
  return type && shapeText(type);
}

function shapeText(type: GraphQLOutputType): string {
  if (isNonNullType(type)) return `${shapeText(type.ofType)}!`;
  if (isListType(type)) return `[${shapeText(type.ofType)}]`;
  return isLeafType(type) ? type.name : '{}';
}

/**
 * A text that is equal for equal values, in whatever order their fields are.
 */
function valueText(value: ValueNode): string {
  switch (value.kind) {
    case Kind.VARIABLE:
      return `$${value.name.value}`;
    case Kind.LIST:
      return `[${value.values.map(valueText).join()}]`;
    case Kind.OBJECT: {
      const fields = value.fields.map(
        (field) => `${field.name.value}: ${valueText(field.value)}`,
      );
      return `{${fields.sort().join()}}`;
    }
    case Kind.NULL:
      return 'null';
    case Kind.STRING:
      return `${value.block === true ? 'block' : ''}${JSON.stringify(value.value)}`;
    case Kind.BOOLEAN:
      return String(value.value);
    case Kind.INT:
    case Kind.FLOAT:
    case Kind.ENUM:
      return `${value.kind} ${value.value}`;
  }
}
