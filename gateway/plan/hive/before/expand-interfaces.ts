import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type InlineFragmentNode,
  isInterfaceType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { TypeIndex } from '../../../supergraph/type-index.ts';

/**
 * Splits a field of an interface by type if some types have @requires on it:
 * `node { score }` becomes `node { ... on Unit { score } ... }`. Otherwise the
 * planner would ignore what the types require.
 */
export function expandInterfaces(
  document: DocumentNode,
  schema: GraphQLSchema,
  types: TypeIndex,
): DocumentNode {
  if (!types.hasRequiresOnInterfaces) return document;
  const typeInfo = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field(node) {
        const parent = typeInfo.getParentType();
        if (!isInterfaceType(parent)) return undefined;
        if (!types.hasRequires(parent.name, node.name.value)) return undefined;
        const possible = schema.getPossibleTypes(parent);
        const fragments = possible.map((type) => onType(type.name, [node]));
        return onType(parent.name, fragments);
      },
    }),
  );
}

function onType(
  type: string,
  selections: readonly (FieldNode | InlineFragmentNode)[],
): InlineFragmentNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: {
      kind: Kind.NAMED_TYPE,
      name: { kind: Kind.NAME, value: type },
    },
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
}
