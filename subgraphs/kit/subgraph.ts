import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph';
import {
  execute,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type FormattedExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import QuickLRU from 'quick-lru';

import { maskError } from './errors.ts';

/** What a subgraph is made of; `Context` is made anew for each request. */
export interface SubgraphDefinition<Context> {
  readonly name: string;
  /** The contract, an SDL text of schema/. */
  readonly contract: string;
  readonly resolvers: GraphQLResolverMap<Context>;
  readonly createContext: (request: SubgraphRequest) => Context;
  readonly close: () => Promise<void>;
  /** Told of failures nobody expected; the client sees them masked. */
  readonly report?: (cause: unknown) => void;
}

export interface SubgraphRequest {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Cancelled when nobody waits for the answer any more. */
  readonly signal?: () => AbortSignal | undefined;
  /** Objects the answer may have. */
  readonly maxObjects?: number;
  /** When the caller gives up (`performance.now()`). */
  readonly deadlineAt?: number;
}

/** A running subgraph: in process by `execute`, or behind kit/server.ts. */
export interface Subgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  execute(request: SubgraphRequest): Promise<FormattedExecutionResult>;
  /** A new context, for those who execute on `schema` themselves. */
  createContext(request: SubgraphRequest): object;
  /** What a client may see of an error (kit/errors.ts). */
  mask(error: GraphQLError): GraphQLError;
  close(): Promise<void>;
}

type Parsed =
  | { readonly kind: 'valid'; readonly document: DocumentNode }
  | { readonly kind: 'invalid'; readonly errors: readonly GraphQLError[] };

export function createSubgraph<Context extends object>(
  definition: SubgraphDefinition<Context>,
): Subgraph {
  const { name, contract, resolvers, createContext, close } = definition;
  const schema = buildSubgraphSchema([
    { typeDefs: parse(contract), resolvers },
  ]);
  const documents = new QuickLRU<string, Parsed>({ maxSize: 1_000 });
  const report =
    definition.report ??
    ((cause: unknown) => console.error(`subgraph ${name}:`, cause));
  const mask = (error: GraphQLError) => maskError(error, report);

  return {
    name,
    schema,
    createContext,
    mask,
    close,
    async execute(request) {
      const parsed =
        documents.get(request.query) ?? read(schema, request.query);
      documents.set(request.query, parsed);
      if (parsed.kind === 'invalid') {
        return { errors: parsed.errors.map((error) => error.toJSON()) };
      }
      const result = await execute({
        schema,
        document: parsed.document,
        operationName: request.operationName ?? null,
        variableValues: request.variables ?? null,
        contextValue: createContext(request),
      });
      const { errors, ...rest } = result;
      if (!errors) return rest;
      return {
        errors: errors.map((error) => mask(error).toJSON()),
        ...rest,
      };
    },
  };
}

function read(schema: GraphQLSchema, query: string): Parsed {
  try {
    const document = parse(query);
    const errors = validate(schema, document);
    return errors.length > 0
      ? { kind: 'invalid', errors }
      : { kind: 'valid', document };
  } catch (error) {
    if (error instanceof GraphQLError) {
      return { kind: 'invalid', errors: [error] };
    }
    throw error;
  }
}
