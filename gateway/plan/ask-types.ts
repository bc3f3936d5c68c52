import {
  type DocumentNode,
  type FieldNode,
  type GraphQLInterfaceType,
  type GraphQLSchema,
  isInterfaceType,
  Kind,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

const TYPENAME: FieldNode = {
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: '__typename' },
};

/**
 * Asks for the type of objects behind an interface where it decides whether a
 * field may be null: an object may promise more than its interface does. The
 * planner asks for types only where fragments do.
 */
export function askTypes(
  document: DocumentNode,
  schema: GraphQLSchema,
): DocumentNode {
  const types = new TypeInfo(schema);
  const visitor = {
    SelectionSet: (set: SelectionSetNode) => {
      const type = types.getParentType();
      if (!isInterfaceType(type)) return undefined;
      const isMixed = set.selections.some(
        (selection) =>
          selection.kind === Kind.FIELD &&
          hasMixedTypes(schema, type, selection.name.value),
      );
      return isMixed
        ? { ...set, selections: [...set.selections, TYPENAME] }
        : undefined;
    },
  };
  return visit(document, visitWithTypeInfo(types, visitor));
}

function hasMixedTypes(
  schema: GraphQLSchema,
  type: GraphQLInterfaceType,
  field: string,
): boolean {
  const [first, ...others] = schema
    .getPossibleTypes(type)
    .map((possible) => String(possible.getFields()[field]?.type));
  return others.some((other) => other !== first);
}
