import {
  type ConstDirectiveNode,
  type DocumentNode,
  Kind,
  parse,
  type TypeDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';

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
}

/** Directive arguments, by name, as plain values. */
export function directiveArguments(
  node: ConstDirectiveNode,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    (node.arguments ?? []).map((argument) => [
      argument.name.value,
      valueFromASTUntyped(argument.value),
    ]),
  );
}

/** Indexes a supergraph; `graphNames` maps `join__Graph` values to names. */
export function createTypeIndex(
  supergraph: DocumentNode,
  graphNames: ReadonlyMap<string, string>,
): TypeIndex {
  const members = new Map<string, Set<string>>();
  const keys = new Map<string, EntityKey[]>();
  for (const definition of supergraph.definitions) {
    if (isTypeDefinition(definition)) {
      addMembers(members, definition);
      addKeys(keys, definition, graphNames);
    }
  }
  return {
    matches: (typename, condition) =>
      typename === condition ||
      (members.get(condition)?.has(typename) ?? false),
    keysOf: (subgraph, type) => keys.get(`${subgraph} ${type}`) ?? [],
  };
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
  const [operation] = parse(`{${fieldSet}}`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  return operation.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [selection.name.value] : [],
  );
}
