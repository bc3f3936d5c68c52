import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  OverlappingFieldsCanBeMergedRule,
  validate,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { type FieldConflict, findFieldConflict } from './field-merging.ts';

/** How far a document is looked at. */
export interface FieldMergingLimit {
  /** Fields that are compared, each as often as it is. */
  readonly limit: number;
  /** Set when there are more: then nothing is known of the document. */
  isExceeded: boolean;
}

/**
 * Field Selection Merging (specification 5.3.2) in place of the rule of
 * graphql-js, which compares fields by pairs and refuses valid documents that
 * have too many ("Validation aborted."). What is wrong is told in its words.
 */
export function mergeableFieldsRule(merged: FieldMergingLimit): ValidationRule {
  return function MergeableFieldsRule(context: ValidationContext): ASTVisitor {
    const schema = context.getSchema();
    return {
      Document: {
        leave(document) {
          const merging = findFieldConflict(schema, document, merged.limit);
          if (merging.kind === 'exceeded') merged.isExceeded = true;
          if (merging.kind !== 'conflict') return;
          for (const problem of problemsOf(
            schema,
            document,
            merging.conflict,
          )) {
            context.reportError(problem);
          }
        },
      },
    };
  };
}

function problemsOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  { key, fields }: FieldConflict,
): readonly GraphQLError[] {
  const rules = [OverlappingFieldsCanBeMergedRule];
  const found = validate(schema, document, rules).filter(
    // What stopped the search is no problem of the document.
    ({ nodes }) => nodes !== undefined,
  );
  if (found.length > 0) return found;
  const message = `Fields "${key}" conflict: they are different fields, or have other arguments or types. Use different aliases on the fields to fetch both if this was intentional.`;
  return [new GraphQLError(message, { nodes: fields })];
}
