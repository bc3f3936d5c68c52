import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { ERRORS, type ErrorCode, type ResponseError } from '../errors.ts';
import type { Cancellation } from '../fetch/cancellation.ts';
import type { Answer } from '../execute/execute-operation.ts';
import type { Gateway } from '../gateway.ts';

/** What the HTTP adapter puts on a request for the executor. */
export interface HttpContext {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly cancellation: Cancellation;
}

/**
 * An answer on its way through Apollo Server in the place of `data`: the
 * errors stay with the text, so that nothing walks through them.
 */
export class WrittenAnswer {
  readonly answer: Answer;

  constructor(answer: Answer) {
    this.answer = answer;
  }
}

/** The gateway as Apollo Server wants it: schema, updates and an executor. */
export function createApolloGateway(
  gateway: Gateway,
): ApolloServerOptionsWithGateway<HttpContext>['gateway'] {
  return {
    onSchemaLoadOrUpdate: (callback) =>
      gateway.onSchema(({ publicSchema, supergraph }) =>
        callback({ apiSchema: publicSchema, coreSupergraphSdl: supergraph }),
      ),
    load: () =>
      Promise.resolve({
        executor: async ({ source, request, context }) => {
          const { headers, cancellation } = context as HttpContext;
          const answer = await gateway.execute({
            query: source,
            operationName: request.operationName,
            variables: request.variables,
            headers,
            cancellation,
          });
          return toExecutionResult(answer);
        },
      }),
    // The composition root stops the gateway: other doors may use it still.
    stop: () => Promise.resolve(),
  };
}

/** The text of a result: `data` was written by the executor already. */
export function stringifyResult(result: {
  readonly data?: unknown;
  readonly errors?: unknown;
  readonly extensions?: unknown;
}): string {
  const { data } = result;
  if (!(data instanceof WrittenAnswer)) return JSON.stringify(result);
  const { answer } = data;
  const errors = answer.errors
    ? `"errors":${JSON.stringify(answer.errors)},`
    : '';
  const extensions = result.extensions
    ? `,"extensions":${JSON.stringify(result.extensions)}`
    : '';
  return `{${errors}"data":${answer.data ?? 'null'}${extensions}}`;
}

function toExecutionResult(answer: Answer) {
  return answer.data === undefined
    ? { errors: (answer.errors ?? []).map(toGraphqlError) }
    : // Apollo Server only carries it to `stringifyResult`.
      { data: new WrittenAnswer(answer) as unknown as Record<string, unknown> };
}

/** A refusal: Apollo Server takes the HTTP status from the error. */
function toGraphqlError(error: ResponseError): GraphQLError {
  const { message, extensions, locations } = error;
  const code = extensions['code'] as ErrorCode;
  const [, status] = ERRORS[code];
  const graphqlError = new GraphQLError(message, {
    extensions: { ...extensions, http: { status } },
  });
  if (locations) {
    Object.defineProperty(graphqlError, 'locations', { value: locations });
  }
  return graphqlError;
}
