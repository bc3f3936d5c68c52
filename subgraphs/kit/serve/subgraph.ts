import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph';
import {
  type FormattedExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  parse,
} from 'graphql';

import type { Report, RequestScope } from '../../../protocol/request-scope.ts';
import { maskError } from '../errors.ts';
import { createExecutor } from './execute/execute-request.ts';
import { guardSchema } from './execute/guard-schema.ts';
import { defaultLimits, type ExecutionLimits } from './execute/limits.ts';
import type { GraphqlRequest } from './execute/graphql-request.ts';

/** What the context of every resolver has: the scope of the request. */
export interface RequestContext {
  readonly scope: RequestScope;
}

/** What a subgraph is made of. A new `Context` is made for each request. */
export interface SubgraphDefinition<Context> {
  readonly name: string;
  /** The contract: an SDL text of schema/. */
  readonly contract: string;
  readonly resolvers: GraphQLResolverMap<Context>;
  readonly createContext: (scope: RequestScope) => Context;
  readonly close: () => Promise<void>;
  /**
   * Is given unexpected failures of requests that have no report of their own.
   * The client sees them masked.
   */
  readonly report?: Report;
  /** Limits that differ from the defaults. */
  readonly limits?: Partial<ExecutionLimits>;
}

/** A running subgraph: in process by `execute`, or behind kit/serve/http/server.ts. */
export interface Subgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** The only way in, in process and over HTTP; bounded by `limits`. */
  execute(request: GraphqlRequest): Promise<FormattedExecutionResult>;
  /** Is given unexpected failures. */
  readonly report: Report;
  close(): Promise<void>;
}

export function createSubgraph<Context extends RequestContext>(
  definition: SubgraphDefinition<Context>,
): Subgraph {
  const { name, contract, resolvers, createContext, close } = definition;
  const schema = buildSubgraphSchema([
    { typeDefs: parse(contract), resolvers },
  ]);
  guardSchema(schema);
  const report =
    definition.report ??
    ((cause: unknown) => console.error(`subgraph ${name}:`, cause));
  const execute = createExecutor({
    schema,
    createContext,
    mask: (error: GraphQLError, tell: Report) =>
      maskError(error, (cause) => tell(cause, `the subgraph "${name}"`)),
    report,
    limits: { ...defaultLimits, ...definition.limits },
  });
  return { name, schema, execute, report, close };
}
