import {
  type FieldNode,
  getNamedType,
  getNullableType,
  type GraphQLEnumType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  type SelectionSetNode,
} from 'graphql';
import { memoizeByObject } from '../../base/memoize-by-object.ts';
import type {
  AnswerAbstract,
  AnswerComposite,
  FieldContent,
  AnswerLeaf,
  AnswerList,
  AnswerObject,
  AnswerPlace,
  AnswerValue,
} from '../write/answer-shape.ts';
import { type OperationSelection, collectFields } from './collect-fields.ts';
import { fieldTypeOf, type ObjectPart, objectParts } from './object-parts.ts';

/** What a shape is created from. */
export interface ShapePlan extends OperationSelection {
  readonly rootType: GraphQLObjectType;
  readonly selectionSet: SelectionSetNode;
  /** The client's response keys that differ from the keys in the data. */
  readonly clientKeys: ReadonlyMap<string, string>;
  /**
   * Key paths at which one object may stand many times. Its text, and that of
   * lists in it, is written once and reused.
   */
  readonly sharedPlaces: ReadonlySet<string>;
  /** Called with the fields of an introspection slot when one is met. */
  readonly onIntrospection: (fields: readonly FieldNode[]) => number;
}

/** The shape of the answers to one operation under one set of conditions. */
export function createShape(plan: ShapePlan): AnswerObject {
  return new ShapeBuilder(plan).root();
}

/** The position of a value in the answer. */
interface Location {
  readonly coordinate: string;
  readonly path: AnswerPlace['path'];
  readonly lists: number;
  /**
   * The length of the path to the nearest nullable value above (or to this
   * one).
   */
  readonly nullAt: number;
  /** Whether it is inside an object whose text is reused. */
  readonly isKept: boolean;
}

interface Selected {
  readonly type: GraphQLOutputType;
  readonly fields: readonly FieldNode[];
  readonly at: Location;
}

class ShapeBuilder {
  readonly #plan: ShapePlan;
  readonly #known = new Map<string, AnswerComposite>();
  readonly #fieldIds = new Map<FieldNode, number>();

  constructor(plan: ShapePlan) {
    this.#plan = plan;
  }

  root(): AnswerObject {
    const { rootType: type, selectionSet } = this.#plan;
    const fields = collectFields(this.#plan, type, [selectionSet]);
    const at = { coordinate: type.name, path: [], lists: 0, nullAt: 0, isKept: false }; // prettier-ignore
    return this.#object({ fields, type, types: [type] }, at);
  }

  #value({ type: promised, fields, at: around }: Selected): AnswerValue {
    const type = getNullableType(promised);
    const isNonNull = isNonNullType(promised);
    const { path } = around;
    const at = isNonNull ? around : { ...around, nullAt: path.length };
    const selected = { type: promised, fields, at };
    return {
      shape: leafShape(type) ?? this.#composite(type, selected),
      isNonNull,
      place: placeOf(at, promised),
      isKept: at.isKept,
    };
  }

