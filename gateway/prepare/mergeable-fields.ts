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

/** A limit on checking a document, and whether it was exceeded. */
export interface FieldMergingLimit {
  /** The most fields to compare, each counted as often as it is compared. */
  readonly limit: number;
  /** Set if there are more; then the document was not checked completely. */
  isExceeded: boolean;
}

/**
 * Field Selection Merging (specification 5.3.2), with the messages of
 * graphql-js. Its own rule compares fields in pairs, and refuses valid
 * documents with too many of them ("Validation aborted.").
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
    // The error that ended the search is not a problem of the document.
    ({ nodes }) => nodes !== undefined,
  );
  if (found.length > 0) return found;
  const message = `Fields "${key}" conflict: they are different fields, or have other arguments or types. Use different aliases on the fields to fetch both if this was intentional.`;
  return [new GraphQLError(message, { nodes: fields })];
}
