import {
  type ASTVisitor,
  GraphQLError,
  OperationTypeNode,
  type ValidationContext,
} from 'graphql';

/**
 * An operation of a kind that the schema has no type for (specification 5.2.1.1,
 * a rule of graphql-js from version 17 on). Subscriptions have an error of
 * their own, whatever the schema has.
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
