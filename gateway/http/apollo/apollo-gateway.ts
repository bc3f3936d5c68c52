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

/** What a request brings besides its parameters. */
export interface ApolloContext {
  readonly headers: NonNullable<GatewayRequest['headers']>;
  readonly cancellation: CancellationToken;
}

/** What Apollo Server asks of a gateway. */
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

/** A gateway as Apollo Server wants it: its requests pass `answer` once. */
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
    // The composition root stops the gateway: other doors may use it still.
    stop: () => Promise.resolve(),
  };
}

/** For Apollo Server's `stringifyResult`: data that is text stays so. */
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

/** Data as text; whoever looks at it, or writes it otherwise, gets its value. */
class WrittenData {
  readonly parts: readonly string[];

  constructor(parts: readonly string[]) {
    this.parts = parts;
  }

  toJSON(): unknown {
    return JSON.parse(this.parts.join(''));
  }
}

/** Errors of answers: what is a defect among them was told where it was met. */
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

/** The first error of what was not run has the status of the response. */
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
