import {
  buildASTSchema,
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  type NamedTypeNode,
  type NameNode,
  specifiedDirectives,
  specifiedScalarTypes,
  validateSchema,
  type ValueNode,
  valueFromAST,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import { exactNumber, roundNumbers } from '../base/exact-json.ts';
import { fittingInterfaces } from './fitting-interfaces.ts';
import {
  directiveOf,
  linkedNamespaces,
} from '../../protocol/sdl/linked-directives.ts';

const SPECIFIED_SCALARS = new Set(specifiedScalarTypes.map((t) => t.name));
const SPECIFIED_DIRECTIVES = new Set(specifiedDirectives.map((d) => d.name));
const EXECUTABLE_LOCATIONS = new Set([
  'QUERY', 'MUTATION', 'SUBSCRIPTION', 'FIELD', 'FRAGMENT_DEFINITION',
  'FRAGMENT_SPREAD', 'INLINE_FRAGMENT', 'VARIABLE_DEFINITION',
]); // prettier-ignore

/**
 * The schema for clients: the supergraph without `@inaccessible` elements and
 * without the directives and types of linked specifications.
 */
export function buildPublicSchema(supergraph: DocumentNode): GraphQLSchema {
  const schema = buildFitting(publicDocument(supergraph));
  for (const type of Object.values(schema.getTypeMap())) {
    if (isScalarType(type) && !isSpecifiedScalarType(type)) {
      type.parseLiteral = parseCustomScalar;
      type.serialize = roundNumbers;
    }
  }
  restoreDefaults(schema);
  return schema;
}

function buildFitting(document: DocumentNode): GraphQLSchema {
  const schema = buildASTSchema(document);
  return validateSchema(schema).length === 0
    ? schema
    : buildASTSchema(fittingInterfaces(document, schema));
}

/**
 * Recomputes defaults, which were parsed before scalars kept long numbers
 * exact.
 */
function restoreDefaults(schema: GraphQLSchema): void {
  const restore = (input: GraphQLArgument | GraphQLInputField): void => {
    const node = input.astNode?.defaultValue;
    if (node) input.defaultValue = valueFromAST(node, input.type);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInputObjectType(type)) {
      Object.values(type.getFields()).forEach(restore);
    } else if (isObjectType(type) || isInterfaceType(type)) {
      for (const { args } of Object.values(type.getFields())) {
        args.forEach(restore);
      }
    }
  }
}

function publicDocument(document: DocumentNode): DocumentNode {
  const namespaces = linkedNamespaces(document);
  const inaccessible = directiveOf(document, 'inaccessible');
  const isHidden = ({ directives }: Directed): boolean =>
    directives?.some(({ name }) => name.value === inaccessible) ?? false;
  const definitions = document.definitions.filter(
    (definition) =>
      isPublicDefinition(definition) &&
      !isOwned(definition, namespaces) &&
      !isHidden(definition),
  );
  const defined = new Set(definitions.map(nameOf));
  const isDefined = ({ name }: NamedTypeNode) => defined.has(name.value);
  const withoutHidden = (node: Directed) => (isHidden(node) ? null : undefined);
  return visit(
    { ...document, definitions },
    {
      // A union may still name an inaccessible type.
      UnionTypeDefinition: (node) => ({
        ...node,
        types: (node.types ?? []).filter(isDefined),
      }),
      ObjectTypeDefinition: (node) => ({
        ...node,
        interfaces: (node.interfaces ?? []).filter(isDefined),
      }),
      InterfaceTypeDefinition: (node) => ({
        ...node,
        interfaces: (node.interfaces ?? []).filter(isDefined),
      }),
      FieldDefinition: withoutHidden,
      InputValueDefinition: withoutHidden,
      EnumValueDefinition: withoutHidden,
      Directive: (node) =>
        SPECIFIED_DIRECTIVES.has(node.name.value) ? undefined : null,
    },
  );
}

interface Directed {
  readonly directives?: readonly DirectiveNode[] | undefined;
}

function isPublicDefinition(definition: DefinitionNode): boolean {
  if (definition.kind === Kind.DIRECTIVE_DEFINITION) {
    return (
      !SPECIFIED_DIRECTIVES.has(definition.name.value) &&
      definition.locations.some((l) => EXECUTABLE_LOCATIONS.has(l.value))
    );
  }
  const name = nameOf(definition);
  return !name.startsWith('__') && !SPECIFIED_SCALARS.has(name);
}

/**
 * Whether a type belongs to a linked specification, e.g. `join__FieldValue`.
 */
function isOwned(
  definition: DefinitionNode,
  namespaces: ReadonlySet<string>,
): boolean {
  const [namespace = '', rest] = nameOf(definition).split('__', 2);
  return rest !== undefined && namespaces.has(namespace);
}

/** A schema definition has no name, although its type allows one. */
function nameOf(definition: DefinitionNode): string {
  const { name } = definition as { name?: NameNode };
  return name?.value ?? '';
}

/** Keeps long integers in literals exact, which graphql-js would round. */
function parseCustomScalar(
  node: ValueNode,
  variables?: Record<string, unknown> | null,
): unknown {
  switch (node.kind) {
    case Kind.INT:
    case Kind.FLOAT:
      return exactNumber(node.value);
    case Kind.LIST:
      return node.values.map((value) => parseCustomScalar(value, variables));
    case Kind.OBJECT:
      return Object.assign(
        Object.create(null) as Record<string, unknown>,
        Object.fromEntries(
          node.fields.map((field) => [
            field.name.value,
            parseCustomScalar(field.value, variables),
          ]),
        ),
      );
    case Kind.VARIABLE:
    case Kind.NULL:
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return valueFromASTUntyped(node, variables);
  }
}
