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

/** What every resolver is given, whatever else: for whom it works. */
export interface RequestContext {
  readonly scope: RequestScope;
}

/** What a subgraph is made of; `Context` is made anew for each request. */
export interface SubgraphDefinition<Context> {
  readonly name: string;
  /** The contract, an SDL text of schema/. */
  readonly contract: string;
  readonly resolvers: GraphQLResolverMap<Context>;
  readonly createContext: (scope: RequestScope) => Context;
  readonly close: () => Promise<void>;
  /**
   * Told of failures nobody expected, where the request has no report of its
   * own; the client sees them masked.
   */
  readonly report?: Report;
  /** Those that are other than the defaults. */
  readonly limits?: Partial<ExecutionLimits>;
}

/** A running subgraph: in process by `execute`, or behind kit/serve/http/server.ts. */
export interface Subgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** The one door, in process and over HTTP; bounded by `limits`. */
  execute(request: GraphqlRequest): Promise<FormattedExecutionResult>;
  /** Told of failures nobody expected. */
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
