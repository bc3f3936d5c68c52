import {
  type ASTVisitor,
  GraphQLError,
  OperationTypeNode,
  type ValidationContext,
} from 'graphql';

/**
 * Refuses operations of a kind for which the schema has no root type
 * (specification 5.2.1.1; graphql-js has this rule from version 17 on).
 * Subscriptions get another error in any case.
 */
export function KnownOperationTypesRule(
  context: ValidationContext,
): ASTVisitor {
  return {
    OperationDefinition(node) {
      const { operation } = node;
      if (operation === OperationTypeNode.SUBSCRIPTION) return;
      if (context.getSchema().getRootType(operation)) return;
      context.reportError(
        new GraphQLError(
          `The ${operation} operation is not supported by the schema.`,
          { nodes: node },
        ),
      );
    },
  };
}
