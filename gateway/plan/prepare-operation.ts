import {
  type DocumentNode,
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  separateOperations,
  specifiedRules,
  validate,
} from 'graphql';
import {
  type ErrorCode,
  type ResponseError,
  responseError,
} from '../errors.ts';
import type { Supergraph } from '../supergraph/load-supergraph.ts';
import { conditionVariables } from './conditions.ts';
import { hoistArguments, type HoistedArgument } from './hoist-arguments.ts';
import { findExceededLimit, type OperationLimits } from './limits.ts';
import { renameHostileKeys } from './rename-hostile-keys.ts';
import type { SemiJoins } from './semi-join.ts';

/** A client's operation, checked, in the form the gateway works with. */
export interface PreparedOperation {
  readonly operationName: string | undefined;
  /** As the client wrote it: its variables are coerced by this. */
  readonly clientOperation: OperationDefinitionNode;
  /** The operation and its fragments; no hostile keys, arguments hoisted. */
  readonly document: DocumentNode;
  readonly clientKeys: ReadonlyMap<string, string>;
  readonly hoisted: readonly HoistedArgument[];
  /** Variables on which the plan and the form of the answer depend. */
  readonly conditionNames: readonly string[];
}

export interface PrepareOptions {
  readonly supergraph: Supergraph;
  readonly semiJoins: SemiJoins;
  readonly limits: OperationLimits;
  readonly introspection: boolean;
}

export interface OperationSource {
  readonly query: string;
  readonly operationName: string | undefined;
}

export type Prepared =
  | { readonly operation: PreparedOperation }
  | { readonly errors: readonly ResponseError[] };

const MAX_VALIDATION_ERRORS = 20;

/**
 * From text to a prepared operation: parse, limits, validation, selection by
 * name, rewriting. Every door goes through here; what is wrong with an
 * operation comes back as errors.
 */
export function prepareOperation(
  source: OperationSource,
  options: PrepareOptions,
): Prepared {
  const document = parseDocument(source.query, options.limits);
  if (!('kind' in document)) return document;
  const exceeded = findExceededLimit(document, options.limits);
  if (exceeded !== undefined) {
    return failure('OPERATION_LIMIT_EXCEEDED', exceeded);
  }
  const problems = validateDocument(document, options);
  if (problems.length > 0) {
    return {
      errors: problems.map((e) => located('GRAPHQL_VALIDATION_FAILED', e)),
    };
  }
  const selected = selectOperation(document, source.operationName);
  if (typeof selected === 'string') {
    return failure('OPERATION_RESOLUTION_FAILURE', selected);
  }
  if (selected.operation.operation === OperationTypeNode.SUBSCRIPTION) {
    return failure('SUBSCRIPTIONS_NOT_SUPPORTED');
  }
  return { operation: rewrite(selected, options) };
}

function parseDocument(
  query: string,
  limits: OperationLimits,
): DocumentNode | { readonly errors: readonly ResponseError[] } {
  try {
    return parse(query, { maxLexicalTokens: limits.maxTokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) {
      // The parser is recursive: nesting deep enough exhausts its stack.
      return failure(
        'GRAPHQL_PARSE_FAILED',
        'The document is nested too deep.',
      );
    }
    const isLimit = error.message.includes('tokens. Parsing aborted');
    return {
      errors: [
        located(
          isLimit ? 'OPERATION_LIMIT_EXCEEDED' : 'GRAPHQL_PARSE_FAILED',
          error,
        ),
      ],
    };
  }
}

function validateDocument(
  document: DocumentNode,
  options: PrepareOptions,
): readonly GraphQLError[] {
  const rules = options.introspection
    ? specifiedRules
    : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  return validate(options.supergraph.publicSchema, document, rules, {
    maxErrors: MAX_VALIDATION_ERRORS,
  });
}

interface SelectedOperation {
  readonly operation: OperationDefinitionNode;
  readonly document: DocumentNode;
}

/** The operation with its fragments only, or what is wrong in words. */
function selectOperation(
  document: DocumentNode,
  name: string | undefined,
): SelectedOperation | string {
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const operation =
    name === undefined
      ? operations[0]
      : operations.find((candidate) => candidate.name?.value === name);
  if (name === undefined && operations.length > 1) {
    return `Expected "operationName" for a document with ${operations.length} operations, but got none.`;
  }
  if (!operation) {
    return name === undefined
      ? 'Expected an operation in the document, but got none.'
      : `Expected "operationName" to be the name of an operation in the document, but got "${name}".`;
  }
  if (operations.length === 1) return { operation, document };
  const separated = separateOperations(document);
  return {
    operation,
    document: separated[operation.name?.value ?? ''] ?? document,
  };
}

function rewrite(
  selected: SelectedOperation,
  { supergraph, semiJoins }: PrepareOptions,
): PreparedOperation {
  const renamed = renameHostileKeys(selected.document);
  const { document, hoisted } = hoistArguments(
    renamed.document,
    supergraph.publicSchema,
    semiJoins,
  );
  return {
    operationName: selected.operation.name?.value,
    clientOperation: selected.operation,
    document,
    clientKeys: renamed.clientKeys,
    hoisted,
    conditionNames: conditionVariables(document),
  };
}

function failure(
  code: ErrorCode,
  message?: string,
): { readonly errors: readonly ResponseError[] } {
  return {
    errors: [responseError(code, message === undefined ? {} : { message })],
  };
}

function located(code: ErrorCode, error: GraphQLError): ResponseError {
  return responseError(code, {
    message: error.message,
    ...(error.locations ? { locations: error.locations } : {}),
  });
}
