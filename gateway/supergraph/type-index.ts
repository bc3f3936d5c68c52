import {
  type DocumentNode,
  Kind,
  type OperationTypeNode,
  print,
  type TypeDefinitionNode,
} from 'graphql';

import { directiveArguments } from '../../protocol/sdl/directive-arguments.ts';
import { parseFieldSet } from '../../protocol/sdl/field-set.ts';

/** A key of an entity in one subgraph: the names of its outermost fields. */
export type EntityKey = readonly string[];

/**
 * What execution must know of the supergraph's types, inaccessible ones
 * included: the public schema does not have those, but subgraphs return them.
 */
export interface TypeIndex {
  /** Whether an object that says `typename` satisfies `... on condition`. */
  matches(typename: string, condition: string): boolean;
  /** The keys by which `subgraph` resolves entities of `type`. */
  keysOf(subgraph: string, type: string): readonly EntityKey[];
  /** Whether a field has @requires; of an interface, on some of its types. */
  hasRequires(type: string, field: string): boolean;
  readonly hasRequiresOnInterfaces: boolean;
  /** Whether fields of this type have selections. */
  isComposite(type: string): boolean;
  /** The type of a field in a subgraph, as text. */
  fieldType(subgraph: string, type: string, field: string): string | undefined;
  rootType(operation: OperationTypeNode): string;
}

/** Indexes a supergraph; `graphNames` maps `join__Graph` values to names. */
export function createTypeIndex(
  supergraph: DocumentNode,
  graphNames: ReadonlyMap<string, string>,
): TypeIndex {
  const members = new Map<string, Set<string>>();
  const keys = new Map<string, EntityKey[]>();
  const requiring = new Set<string>();
  const composite = new Set<string>();
  for (const definition of supergraph.definitions) {
    if (isTypeDefinition(definition)) {
      composite.add(definition.name.value);
      addMembers(members, definition);
      addKeys(keys, definition, graphNames);
      addRequiring(requiring, definition);
    }
  }
  const objects = requiring.size;
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const { value: name } = definition.name;
    for (const { name: field } of definition.fields ?? []) {
      const types = [...(members.get(name) ?? [])];
      if (types.some((type) => requiring.has(`${type}.${field.value}`))) {
        requiring.add(`${name}.${field.value}`);
      }
    }
  }
  return {
    matches: (typename, condition) =>
      typename === condition ||
      (members.get(condition)?.has(typename) ?? false),
    keysOf: (subgraph, type) => keys.get(`${subgraph} ${type}`) ?? [],
    hasRequires: (type, field) => requiring.has(`${type}.${field}`),
    isComposite: (type) => composite.has(type),
    ...fieldTypes(supergraph, graphNames),
    hasRequiresOnInterfaces: requiring.size > objects,
  };
}

function fieldTypes(
  { definitions }: DocumentNode,
  graphNames: ReadonlyMap<string, string>,
): Pick<TypeIndex, 'fieldType' | 'rootType'> {
  const types = new Map<string, string>();
  const roots = new Map<string, string>();
  for (const definition of definitions) {
    if (definition.kind === Kind.SCHEMA_DEFINITION) {
      for (const { operation, type } of definition.operationTypes) {
        roots.set(operation, type.name.value);
      }
    }
    if (!('fields' in definition)) continue;
    for (const field of definition.fields ?? []) {
      const coordinate = `${definition.name.value}.${field.name.value}`;
      types.set(coordinate, print(field.type));
      for (const directive of field.directives ?? []) {
        if (directive.name.value !== 'join__field') continue;
        const { graph, type } = directiveArguments(directive);
        const subgraph = graphNames.get(String(graph)) ?? '';
        if (typeof type === 'string')
          types.set(`${subgraph} ${coordinate}`, type);
      }
    }
  }
  return {
    fieldType: (subgraph, type, field) =>
      types.get(`${subgraph} ${type}.${field}`) ??
      types.get(`${type}.${field}`),
    rootType: (operation) =>
      roots.get(operation) ?? operation.replace(/^./, (c) => c.toUpperCase()),
  };
}

function addRequiring(
  requiring: Set<string>,
  definition: TypeDefinitionNode,
): void {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return;
  for (const field of definition.fields ?? []) {
    for (const directive of field.directives ?? []) {
      if (directive.name.value !== 'join__field') continue;
      if (directiveArguments(directive)['requires'] === undefined) continue;
      requiring.add(`${definition.name.value}.${field.name.value}`);
    }
  }
}

function isTypeDefinition(definition: {
  kind: Kind;
}): definition is TypeDefinitionNode {
  return (
    definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
    definition.kind === Kind.INTERFACE_TYPE_DEFINITION ||
    definition.kind === Kind.UNION_TYPE_DEFINITION
  );
}

function addMembers(
  members: Map<string, Set<string>>,
  definition: TypeDefinitionNode,
): void {
  const name = definition.name.value;
  if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
    for (const member of definition.types ?? []) {
      membersOf(members, name).add(member.name.value);
    }
  } else if ('interfaces' in definition) {
    // An interface name is a possible `__typename` too: that of an
    // @interfaceObject, until another subgraph says what the object is.
    for (const parent of definition.interfaces ?? []) {
      membersOf(members, parent.name.value).add(name);
    }
  }
}

function membersOf(
  members: Map<string, Set<string>>,
  name: string,
): Set<string> {
  const known = members.get(name) ?? new Set<string>();
  members.set(name, known);
  return known;
}

function addKeys(
  keys: Map<string, EntityKey[]>,
  definition: TypeDefinitionNode,
  graphNames: ReadonlyMap<string, string>,
): void {
  for (const directive of definition.directives ?? []) {
    if (directive.name.value !== 'join__type') continue;
    const { graph, key } = directiveArguments(directive);
    const subgraph = graphNames.get(String(graph));
    if (subgraph === undefined || typeof key !== 'string') continue;
    const id = `${subgraph} ${definition.name.value}`;
    keys.set(id, [...(keys.get(id) ?? []), outermostFields(key)]);
  }
}

function outermostFields(fieldSet: string): EntityKey {
  return parseFieldSet(fieldSet).selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [selection.name.value] : [],
  );
}
