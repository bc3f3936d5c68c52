import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type OperationTypeNode,
  type TypeNode,
} from 'graphql';

/** A type of an SDL document, merged with its extensions. */
export interface SdlType {
  readonly name: string;
  readonly kind: 'object' | 'interface' | 'input' | 'leaf' | 'union';
  readonly directives: readonly ConstDirectiveNode[];
  /** The fields of an object or interface; otherwise empty. */
  readonly fields: ReadonlyMap<string, FieldDefinitionNode>;
  /** The fields of an input; otherwise empty. */
  readonly inputFields: ReadonlyMap<string, InputValueDefinitionNode>;
  /** The interfaces it implements. */
  readonly interfaces: ReadonlySet<string>;
  /** The member types of a union; otherwise empty. */
  readonly members: ReadonlySet<string>;
  /** The values of an enum; otherwise empty. */
  readonly values: ReadonlySet<string>;
}

/** The types of an SDL document, as written and without any validation. */
export interface SdlTypes {
  readonly all: readonly SdlType[];
  get(name: string): SdlType | undefined;
  /** The root type of an operation, if the document defines it. */
  root(
    operation: OperationTypeNode | `${OperationTypeNode}`,
  ): SdlType | undefined;
}

export function sdlTypes(document: DocumentNode): SdlTypes {
  const types = new Map<string, MutableType>();
  const roots = new Map<string, string>();
  for (const definition of document.definitions) {
    if (
      definition.kind === Kind.SCHEMA_DEFINITION ||
      definition.kind === Kind.SCHEMA_EXTENSION
    ) {
      for (const { operation, type } of definition.operationTypes ?? []) {
        roots.set(operation, type.name.value);
      }
      continue;
    }
    const kind = KINDS[definition.kind];
    if (kind !== undefined) addType(types, kind, definition as TypeNodeParts);
  }
  return {
    all: [...types.values()],
    get: (name) => types.get(name),
    root: (operation) =>
      types.get(
        roots.get(operation) ?? operation.replace(/^./, (c) => c.toUpperCase()),
      ),
  };
}

/** The type inside lists and non-nulls. */
export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

/** Whether a type is a list, nullable or not. */
export function isList(type: TypeNode): boolean {
  return type.kind === Kind.NON_NULL_TYPE
    ? isList(type.type)
    : type.kind === Kind.LIST_TYPE;
}

interface MutableType extends SdlType {
  readonly directives: ConstDirectiveNode[];
  readonly fields: Map<string, FieldDefinitionNode>;
  readonly inputFields: Map<string, InputValueDefinitionNode>;
  readonly interfaces: Set<string>;
  readonly members: Set<string>;
  readonly values: Set<string>;
}

const KINDS: Readonly<Record<string, SdlType['kind']>> = {
  [Kind.OBJECT_TYPE_DEFINITION]: 'object',
  [Kind.OBJECT_TYPE_EXTENSION]: 'object',
  [Kind.INTERFACE_TYPE_DEFINITION]: 'interface',
  [Kind.INTERFACE_TYPE_EXTENSION]: 'interface',
  [Kind.INPUT_OBJECT_TYPE_DEFINITION]: 'input',
  [Kind.INPUT_OBJECT_TYPE_EXTENSION]: 'input',
  [Kind.ENUM_TYPE_DEFINITION]: 'leaf',
  [Kind.SCALAR_TYPE_DEFINITION]: 'leaf',
  [Kind.UNION_TYPE_DEFINITION]: 'union',
};

interface Named {
  readonly name: { readonly value: string };
}

interface TypeNodeParts extends Named {
  readonly directives?: readonly ConstDirectiveNode[];
  readonly fields?: readonly (FieldDefinitionNode | InputValueDefinitionNode)[];
  readonly interfaces?: readonly Named[];
  readonly types?: readonly Named[];
  readonly values?: readonly Named[];
}

function addType(
  types: Map<string, MutableType>,
  kind: SdlType['kind'],
  node: TypeNodeParts,
): void {
  const name = node.name.value;
  const type = types.get(name) ?? {
    name,
    kind,
    directives: [],
    fields: new Map<string, FieldDefinitionNode>(),
    inputFields: new Map<string, InputValueDefinitionNode>(),
    interfaces: new Set<string>(),
    members: new Set<string>(),
    values: new Set<string>(),
  };
  types.set(name, type);
  type.directives.push(...(node.directives ?? []));
  addNames(type.interfaces, node.interfaces);
  addNames(type.members, node.types);
  addNames(type.values, node.values);
  for (const field of node.fields ?? []) {
    if (field.kind === Kind.FIELD_DEFINITION) {
      type.fields.set(field.name.value, field);
    } else {
      type.inputFields.set(field.name.value, field);
    }
  }
}

function addNames(names: Set<string>, nodes: readonly Named[] = []): void {
  for (const { name } of nodes) names.add(name.value);
}
