import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type OperationTypeNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';
import { fragmentsOf } from '../../base/inline-fragments.ts';
import { responseKey } from '../../base/response-key.ts';
import { type Conditions, isIncluded } from '../../prepare/conditions.ts';
import { type Gathered, type Gathering, staysWith } from './gathered.ts';
import { isObjectField, listDepth, type ListSizes } from './list-sizes.ts';
import { type ReadArgument, readerOf } from './read-argument.ts';

/**
 * A field with arguments that limit the length of its list (`first`, `last`).
 */
export interface Slice {
  readonly coordinate: string;
  readonly path: readonly string[];
  readonly name: string;
  readonly arguments: readonly { name: string; read: ReadArgument }[];
}

/**
 * A field that returns objects, with the number of them for each parent object.
 */
export interface CostNode {
  readonly coordinate: string;
  /** Response keys from the root, the client's own. */
  readonly path: readonly string[];
  /**
   * Whether its list has an unknown length, for which a default is assumed; a
   * list of lists counts as one list.
   */
  readonly isAssumed: boolean;
  /** The field whose arguments limit the length of this list. */
  readonly slice: Slice | undefined;
  /** How many objects one object counts as; see LEAVES. */
  readonly weight: number;
  /**
   * Set for fields below one that all partitions answer and that add rows up.
   */
  readonly gathered: Gathered | undefined;
  readonly children: readonly CostNode[];
}

/** What a cost tree is built from, once for an operation and its conditions. */
export interface CostSource {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly conditions: Conditions;
  readonly clientKeys: ReadonlyMap<string, string>;
  readonly schema: GraphQLSchema;
  readonly sizes: ListSizes;
  readonly gathering: Gathering;
}

/** An object counts once for each ten of its leaves, and at least once. */
const LEAVES = 10;

export function createCostTree(source: CostSource): readonly CostNode[] {
  return new CostTreeBuilder(source).build();
}

/** The parent of a selection set. */
interface SelectionPlace {
  readonly type: GraphQLNamedType;
  readonly path: readonly string[];
  readonly slice: Slice | undefined;
  readonly gathered: Gathered | undefined;
  /** Set for the root selection set only. */
  readonly operation: OperationTypeNode | undefined;
}

/** Fields with the same response key, which are merged in the answer. */
interface FieldGroup {
  readonly parent: GraphQLNamedType;
  readonly key: string;
  readonly nodes: FieldNode[];
}

class CostTreeBuilder {
  readonly #source: CostSource;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #operation: OperationDefinitionNode | undefined;

  constructor(source: CostSource) {
    this.#source = source;
    this.#fragments = fragmentsOf(source.document);
    this.#operation = source.document.definitions.find(
      (definition) => definition.kind === Kind.OPERATION_DEFINITION,
    );
  }

  build(): readonly CostNode[] {
    const operation = this.#operation;
    const type =
      operation && this.#source.schema.getRootType(operation.operation);
    if (!type) return [];
    const place: SelectionPlace = {
      type,
      path: [],
      slice: undefined,
      gathered: undefined,
      operation: operation.operation,
    };
    return this.#nodes([operation.selectionSet], place).children;
  }

  #nodes(
    sets: readonly SelectionSetNode[],
    place: SelectionPlace,
  ): { children: readonly CostNode[]; leaves: number } {
    const groups = new Map<string, FieldGroup>();
    for (const set of sets) this.#group(groups, set, place.type);
    let leaves = 0;
    const children = [...groups.values()].flatMap((group) => {
      const field = this.#fieldOf(group);
      if (field && isObjectField(field)) return this.#node(group, field, place);
      leaves += 1;
      return [];
    });
    return { children, leaves };
  }

  /** Types disregarded where they cannot differ: what may be, counts. */
  #group(
    groups: Map<string, FieldGroup>,
    set: SelectionSetNode,
    type: GraphQLNamedType,
  ): void {
    for (const selection of set.selections) {
      if (!isIncluded(selection.directives ?? [], this.#source.conditions)) {
        continue;
      }
      if (selection.kind === Kind.FIELD) {
        const id = `${responseKey(selection)} ${type.name}`;
        const known = groups.get(id);
        if (known) known.nodes.push(selection);
        else {
          const key = responseKey(selection);
          groups.set(id, { parent: type, key, nodes: [selection] });
        }
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection
          : this.#fragments.get(selection.name.value);
      if (!fragment) continue;
      const name = fragment.typeCondition?.name.value;
      const inner =
        name === undefined ? type : this.#source.schema.getType(name);
      this.#group(groups, fragment.selectionSet, inner ?? type);
    }
  }

  #fieldOf({
    parent,
    nodes,
  }: FieldGroup): GraphQLField<unknown, unknown> | undefined {
    const name = nodes[0]?.name.value ?? '';
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    return isObjectType(parent) || isInterfaceType(parent)
      ? parent.getFields()[name]
      : undefined;
  }

  #node(
    group: FieldGroup,
    field: GraphQLField<unknown, unknown>,
    place: SelectionPlace,
  ): CostNode {
    const { sizes, clientKeys } = this.#source;
    const key = clientKeys.get(group.key) ?? group.key;
    const path = [...place.path, key];
    const coordinate = `${group.parent.name}.${field.name}`;
    const own = this.#slice(group, field, { coordinate, path });
    const depth = listDepth(field.type);
    const isSized = depth > 0 && sizes.isSized(field);
    const slice =
      depth > 0 ? (own ?? (isSized ? place.slice : undefined)) : undefined;
    const gathered = this.#gathered(group, field, place);
    const { children, leaves } = this.#nodes(
      group.nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
      {
        type: getNamedType(field.type),
        path,
        slice: depth === 0 ? own : undefined,
        gathered,
        operation: undefined,
      },
    );
    return {
      coordinate,
      path,
      isAssumed: depth > 0 && !slice,
      slice,
      weight: Math.max(1, Math.ceil(leaves / LEAVES)),
      gathered,
      children,
    };
  }

  #slice(
    { nodes }: FieldGroup,
    field: GraphQLField<unknown, unknown>,
    at: Pick<Slice, 'coordinate' | 'path'>,
  ): Slice | undefined {
    const slicing = this.#source.sizes.slicingArguments(field);
    if (slicing.length === 0) return undefined;
    return {
      ...at,
      name: field.name,
      arguments: slicing.map((argument) => ({
        name: argument.name,
        read: readerOf(nodes[0], argument),
      })),
    };
  }

  #gathered(
    group: FieldGroup,
    field: GraphQLField<unknown, unknown>,
    place: SelectionPlace,
  ): Gathered | undefined {
    const { gathering } = this.#source;
    if (place.operation !== undefined) {
      const readers = new Map(
        field.args.map((argument) => [
          argument.name,
          readerOf(group.nodes[0], argument),
        ]),
      );
      return gathering.find(place.operation, field.name, readers);
    }
    const { gathered } = place;
    return gathered && staysWith(gathered, group.parent.name, field.name)
      ? gathered
      : undefined;
  }
}