  #composite(type: GraphQLOutputType, selected: Selected): AnswerComposite {
    if (isListType(type)) return this.#list(type.ofType, selected);
    const sets = selected.fields.flatMap((field) => field.selectionSet ?? []);
    if (isAbstractType(type)) {
      const parts = objectParts(
        this.#plan.schema.getPossibleTypes(type),
        (possible) => collectFields(this.#plan, possible, sets),
        (fields) => this.#idsOf(fields),
      );
      return this.#abstract(parts, type.name, selected);
    }
    if (!isObjectType(type)) throw new Error(`${String(type)} is a leaf type`);
    const fields = collectFields(this.#plan, type, sets);
    return this.#object({ fields, type, types: [type] }, selected.at);
  }

  #list(itemType: GraphQLOutputType, selected: Selected): AnswerList {
    const { type, fields, at } = selected;
    const path = [...at.path, at.lists];
    const isShared =
      !isLeafType(getNamedType(itemType)) &&
      this.#isShared(at.path.slice(0, -1));
    const isKept = at.isKept || isShared;
    return this.#once(`list ${String(itemType)}`, selected, () => ({
      kind: 'list',
      place: placeOf(at, type),
      item: this.#value({
        type: itemType,
        fields,
        at: { ...at, path, lists: at.lists + 1, isKept },
      }),
      depth: at.lists,
      isShared,
    }));
  }

  #abstract(
    objects: readonly ObjectPart[],
    typeName: string,
    selected: Selected,
  ): AnswerAbstract {
    const { type, at } = selected;
    return this.#once(`abstract ${typeName}`, selected, () => {
      const parts = new Map<unknown, AnswerObject>();
      for (const object of objects) {
        const shape = this.#object(object, at);
        for (const { name } of object.types) parts.set(name, shape);
      }
      const [first] = parts.values();
      const only = objects.length === 1 ? first : undefined;
      // An object may carry the name of the abstract type itself (an
      // @interfaceObject whose type nobody asked for or could tell), or no name
      // at all.
      const untyped = only ?? this.#untyped(objects, typeName, at);
      if (untyped) parts.set(typeName, untyped).set(undefined, untyped);
      return {
        kind: 'abstract',
        place: placeOf(at, type),
        parts,
        only,
      };
    });
  }

  /**
   * The shape of objects of which only the interface is known, if nothing that
   * is asked depends on the type: then all fields are of the interface's types.
   */
  #untyped(
    objects: readonly ObjectPart[],
    typeName: string,
    at: Location,
  ): AnswerObject | undefined {
    const type = this.#plan.schema.getType(typeName);
    const [first, ...others] = objects;
    if (!isInterfaceType(type) || !first) return undefined;
    const signatureOf = ({ fields }: ObjectPart): string =>
      [...fields].map(([key, nodes]) => `${key}:${this.#idsOf(nodes)}`).join();
    const signature = signatureOf(first);
    const isSame = others.every((part) => signatureOf(part) === signature);
    const isPromised = [...first.fields.values()].every((nodes) =>
      fieldTypeOf(type, nodes),
    );
    if (!isSame || !isPromised) return undefined;
    return this.#object({ fields: first.fields, type, types: [] }, at);
  }

  #object(part: ObjectPart, at: Location): AnswerObject {
    const { type, types } = part;
    const fields = [...part.fields.values()].flat();
    const kind = `object ${types.map(({ name }) => name).join('|') || type.name}`;
    const isShared = this.#isShared(at.path);
    const isKept = at.isKept || isShared;
    return this.#once(kind, { type, fields, at }, () => ({
      kind: 'object',
      place: placeOf(at, type),
      fields: Array.from(part.fields, ([key, nodes]) => {
        const clientKey = this.#plan.clientKeys.get(key) ?? key;
        const path = [...at.path, clientKey];
        const content = this.#content(part, nodes, { ...at, path, isKept });
        return { key, name: `"${clientKey}"`, content };
      }),
      isShared,
    }));
  }

  #content(
    { type, types }: ObjectPart,
    fields: readonly FieldNode[],
    around: Location,
  ): FieldContent {
    const name = fields[0]?.name.value ?? '';
    const at = { ...around, coordinate: `${type.name}.${name}` };
    if (name === '__schema' || name === '__type') {
      const slot = this.#plan.onIntrospection(fields);
      return { kind: 'introspection', slot };
    }
    if (name === '__typename') {
      const names = namesTable(types.map((possible) => possible.name));
      return { kind: 'typename', names, place: placeOf(at, 'String!') };
    }
    const fieldType = fieldTypeOf(type, fields);
    if (!fieldType) throw new Error(`No field ${at.coordinate}`);
    return {
      kind: 'value',
      value: this.#value({ type: fieldType, fields, at }),
    };
  }

  #isShared(path: AnswerPlace['path']): boolean {
    const { sharedPlaces } = this.#plan;
    if (sharedPlaces.size === 0) return false;
    const keys = path.filter((step) => typeof step === 'string');
    return sharedPlaces.has(keys.join('/'));
  }

  /**
   * Caches shapes by fields and place: however many types lead to a place, it
   * has one shape. Otherwise nested abstract types would grow exponentially.
   */
  #once<T extends AnswerComposite>(
    kind: string,
    { fields, at }: Selected,
    make: () => T,
  ): T {
    const id = `${kind} ${at.path.join('.')} ${this.#idsOf(fields)}`;
    const known = this.#known.get(id);
    if (known) return known as T;
    const made = make();
    this.#known.set(id, made);
    return made;
  }

  #idsOf(fields: readonly FieldNode[]): string {
    return fields
      .map((field) => {
        const id = this.#fieldIds.get(field) ?? this.#fieldIds.size;
        this.#fieldIds.set(field, id);
        return id;
      })
      .join(',');
  }
}

function placeOf(
  { coordinate, path, nullAt }: Location,
  type: AnswerPlace['type'],
): AnswerPlace {
  return { coordinate, type, path, nullAt };
}

const NO_NAMES: ReadonlyMap<unknown, string> = new Map();

const SCALARS = new Map<string, AnswerLeaf>(
  (['String', 'ID', 'Int', 'Float', 'Boolean'] as const).map((leaf) => [
    leaf,
    { kind: 'leaf', leaf, names: NO_NAMES },
  ]),
);

/** A custom scalar is written as whatever JSON the subgraph answered. */
const ANY: AnswerLeaf = { kind: 'leaf', leaf: 'any', names: NO_NAMES };

/**
 * Only public values: an inaccessible value is an error, so that it does not
 * leak.
 */
const enumShape = memoizeByObject((type: GraphQLEnumType): AnswerLeaf => ({
  kind: 'leaf',
  leaf: 'enum',
  names: namesTable(type.getValues().map(({ name }) => name)),
}));

function leafShape(type: GraphQLOutputType): AnswerLeaf | undefined {
  if (isScalarType(type)) return SCALARS.get(type.name) ?? ANY;
  return isEnumType(type) ? enumShape(type) : undefined;
}

/** Maps each name to its JSON text. */
function namesTable(names: readonly string[]): ReadonlyMap<unknown, string> {
  return new Map(names.map((name) => [name, JSON.stringify(name)]));
}
