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
import { memoizeByObject } from '../../../base/memoize-by-object.ts';

const TYPENAME: FieldNode = {
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: '__typename' },
};

/**
 * Adds `__typename` to objects behind an interface where the type decides
 * whether a field may be null, since an object type may be stricter than its
 * interface. The planner asks for types only where there are fragments.
 */
export function askTypenames(
  document: DocumentNode,
  schema: GraphQLSchema,
): DocumentNode {
  const mixed = mixedFields(schema);
  if (mixed.size === 0) return document;
  const types = new TypeInfo(schema);
  const visitor = {
    SelectionSet: (set: SelectionSetNode) => {
      const type = types.getParentType();
      if (!isInterfaceType(type)) return undefined;
      const isMixed = set.selections.some(
        (selection) =>
          selection.kind === Kind.FIELD &&
          mixed.has(`${type.name}.${selection.name.value}`),
      );
      return isMixed
        ? { ...set, selections: [...set.selections, TYPENAME] }
        : undefined;
    },
  };
  return visit(document, visitWithTypeInfo(types, visitor));
}

/**
 * Fields of interfaces, e.g. `Node.id`, whose type is not the same in all
 * object types.
 */
const mixedFields = memoizeByObject(
  (schema: GraphQLSchema): ReadonlySet<string> =>
    new Set(
      Object.values(schema.getTypeMap())
        .filter((type) => isInterfaceType(type))
        .flatMap((type) =>
          Object.keys(type.getFields())
            .filter((field) => hasMixedTypes(schema, type, field))
            .map((field) => `${type.name}.${field}`),
        ),
    ),
);

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
