import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { CancellationToken } from '../../../protocol/request-scope.ts';
import type {
  AnswerRequest,
  GatewayRequest,
} from '../../access/gateway-request.ts';
import {
  type ErrorCode,
  ERRORS,
  type ResponseError,
  responseError,
} from '../../base/errors.ts';
import type { WrittenResult } from '../../execute/answer/answer.ts';
import { answerText } from '../send/answer-text.ts';

/** What a request has besides its GraphQL parameters. */
export interface ApolloContext {
  readonly headers: NonNullable<GatewayRequest['headers']>;
  readonly cancellation: CancellationToken;
}

/** What Apollo Server needs of a gateway. */
export interface GatewayForApollo {
  readonly answer: AnswerRequest;
  onSchema(
    listener: (schema: {
      readonly publicSchema: GraphQLSchema;
      readonly supergraph: string;
    }) => void,
  ): () => void;
}

type Options = ApolloServerOptionsWithGateway<ApolloContext>;
type Executor = Awaited<ReturnType<Options['gateway']['load']>>['executor'];
type Result = Awaited<ReturnType<NonNullable<Executor>>>;

/** Adapts a gateway to Apollo Server; each request passes `answer` once. */
export function createApolloGateway(
  gateway: GatewayForApollo,
): Options['gateway'] {
  return {
    onSchemaLoadOrUpdate: (callback) =>
      gateway.onSchema(({ publicSchema, supergraph }) =>
        callback({ apiSchema: publicSchema, coreSupergraphSdl: supergraph }),
      ),
    load: () =>
      Promise.resolve({
        async executor({ request, source, context }) {
          const { headers, cancellation } = context as ApolloContext;
          const { operationName, variables } = request;
          return resultOf(
            await gateway.answer({
              query: source,
              operationName,
              variables,
              headers,
              cancellation,
            }),
          );
        },
      }),
    // The gateway is stopped by whoever created it, as others may still use it.
    stop: () => Promise.resolve(),
  };
}

/**
 * Apollo Server's `stringifyResult`: data that is text already is not parsed.
 */
export function stringifyResult(result: {
  readonly data?: unknown;
  readonly errors?: unknown;
  readonly extensions?: unknown;
}): string {
  const { data } = result;
  if (!(data instanceof WrittenData)) return JSON.stringify(result);
  const written = { ...result, data: data.parts } as WrittenResult;
  return answerText(written).join('');
}

/** Data as JSON text, which is parsed only if a plugin reads or replaces it. */
class WrittenData {
  readonly parts: readonly string[];

  constructor(parts: readonly string[]) {
    this.parts = parts;
  }

  toJSON(): unknown {
    return JSON.parse(this.parts.join(''));
  }
}

/** Errors that came from answers; defects among them have been reported. */
const answered = new WeakSet<object>();

export function isAnswered(error: unknown): boolean {
  return typeof error === 'object' && error !== null && answered.has(error);
}

function resultOf(answer: Awaited<ReturnType<AnswerRequest>>): Result {
  if (answer.kind === 'refused') {
    const [first, ...more] = answer.errors;
    const all = first ? [refusal(first), ...more.map(graphqlError)] : [];
    return { errors: all };
  }
  if (!('result' in answer)) {
    const message = 'Expected an answer in one part, but got another.';
    return { errors: [refusal(responseError('BAD_REQUEST', { message }))] };
  }
  const { data, errors, extensions } = answer.result;
  return {
    data: new WrittenData(data),
    ...(errors ? { errors: errors.map(graphqlError) } : {}),
    ...(extensions ? { extensions: { ...extensions } } : {}),
  };
}

/** The first error of a refused request determines the response status. */
function refusal(error: ResponseError): GraphQLError {
  const status = ERRORS[error.extensions['code'] as ErrorCode][1];
  return graphqlError({
    ...error,
    extensions: { ...error.extensions, http: { status } },
  });
}

function graphqlError({
  message,
  path,
  locations,
  extensions,
}: ResponseError): GraphQLError {
  const error = new GraphQLError(message, { path: path ?? null, extensions });
  if (locations) Object.assign(error, { locations });
  answered.add(error);
  return error;
}
