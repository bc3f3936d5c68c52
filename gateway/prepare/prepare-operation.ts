import {
  type DocumentNode,
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  OverlappingFieldsCanBeMergedRule,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  separateOperations,
  specifiedRules,
  validate,
  type ValidationRule,
  type VariableDefinitionNode,
} from 'graphql';
import {
  type ErrorCode,
  type ResponseError,
  responseError,
} from '../base/errors.ts';
import type { Supergraph } from '../supergraph/load-supergraph.ts';
import { executableDirectives } from '../supergraph/executable-directives.ts';
import { conditionVariables } from './conditions.ts';
import { documentNesting } from './document-nesting.ts';
import { documentText } from './document-text.ts';
import { dropDescriptions } from './drop-descriptions.ts';
import type { HoistedArgument } from '../semi-join/hoisted-argument.ts';
import {
  dropHugeDefaults,
  hoistArguments,
  type HoistedOperation,
} from './hoist-arguments.ts';
import { KnownOperationTypesRule } from './known-operation-types.ts';
import { findExceededLimit, type OperationLimits, raisedBy } from './limits.ts';
import {
  type FieldMergingLimit,
  mergeableFieldsRule,
} from './mergeable-fields.ts';
import { relevantRules } from './relevant-rules.ts';
import { renameHostileKeys, type TakenKeys } from './rename-hostile-keys.ts';
import { type RenamedVariables, renameVariables } from './rename-variables.ts';
import type { SemiJoins } from '../semi-join/read-semi-joins.ts';
import { type ClientDirectives, takeDirectives } from './take-directives.ts';
import { tellProblems } from './tell-problems.ts';

/** A client's operation, validated and rewritten. */
export interface PreparedOperation {
  readonly operationName: string | undefined;
  /** As the client wrote it. */
  readonly clientOperation: OperationDefinitionNode;
  /** Definitions of the client's variables, under their internal names. */
  readonly variableDefinitions: readonly VariableDefinitionNode[];
  /** The client's names of variables that were renamed. */
  readonly clientVariables: ReadonlyMap<string, string>;
  /**
   * The operation and its fragments, with keys renamed and arguments hoisted.
   */
  readonly document: DocumentNode;
  readonly clientKeys: ReadonlyMap<string, string>;
  /**
   * The client's directives, which are added to queries for subgraphs later.
   */
  readonly directives: ClientDirectives | undefined;
  readonly hoisted: readonly HoistedArgument[];
  /** The values of literals that became variables, by variable. */
  readonly literals: Readonly<Record<string, unknown>>;
  /** Variables on which plan and answer shape depend (@skip, @include). */
  readonly conditionNames: readonly string[];
}

export interface PrepareOptions {
  readonly supergraph: Supergraph;
  readonly semiJoins: SemiJoins;
  readonly taken: TakenKeys;
  readonly limits: OperationLimits;
  readonly introspection: boolean;
}

export interface OperationSource {
  readonly query: string;
  readonly operationName: string | undefined;
}

export type Prepared = { readonly operation: PreparedOperation } | Refused;

/** The errors of a refused operation. */
export interface Refused {
  readonly errors: readonly ResponseError[];
}

/** An operation that was parsed but not yet validated. */
export interface ReadOperation {
  readonly source: OperationSource;
  /** As the client wrote it. */
  readonly document: DocumentNode;
  readonly renamed: RenamedVariables;
  readonly hoisted: HoistedOperation;
  /** A text that is equal for operations that differ only in literals. */
  readonly shape: string;
}

/** The most problems to find; fewer are reported. */
const MAX_VALIDATION_ERRORS = 100;

const OPEN_RULES = [...specifiedRules, KnownOperationTypesRule];
const CLOSED_RULES = [...OPEN_RULES, NoSchemaIntrospectionCustomRule];

/** Parses a text, checks its limits and separates its literals. */
export function readOperation(
  source: OperationSource,
  { limits, supergraph, semiJoins }: PrepareOptions,
): ReadOperation | Refused {
  const document = parseDocument(source.query, limits);
  if (!('kind' in document)) return document;
  const exceeded = findExceededLimit(document, limits);
  if (exceeded !== undefined) {
    return failure('OPERATION_LIMIT_EXCEEDED', exceeded);
  }
  const renamed = renameVariables(dropDescriptions(document));
  const { publicSchema } = supergraph;
  const hoisted = hoistArguments(renamed.document, publicSchema, semiJoins);
  const kept = hoisted.hoisted.map(({ value }) => print(value));
  const shape = [
    source.operationName ?? '',
    documentText(hoisted.document),
    ...kept,
  ].join('\n');
  return { source, document, renamed, hoisted, shape };
}

/**
 * Validates, selects the operation by name and rewrites it. All transports use
 * this; problems are returned as errors.
 */
