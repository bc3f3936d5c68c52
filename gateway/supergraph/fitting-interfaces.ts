import {
  type DocumentNode,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  type InterfaceTypeDefinitionNode,
  Kind,
} from 'graphql';

/**
 * Removes from interfaces what their types do not have. Composition merges each
 * type by itself, so an interface may keep an argument or field that an object
 * type lost because one subgraph lacks it. Such a schema is invalid
 * (specification 3.6, 3.7), and one such field should not make the whole
 * supergraph unusable.
 */
export function fittingInterfaces(
  document: DocumentNode,
  schema: GraphQLSchema,
): DocumentNode {
  const misfits = findMisfits(schema);
  const definitions = document.definitions.map((definition) =>
    definition.kind === Kind.INTERFACE_TYPE_DEFINITION
      ? without(definition, misfits)
      : definition,
  );
  return { ...document, definitions };
}

/** Coordinates, `Node.field(arg)`, `Node.field`; and `Lower Upper` interfaces. */
type Misfits = Record<'arguments' | 'fields' | 'interfaces', Set<string>>;

type Type = GraphQLObjectType | GraphQLInterfaceType;

type Field = GraphQLField<unknown, unknown>;

function findMisfits(schema: GraphQLSchema): Misfits {
  const found: Misfits = {
    arguments: new Set(),
    fields: new Set(),
    interfaces: new Set(),
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const face of type.getInterfaces()) {
      for (const above of face.getInterfaces()) {
        if (!type.getInterfaces().includes(above)) {
          found.interfaces.add(`${face.name} ${above.name}`);
        }
      }
      for (const field of Object.values(face.getFields())) {
        compare({ type, face, field }, { schema, found });
      }
    }
  }
  return found;
}

function compare(
  of: { type: Type; face: GraphQLInterfaceType; field: Field },
  { schema, found }: { schema: GraphQLSchema; found: Misfits },
): void {
  const { type, face, field } = of;
  const own = type.getFields()[field.name];
  const needsMore = own?.args.some(
    (argument) =>
      isRequiredArgument(argument) &&
      !field.args.some(({ name }) => name === argument.name),
  );
  if (
    !own ||
    needsMore ||
    !fits(String(own.type), String(field.type), schema)
  ) {
    if (isInterfaceType(type))
      found.interfaces.add(`${type.name} ${face.name}`);
    else found.fields.add(`${face.name}.${field.name}`);
    return;
  }
  for (const { name, type: expected } of field.args) {
    const given = own.args.find((argument) => argument.name === name);
    if (String(given?.type) !== String(expected)) {
      found.arguments.add(`${face.name}.${field.name}(${name})`);
    }
  }
}

/**
 * Whether a type may be used where another is expected (specification 3.6.1).
 */
function fits(own: string, promised: string, schema: GraphQLSchema): boolean {
  if (promised.endsWith('!')) {
    return (
      own.endsWith('!') && fits(own.slice(0, -1), promised.slice(0, -1), schema)
    );
  }
  if (own.endsWith('!')) return fits(own.slice(0, -1), promised, schema);
  if (promised.startsWith('[')) {
    return (
      own.startsWith('[') &&
      fits(own.slice(1, -1), promised.slice(1, -1), schema)
    );
  }
  const type = schema.getType(own);
  const union = schema.getType(promised);
  const above =
    isObjectType(type) || isInterfaceType(type) ? type.getInterfaces() : [];
  return (
    own === promised ||
    above.some(({ name }) => name === promised) ||
    (isUnionType(union) && union.getTypes().some(({ name }) => name === own))
  );
}

function without(
  face: InterfaceTypeDefinitionNode,
  misfits: Misfits,
): InterfaceTypeDefinitionNode {
  const { value: name } = face.name;
  return {
    ...face,
    interfaces: (face.interfaces ?? []).filter(
      (above) => !misfits.interfaces.has(`${name} ${above.name.value}`),
    ),
    fields: (face.fields ?? []).flatMap((field) => {
      const coordinate = `${name}.${field.name.value}`;
      if (misfits.fields.has(coordinate)) return [];
      const kept = (field.arguments ?? []).filter(
        (argument) =>
          !misfits.arguments.has(`${coordinate}(${argument.name.value})`),
      );
      return { ...field, arguments: kept };
    }),
  };
}
