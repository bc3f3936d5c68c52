import {
  type FieldNode,
  getNamedType,
  getNullableType,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { responseKey } from '../../../base/response-key.ts';
import type { TypeIndex } from '../../../supergraph/type-index.ts';
import type { DataPath, PathStep } from '../../plan-node.ts';

/** Fields that were cut out at one place of an operation. */
export interface Part {
  /** The fragment put in their place, to be filled with key fields. */
  readonly fragment: string;
  readonly type: string;
  readonly path: DataPath;
  readonly selections: readonly SelectionNode[];
  /**
   * Set if the object is found by an interface's key; then there is no
   * fragment.
   */
  readonly by: string | undefined;
}

/** Selections of one type at one place, with fragments inlined. */
export interface Selections {
  readonly type: GraphQLCompositeType;
  readonly path: DataPath;
  readonly set: SelectionSetNode;
}

export interface CutSelections {
  readonly set: SelectionSetNode;
  readonly parts: readonly Part[];
}

/** A field of an object type, with what surrounds it. */
export interface CutCandidate {
  readonly type: GraphQLObjectType;
  readonly hasRequires: boolean;
  /** Whether the object is of an interface or union. */
  readonly isOfAbstract: boolean;
  /** The types of the surrounding objects, from the outermost on. */
  readonly above: readonly GraphQLCompositeType[];
}

export interface CutOptions {
  readonly schema: GraphQLSchema;
  readonly types: TypeIndex;
  readonly shouldCut: (candidate: CutCandidate) => boolean;
  /** Whether each field becomes a part of its own. */
  readonly isApart: boolean;
  /**
   * The key by which objects of an interface are found again. Of such objects
   * only the interface's key is then selected, and none of its types.
   */
  readonly keyOf?: (type: string) => SelectionSetNode | undefined;
}

interface CutPlace {
  readonly type: GraphQLCompositeType;
  readonly isOfAbstract: boolean;
  /** The interface by whose key the object is found. */
  readonly by: string | undefined;
  readonly path: DataPath;
  readonly above: readonly GraphQLCompositeType[];
}

const TYPENAME: SelectionNode = {
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: '__typename' },
};

/**
 * Cuts fields out of selections. A fragment is put in their place, for the keys
 * by which the fields can be fetched afterwards.
 */
export function cutSelections(
  { type, path, set }: Selections,
  context: CutOptions,
): CutSelections {
  const cutter = new Cutter(context);
  const start = { isOfAbstract: false, by: undefined, above: [] };
  const rest = cutter.cut(set, { type, path, ...start });
  return { set: rest, parts: cutter.parts };
}

class Cutter {
  readonly #parts = new Map<string, Part>();
  readonly #context: CutOptions;

  constructor(context: CutOptions) {
    this.#context = context;
  }