export function prepareOperation(
  read: ReadOperation,
  options: PrepareOptions,
): Prepared {
  const refused = validateDocument(read.document, options);
  if (refused) return refused;
  const { operationName } = read.source;
  const selected = selectOperation(read.document, operationName);
  if (typeof selected === 'string') {
    return failure('OPERATION_RESOLUTION_FAILURE', selected);
  }
  if (selected.operation === OperationTypeNode.SUBSCRIPTION) {
    return failure('SUBSCRIPTIONS_NOT_SUPPORTED');
  }
  return { operation: rewrite(selected, read, options) };
}

/** The validation rules whose result depends on literals. */
const LITERAL_RULES = specifiedRules.filter((rule) =>
  ['ValuesOfCorrectTypeRule', 'UniqueInputFieldNamesRule'].includes(rule.name),
);

/**
 * Prepares an operation for which one of equal shape was prepared before: only
 * its literals have to be validated.
 */
export function prepareAlike(
  read: ReadOperation,
  alike: PreparedOperation,
  options: PrepareOptions,
): Prepared {
  const refused = validateDocument(read.document, options, LITERAL_RULES);
  if (refused) return refused;
  const { literals } = read.hoisted;
  const { clientVariables } = read.renamed;
  return { operation: { ...alike, literals, clientVariables } };
}

function parseDocument(
  query: string,
  { maxNesting, maxTokens }: OperationLimits,
): DocumentNode | Refused {
  const nesting = documentNesting(query);
  if (nesting > maxNesting) {
    return failure(
      'OPERATION_LIMIT_EXCEEDED',
      `Expected at most ${maxNesting} levels of brackets in a document, but got ${nesting}. ${raisedBy('maxNesting')}`,
    );
  }
  try {
    return parse(query, { maxLexicalTokens: maxTokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (error.message.includes('tokens. Parsing aborted')) {
      const message = `Expected at most ${maxTokens} tokens in a document, but got more. ${raisedBy('maxTokens')}`;
      return failure('OPERATION_LIMIT_EXCEEDED', message);
    }
    return { errors: [located('GRAPHQL_PARSE_FAILED', error)] };
  }
}

function validateDocument(
  document: DocumentNode,
  options: PrepareOptions,
  rules: readonly ValidationRule[] = options.introspection
    ? OPEN_RULES
    : CLOSED_RULES,
): Refused | undefined {
  const { publicSchema } = options.supergraph;
  const { maxComparedFields: limit } = options.limits;
  const merged: FieldMergingLimit = { limit, isExceeded: false };
  const merging = mergeableFieldsRule(merged);
  const all = rules.map((rule) =>
    rule === OverlappingFieldsCanBeMergedRule ? merging : rule,
  );
  const maxErrors = MAX_VALIDATION_ERRORS;
  const relevant = relevantRules(document, all);
  const problems = validate(publicSchema, document, relevant, { maxErrors });
  if (problems.length > 0) return { errors: tellProblems(problems) };
  return merged.isExceeded
    ? failure(
        'OPERATION_LIMIT_EXCEEDED',
        `Expected at most ${limit} fields to be compared before those of one name are merged, but got more. ${raisedBy('maxComparedFields')}`,
      )
    : undefined;
}

/** The operation with this name, or a description of the problem. */
function selectOperation(
  document: DocumentNode,
  name: string | undefined,
): OperationDefinitionNode | string {
  const operations = operationsOf(document);
  const operation =
    name === undefined
      ? operations[0]
      : operations.find((candidate) => candidate.name?.value === name);
  if (name === undefined && operations.length > 1) {
    return `Expected "operationName" for a document with ${operations.length} operations, but got none.`;
  }
  if (operation) return operation;
  return name === undefined
    ? 'Expected an operation in the document, but got none.'
    : `Expected "operationName" to be the name of an operation in the document, but got "${name}".`;
}

function rewrite(
  clientOperation: OperationDefinitionNode,
  { hoisted, renamed }: ReadOperation,
  { supergraph, taken }: PrepareOptions,
): PreparedOperation {
  const operationName = clientOperation.name?.value;
  const own = operationsOf(renamed.document).find(
    ({ name }) => name?.value === operationName,
  );
  const harmless = renameHostileKeys(
    dropHugeDefaults(onlyOperation(hoisted.document, operationName)),
    taken,
  );
  const { document, clientKeys, directives } = takeDirectives(
    harmless.document,
    harmless.clientKeys,
    {
      schema: supergraph.publicSchema,
      taken,
      known: executableDirectives(supergraph.document),
    },
  );
  return {
    operationName,
    clientOperation,
    variableDefinitions: own?.variableDefinitions ?? [],
    clientVariables: renamed.clientVariables,
    document,
    clientKeys,
    directives,
    hoisted: hoisted.hoisted,
    literals: hoisted.literals,
    conditionNames: conditionVariables(document),
  };
}

function operationsOf(
  document: DocumentNode,
): readonly OperationDefinitionNode[] {
  return document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
}

/** An operation of a document with its fragments. */
function onlyOperation(
  document: DocumentNode,
  name: string | undefined,
): DocumentNode {
  return name === undefined || operationsOf(document).length === 1
    ? document
    : (separateOperations(document)[name] ?? document);
}

function failure(code: ErrorCode, message?: string): Refused {
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
