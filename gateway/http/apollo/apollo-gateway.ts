import {
  type ApolloServerOptionsWithGateway,
  type ApolloServerPlugin,
  type GraphQLRequestListener,
  type GraphQLResponse,
  HeaderMap,
} from '@apollo/server';
import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import {
  ERRORS,
  type ErrorCode,
  type ResponseError,
} from '../../base/errors.ts';
import type { Cancellation } from '../../fetch/cancellation.ts';
import type { CompleteAnswer } from '../../execute/answer/answer.ts';
import type { Gateway } from '../../gateway.ts';

/** What the HTTP adapter puts on a request for the executor. */
export interface HttpContext {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly cancellation: Cancellation;
  /** Where the answer is left: its text goes past Apollo Server. */
  readonly reply: Reply;
}

/** What a request that was run is answered with. */
export interface Reply {
  answer?: CompleteAnswer;
}

/** The gateway as Apollo Server wants it: schema and updates. */
export function createApolloGateway(
  gateway: Gateway,
): ApolloServerOptionsWithGateway<HttpContext>['gateway'] {
  return {
    onSchemaLoadOrUpdate: (callback) =>
      gateway.onSchema(({ publicSchema, supergraph }) =>
        callback({ apiSchema: publicSchema, coreSupergraphSdl: supergraph }),
      ),
    load: () => Promise.resolve({ executor: null }),
    // The composition root stops the gateway: other doors may use it still.
    stop: () => Promise.resolve(),
  };
}

/**
 * Answers in the place of Apollo Server's executor. Its own way to a gateway's
 * executor makes an object literal with accessors for each request; V8 keeps
 * such accessors in hidden classes, which hold the request and its answer until
 * the next full collection, and every scavenge copies them again.
 */
export function answerByGateway(
  gateway: Gateway,
): ApolloServerPlugin<HttpContext> {
  const listener: GraphQLRequestListener<HttpContext> = {
    // Apollo Server parses what has no document yet: without our limits.
    didResolveSource(context) {
      const { source: query, request } = context;
      const { operationName } = request;
      const operation =
        gateway.operationOf({ query, operationName }) ?? refused(operationName);
      const definitions = [operation];
      Object.assign(context, {
        document: { kind: Kind.DOCUMENT, definitions } satisfies DocumentNode,
      });
      return done;
    },
    async responseForOperation({ source, request, contextValue }) {
      const { headers, cancellation, reply } = contextValue;
      const answer = await gateway.answer({
        query: source,
        operationName: request.operationName,
        variables: request.variables,
        headers,
        cancellation,
        takesBytes: true,
      });
      if (answer.kind !== 'complete')
        return refusal('errors' in answer ? answer.errors : []);
      reply.answer = answer;
      return WRITTEN;
    },
  };
  const listening = Promise.resolve(listener);
  return { requestDidStart: () => listening };
}

const done = Promise.resolve();

/** Stands in for an operation that the gateway is about to refuse. */
function refused(operationName: string | undefined): OperationDefinitionNode {
  return {
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    ...(operationName === undefined
      ? {}
      : { name: { kind: Kind.NAME, value: operationName } }),
    selectionSet: { kind: Kind.SELECTION_SET, selections: [] },
  };
}

const WRITTEN: GraphQLResponse = {
  http: { headers: new HeaderMap() },
  body: { kind: 'single', singleResult: {} },
};

/** A request that was not run; the first error has the HTTP status. */
function refusal(errors: readonly ResponseError[]): GraphQLResponse {
  const code = errors[0]?.extensions['code'] as ErrorCode;
  return {
    http: { status: ERRORS[code][1], headers: new HeaderMap() },
    body: { kind: 'single', singleResult: { errors } },
  };
}
