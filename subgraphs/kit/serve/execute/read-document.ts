import {
  type DocumentNode,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';

import { DocumentCache } from './document-cache.ts';
import { type OperationParts, partsOf } from './estimate.ts';
import type { ExecutionLimits } from './limits.ts';
import { findExceededLimit, scanDocument } from './measure-document.ts';

/** A document that may be executed, or the errors that refuse it. */
export type ReadDocument =
  | {
      readonly kind: 'valid';
      readonly document: DocumentNode;
      /** The operation of this name; undefined if there is none. */
      operation(name: string | null | undefined): ReadOperation | undefined;
    }
  | { readonly kind: 'invalid'; readonly errors: readonly GraphQLError[] };

export interface ReadOperation {
  readonly isMutation: boolean;
  readonly parts: OperationParts;
}

/**
 * Memory of a parsed document in bytes, for each of its tokens (approximate).
 */
const bytesPerToken = 200;

/** Memory for parsed documents that are kept for later requests, in bytes. */
const cachedBytes = 64 * 1024 * 1024;

/** Reads and validates documents within limits, and keeps them for reuse. */
export function documentReader(
  schema: GraphQLSchema,
  limits: ExecutionLimits,
): (text: string) => ReadDocument {
  const documents = new DocumentCache<ReadDocument>(cachedBytes);
  return (text) => {
    const known = documents.get(text);
    if (known) return known;
    const { document, tokens } = read(schema, limits, text);
    documents.set(text, document, text.length * 2 + tokens * bytesPerToken);
    return document;
  };
}

function read(
  schema: GraphQLSchema,
  limits: ExecutionLimits,
  text: string,
): { readonly document: ReadDocument; readonly tokens: number } {
  try {
    const { tokens, problem } = scanDocument(text, limits);
    const document = problem
      ? invalid([problem])
      : parseAndValidate(schema, limits, text);
    return { document, tokens };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { document: invalid([error]), tokens: 0 };
  }
}

function parseAndValidate(
  schema: GraphQLSchema,
  limits: ExecutionLimits,
  text: string,
): ReadDocument {
  const document = parse(text);
  const problem = findExceededLimit(document, limits);
  if (problem) return invalid([problem]);
  const errors = validate(schema, document, undefined, {
    maxErrors: limits.maxValidationErrors,
  });
  return errors.length > 0
    ? invalid(errors)
    : { kind: 'valid', document, operation: operations(schema, document) };
}

function invalid(errors: readonly GraphQLError[]): ReadDocument {
  return { kind: 'invalid', errors };
}

function operations(schema: GraphQLSchema, document: DocumentNode) {
  const known = new Map<string | null, ReadOperation | undefined>();
  return (given: string | null | undefined) => {
    const name = given ?? null;
    if (known.has(name)) return known.get(name);
    const node = getOperationAST(document, name);
    if (!node) return undefined;
    const operation = {
      isMutation: node.operation === OperationTypeNode.MUTATION,
      parts: partsOf(schema, document, node),
    };
    known.set(name, operation);
    return operation;
  };
}
