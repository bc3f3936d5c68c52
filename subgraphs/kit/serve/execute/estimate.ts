import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLError,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';

import { defaultPageSize, maximumPageSize } from '../../read/connection.ts';
import { limitExceeded } from '../../errors.ts';

/** A field of an object type, and what is selected in it. */
interface Part {
  readonly name: string;
  readonly size: PartSize;
  readonly parts: readonly Part[];
}

/** How many objects a field has for each parent object. */
type PartSize =
  | { readonly kind: 'one' }
  | { readonly kind: 'list' }
  | { readonly kind: 'introspection'; readonly items: number }
  /**
   * A connection; the lists below it have as many items as this argument says.
   */
  | { readonly kind: 'page'; readonly first: FirstArgument }
  | { readonly kind: 'items' };

type FirstArgument = { readonly value: number } | { readonly variable: string };

type Variables = Readonly<Record<string, unknown>>;

/**
 * The most objects that an operation can have, judged by its text and
 * variables.
 */
export interface Estimate {
  readonly objects: number;
  /** The path to the field that adds most objects. */
  readonly dearest: readonly string[];
}

/**
 * Assumed length of a list without `first` (links, paths), whose length is not
 * known.
 */
const unknownLength = 10;

/**
 * The fields of an operation that have objects; computed once for each
 * document.
 */
export interface OperationParts {
  readonly parts: readonly Part[];
}

/**
 * The fields of an operation that have objects. `_entities` counts as one: the
 * caller has counted the entities, and the object budget counts them again.
 */
export function partsOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): OperationParts {
  const root = schema.getRootType(operation.operation);
  const fragments = new Map(
    document.definitions
      .filter((it) => it.kind === Kind.FRAGMENT_DEFINITION)
      .map((it): [string, FragmentDefinitionNode] => [it.name.value, it]),
  );
  const reader = new PartReader(schema, fragments);
  return {
    parts: root ? reader.read(operation.selectionSet, root, false) : [],
  };
}

/**
 * The number of objects of a request; the sizes of nested lists are multiplied.
 */
export function estimate(
  { parts }: OperationParts,
  variables: Variables,
): Estimate {
  return sumOf(parts, { variables, pageSize: 1 });
}

/**
 * Larger estimates are reported as this number: numbers beyond are not exact.
 */
const largestTold = 1_000_000_000;

/** Most fields of the path that an error message names. */
const fieldsTold = 10;

/** The error for an estimate above the limit. */
export function tooLarge(
  { objects, dearest }: Estimate,
  limit: number,
): GraphQLError {
  const got = objects > largestTold ? `more than ${largestTold}` : `${objects}`;
  const way = dearest.slice(0, fieldsTold).join('.').slice(0, 400);
  return limitExceeded(
    `an operation of at most ${limit} objects by the sizes that it asks for`,
    `${got}, most of them at ${way}: ask for a smaller \`first\` or fewer lists within lists`,
  );
}

interface Scope {
  readonly variables: Variables;
  /** Page size of the connection whose fields these are. */
  readonly pageSize: number;
}

function sumOf(parts: readonly Part[], scope: Scope): Estimate {
  let objects = 0;
  let most = 0;
  let dearest: readonly string[] = [];
  for (const part of parts) {
    const its = objectsOf(part, scope);
    objects += its.objects;
    if (its.objects > most) {
      most = its.objects;
      dearest = [part.name, ...its.dearest];
    }
  }
  return { objects, dearest };
}

function objectsOf({ size, parts }: Part, scope: Scope): Estimate {
  const { variables } = scope;
  switch (size.kind) {
    case 'one':
      return times(1, sumOf(parts, scope));
    case 'list':
      return times(unknownLength, sumOf(parts, scope));
    case 'introspection':
      return times(size.items, sumOf(parts, scope));
    case 'page': {
      const pageSize = pageSizeOf(size.first, variables);
      return times(1, sumOf(parts, { variables, pageSize }));
    }
    case 'items':
      return times(scope.pageSize, sumOf(parts, scope));
  }
}

function times(count: number, { objects, dearest }: Estimate): Estimate {
  return { objects: count * (1 + objects), dearest };
}

function pageSizeOf(first: FirstArgument, variables: Variables): number {
  const given = 'value' in first ? first.value : variables[first.variable];
  const size = typeof given === 'number' ? given : maximumPageSize;
  return Math.min(Math.max(size, 0), maximumPageSize);
}

class PartReader {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #typeCount: number;

  constructor(
    schema: GraphQLSchema,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ) {
    this.#schema = schema;
    this.#fragments = fragments;
    this.#typeCount = Object.keys(schema.getTypeMap()).length;
  }

  /** `isPage` tells whether the selections are those of a connection. */
  read(
    set: SelectionSetNode,
    parent: GraphQLCompositeType,
    isPage: boolean,
  ): Part[] {
    return set.selections.flatMap((selection) => {
      switch (selection.kind) {
        case Kind.FIELD:
          return this.#field(selection, parent, isPage);
        case Kind.INLINE_FRAGMENT:
          return this.read(
            selection.selectionSet,
            this.#type(selection.typeCondition?.name.value) ?? parent,
            isPage,
          );
        case Kind.FRAGMENT_SPREAD: {
          const fragment = this.#fragments.get(selection.name.value);
          const type = this.#type(fragment?.typeCondition.name.value);
          return fragment && type
            ? this.read(fragment.selectionSet, type, isPage)
            : [];
        }
      }
    });
  }

  #type(name: string | undefined): GraphQLCompositeType | undefined {
    const type = name === undefined ? undefined : this.#schema.getType(name);
    return type && isCompositeType(type) ? type : undefined;
  }

  #field(
    node: FieldNode,
    parent: GraphQLCompositeType,
    isPage: boolean,
  ): Part[] {
    if (!node.selectionSet) return [];
    const field = fieldOf(parent, node.name.value);
    const type = field && getNamedType(field.type);
    if (!type || !isCompositeType(type)) return [];
    const name = node.alias?.value ?? node.name.value;
    const size = this.#size(node, field.type, isPage);
    const parts = this.read(node.selectionSet, type, size.kind === 'page');
    return [{ name, size, parts }];
  }

  #size(node: FieldNode, type: GraphQLOutputType, isPage: boolean): PartSize {
    const isList = isListType(getNullableType(type));
    if (getNamedType(type).name.startsWith('__')) {
      const items = node.name.value === 'types' ? this.#typeCount : 5;
      return { kind: 'introspection', items: isList ? items : 1 };
    }
    if (node.name.value === '_entities' || (!isList && isPage)) {
      return { kind: 'one' };
    }
    if (isList) return { kind: isPage ? 'items' : 'list' };
    return isConnection(type)
      ? { kind: 'page', first: firstOf(node) }
      : { kind: 'one' };
  }
}

/**
 * A field of the type; introspection fields (`__typename` …) belong to no type.
 */
function fieldOf(parent: GraphQLCompositeType, name: string) {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return 'getFields' in parent ? parent.getFields()[name] : undefined;
}

function isConnection(type: GraphQLOutputType): boolean {
  return getNamedType(type).name.endsWith('Connection');
}

function firstOf({ arguments: given = [] }: FieldNode): FirstArgument {
  const sizes = given.filter(({ name }) =>
    ['first', 'last'].includes(name.value),
  );
  for (const { value } of sizes) {
    if (value.kind === Kind.VARIABLE) return { variable: value.name.value };
    if (value.kind === Kind.INT) return { value: Number(value.value) };
  }
  return { value: defaultPageSize };
}
