import {
  buildASTSchema,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  type NameNode,
  parse,
  specifiedDirectives,
  specifiedScalarTypes,
  type ValueNode,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import { exactNumber } from '../exact-json.ts';

const SPECIFIED_SCALARS = new Set(specifiedScalarTypes.map((t) => t.name));
const SPECIFIED_DIRECTIVES = new Set(specifiedDirectives.map((d) => d.name));
const EXECUTABLE_LOCATIONS = new Set([
  'QUERY', 'MUTATION', 'SUBSCRIPTION', 'FIELD', 'FRAGMENT_DEFINITION',
  'FRAGMENT_SPREAD', 'INLINE_FRAGMENT', 'VARIABLE_DEFINITION',
]); // prettier-ignore

/**
 * The schema clients see. `consumerSdl` is the planner's: it repeats what
 * graphql-js defines itself (introspection, scalars, directives) and keeps
 * composed directives, which are the gateway's business only.
 */
export function buildPublicSchema(consumerSdl: string): GraphQLSchema {
  const schema = buildASTSchema(publicDocument(parse(consumerSdl)));
  for (const type of Object.values(schema.getTypeMap())) {
    if (isScalarType(type) && !isSpecifiedScalarType(type)) {
      type.parseLiteral = parseCustomScalar;
    }
  }
  return schema;
}

function publicDocument(document: DocumentNode): DocumentNode {
  const definitions = document.definitions.filter(isPublicDefinition);
  return visit(
    { ...document, definitions },
    {
      FieldDefinition: (node) =>
        node.name.value.startsWith('__') ? null : undefined,
      Directive: (node) =>
        SPECIFIED_DIRECTIVES.has(node.name.value) ? undefined : null,
    },
  );
}

function isPublicDefinition(definition: DefinitionNode): boolean {
  if (definition.kind === Kind.DIRECTIVE_DEFINITION) {
    return (
      !SPECIFIED_DIRECTIVES.has(definition.name.value) &&
      definition.locations.some((l) => EXECUTABLE_LOCATIONS.has(l.value))
    );
  }
  // A schema definition has no name, whatever its type says.
  const { name: { value: name } = { value: '' } } = definition as {
    name?: NameNode;
  };
  return !name.startsWith('__') && !SPECIFIED_SCALARS.has(name);
}

/** graphql-js would round long integers in literals of a custom scalar. */
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