  get parts(): readonly Part[] {
    return [...this.#parts.values()];
  }

  cut(set: SelectionSetNode, place: CutPlace): SelectionSetNode {
    const kept: SelectionNode[] = [];
    const taken: FieldNode[] = [];
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        if (this.#isToCut(selection, place)) taken.push(selection);
        else kept.push(...this.#cutField(selection, place));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const name = selection.typeCondition?.name.value;
        const inner = this.cut(
          selection.selectionSet,
          this.#within(place, name),
        );
        const isByType = place.by !== undefined && name !== undefined;
        if (isByType && name !== place.by && hasNoFields(inner)) continue;
        kept.push({ ...selection, selectionSet: inner });
      }
    }
    if (this.#context.isApart) {
      kept.push(...taken.map((field) => this.#addPart([field], place)));
    } else if (taken.length > 0) {
      kept.push(this.#addPart(taken, place));
    }
    const selections = kept.length > 0 ? kept : [TYPENAME];
    return { kind: Kind.SELECTION_SET, selections };
  }

  #isToCut(field: FieldNode, { type, isOfAbstract, above }: CutPlace): boolean {
    const name = field.name.value;
    if (!isObjectType(type) || name === '__typename') return false;
    const { types, shouldCut } = this.#context;
    const hasRequires = types.hasRequires(type.name, name);
    return shouldCut({ type, hasRequires, isOfAbstract, above });
  }

  /**
   * A field of an abstract type may have to be cut for some of the types only.
   */
  #cutField(field: FieldNode, place: CutPlace): readonly SelectionNode[] {
    const isOfInterface = place.type.name === place.by;
    if (isAbstractType(place.type) && !isOfInterface) {
      const types = this.#context.schema.getPossibleTypes(place.type);
      const areMixed = types.some((type) =>
        this.#isToCut(field, { ...place, type }),
      );
      if (areMixed) return types.map((type) => this.#cutOn(type, field, place));
    }
    const type = this.#typeOf(field, place.type);
    if (!type || !field.selectionSet) return [field];
    const below = getNamedType(type);
    if (!isCompositeType(below)) return [field];
    const key = this.#context.keyOf?.(below.name);
    const { selections } = this.cut(field.selectionSet, {
      type: below,
      isOfAbstract: isAbstractType(below),
      by: key && below.name,
      path: [...place.path, ...pathOf(field, type)],
      above: [...place.above, place.type],
    });
    const keys = key ? [TYPENAME, ...key.selections] : [];
    const selectionSet = {
      kind: Kind.SELECTION_SET,
      selections: [...keys, ...selections],
    } as const;
    return [{ ...field, selectionSet }];
  }

  #cutOn(
    type: GraphQLObjectType,
    field: FieldNode,
    place: CutPlace,
  ): SelectionNode {
    const set = { kind: Kind.SELECTION_SET, selections: [field] } as const;
    return {
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: {
        kind: Kind.NAMED_TYPE,
        name: { kind: Kind.NAME, value: type.name },
      },
      selectionSet: this.cut(set, this.#within(place, type.name)),
    };
  }

  #within(place: CutPlace, condition: string | undefined): CutPlace {
    if (condition === undefined || condition === place.type.name) return place;
    const type = this.#context.schema.getType(condition);
    if (!isCompositeType(type)) return place;
    const step: PathStep = { kind: 'Types', names: [condition] };
    return { ...place, type, path: [...place.path, step] };
  }

  /** One part for everything that is cut out at one place. */
  #addPart(selections: readonly FieldNode[], place: CutPlace): SelectionNode {
    const { type, path, by } = place;
    const keys = this.#context.isApart ? selections.map(responseKey) : [];
    const id = JSON.stringify([type.name, path, keys]);
    const fragment = this.#parts.get(id)?.fragment ?? `Part${this.#parts.size}`;
    const known = this.#parts.get(id)?.selections ?? [];
    this.#parts.set(id, {
      fragment,
      type: type.name,
      path,
      by,
      selections: [...known, ...selections],
    });
    if (by !== undefined) return TYPENAME;
    return {
      kind: Kind.FRAGMENT_SPREAD,
      name: { kind: Kind.NAME, value: fragment },
    };
  }

  #typeOf(
    field: FieldNode,
    parent: GraphQLCompositeType,
  ): GraphQLOutputType | undefined {
    return isObjectType(parent) || isInterfaceType(parent)
      ? parent.getFields()[field.name.value]?.type
      : undefined;
  }
}

function hasNoFields({ selections }: SelectionSetNode): boolean {
  return selections.every((selection) =>
    selection.kind === Kind.FIELD
      ? selection.name.value === '__typename'
      : selection.kind === Kind.INLINE_FRAGMENT &&
        hasNoFields(selection.selectionSet),
  );
}

function pathOf(field: FieldNode, type: GraphQLOutputType): DataPath {
  const path: PathStep[] = [{ kind: 'Field', name: responseKey(field) }];
  let current = getNullableType(type);
  while (isListType(current)) {
    path.push({ kind: 'Items' });
    current = getNullableType(current.ofType);
  }
  return path;
}
