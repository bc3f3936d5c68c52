import {
  buildASTSchema,
  buildSchema,
  type DocumentNode,
  execute,
  type ExecutionResult,
  getNullableType,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  responsePathAsArray,
  visit,
} from 'graphql';
import type { World } from './generate-data.ts';
import {
  computedField,
  computeFrom,
  requiredOf,
  resolveMutation,
  resolveValue,
  type Source,
} from './resolve.ts';

/** What graphql-js answers without any federation. */
export interface Oracle {
  readonly schema: GraphQLSchema;
  answer(operation: OracleRequest): OracleAnswer;
}

export interface OracleRequest {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface OracleAnswer {
  /** The answer of the schema as it is. */
  readonly result: ExecutionResult;
  /**
   * Paths, as JSON, of all that goes wrong when nothing bubbles: each error,
   * and each null where the type is non-null.
   */
  readonly causes: ReadonlySet<string>;
  readonly calls: readonly string[];
}

/** The merged schema with resolvers over the whole world. */
export function createOracle(publicSdl: string, world: World): Oracle {
  const schema = buildSchema(publicSdl);
  const loose = buildASTSchema(withoutNonNull(parse(publicSdl)));
  const causes = new Set<string>();
  addResolvers(schema, world, () => undefined);
  addResolvers(loose, world, ({ type, field, path, value }) => {
    const declared = schema.getType(type);
    if (!isObjectType(declared)) return;
    const fieldType = declared.getFields()[field]?.type;
    if (fieldType) findWrongNulls(fieldType, value, { path, causes });
  });
  return {
    schema,
    answer(request) {
      world.calls.length = 0;
      const result = run(schema, request);
      const calls = [...world.calls];
      causes.clear();
      const { errors = [] } = run(loose, request);
      const all = new Set(causes);
      for (const error of errors) all.add(JSON.stringify(error.path));
      world.calls.length = 0;
      return { result, causes: all, calls };
    },
  };
}

function run(
  schema: GraphQLSchema,
  { document, variables }: OracleRequest,
): ExecutionResult {
  // No resolver waits, so neither does the whole.
  return execute({
    schema,
    document,
    variableValues: variables,
  }) as ExecutionResult;
}

interface Resolved {
  readonly type: string;
  readonly field: string;
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

function addResolvers(
  schema: GraphQLSchema,
  world: World,
  see: (resolved: Resolved) => void,
): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      field.resolve = (
        ...[source, args, , info]: Parameters<
          GraphQLFieldResolver<Source | undefined, unknown, Record<string, unknown>>
        >
      ) => {
        const call = { field: field.name, args };
        const instance = source?.instance ?? world.query;
        const computed = computedField(world, instance, field.name);
        const value =
          type.name === 'Mutation'
            ? resolveMutation(world, call)
            : computed
              ? computeFrom(computed, instance, requiredOf(world, computed, instance))
              : resolveValue(instance, call);
        see({ type: type.name, field: field.name, path: responsePathAsArray(info.path), value });
        return value;
      }; // prettier-ignore
    }
  }
}

function findWrongNulls(
  type: GraphQLOutputType,
  value: unknown,
  at: { path: readonly (string | number)[]; causes: Set<string> },
): void {
  if (value === null || value === undefined) {
    if (isNonNullType(type)) at.causes.add(JSON.stringify(at.path));
    return;
  }
  const nullable = getNullableType(type);
  if (!isListType(nullable) || !Array.isArray(value)) return;
  value.forEach((item, n) => {
    findWrongNulls(nullable.ofType, item, {
      ...at,
      path: [...at.path, n],
    });
  });
}

function withoutNonNull(document: DocumentNode): DocumentNode {
  return visit(document, {
    FieldDefinition: (field) => ({
      ...field,
      type: visit(field.type, {
        NonNullType: { leave: ({ type }) => type },
      }),
    }),
  });
}
