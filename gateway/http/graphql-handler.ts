import {
  type ApolloServer,
  HeaderMap,
  type HTTPGraphQLResponse,
} from '@apollo/server';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type ErrorCode,
  ERRORS,
  GatewayError,
  responseError,
} from '../errors.ts';
import { Cancellation } from '../fetch/cancellation.ts';
import { answerText } from './answer-text.ts';
import type { HttpContext, Reply } from './apollo-gateway.ts';
import { encodeAnswer } from './encode-answer.ts';
import { readJsonBody } from './request-body.ts';

export interface GraphqlHandlerOptions {
  readonly apollo: ApolloServer<HttpContext>;
  readonly maxBodyBytes: number;
  readonly onDefect: (error: unknown) => void;
}

/**
 * One GraphQL request over HTTP: bytes to Apollo Server, which negotiates, and
 * its answer to bytes. Never rejects.
 */
export async function answerGraphql(
  request: IncomingMessage,
  response: ServerResponse,
  options: GraphqlHandlerOptions,
): Promise<void> {
  const cancellation = new Cancellation();
  const reply: Reply = {};
  response.once('close', () => {
    if (!response.writableFinished) cancellation.cancel();
  });
  try {
    const body =
      request.method === 'POST'
        ? await readJsonBody(request, options.maxBodyBytes)
        : undefined;
    const answer = await options.apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method ?? '',
        headers: headerMap(request),
        search: searchOf(request.url ?? ''),
        body,
      },
      context: () =>
        Promise.resolve({
          headers: request.headers,
          cancellation,
          reply,
        }),
    });
    writeHead(response, answer);
    const text = reply.answer ? answerText(reply.answer) : textOf(answer);
    await send(request, response, text);
  } catch (error) {
    if (cancellation.isCancelled) return;
    refuse(request, response, error);
    if (!(error instanceof GatewayError)) options.onDefect(error);
  }
}

function headerMap(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) {
      headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    }
  }
  return headers;
}

function searchOf(url: string): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start);
}

function writeHead(
  response: ServerResponse,
  answer: HTTPGraphQLResponse,
): void {
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  const status = answer.status ?? 200;
  response.statusCode = isRefusedInJson(answer) ? 200 : status;
}

/** Incremental delivery is refused before it could begin. */
function textOf({ body }: HTTPGraphQLResponse): readonly string[] {
  return body.kind === 'complete' ? [body.string] : [];
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  text: readonly string[],
): Promise<void> {
  const { chunks, encoding } = await encodeAnswer(text, request);
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  response.setHeader('content-length', length);
  response.appendHeader('vary', 'accept-encoding');
  if (encoding) response.setHeader('content-encoding', encoding);
  if (chunks.length > 1) {
    response.cork();
    for (const chunk of chunks.slice(0, -1)) response.write(chunk);
  }
  response.end(chunks.at(-1));
}

/** Refusals of a well-formed request, by what is wrong with its document. */
const DOCUMENT_ERRORS: ReadonlySet<unknown> = new Set<ErrorCode>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_LIMIT_EXCEEDED',
  'OPERATION_TOO_EXPENSIVE',
  'OPERATION_RESOLUTION_FAILURE',
  'SUBSCRIPTIONS_NOT_SUPPORTED',
]);

/**
 * GraphQL over HTTP 6.4.1: with `application/json` a well-formed request has
 * status 200, since proxies may have made a 400 themselves.
 */
function isRefusedInJson(answer: HTTPGraphQLResponse): boolean {
  const type = answer.headers.get('content-type') ?? '';
  if (answer.status !== 400 || answer.body.kind !== 'complete') return false;
  if (!type.startsWith('application/json')) return false;
  const { errors } = JSON.parse(answer.body.string) as {
    errors?: { extensions?: { code?: unknown } }[];
  };
  return DOCUMENT_ERRORS.has(errors?.[0]?.extensions?.code);
}

/** Answers a request that never became a GraphQL request. */
function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const code =
    error instanceof GatewayError ? error.code : 'INTERNAL_SERVER_ERROR';
  const message =
    error instanceof GatewayError ? error.message : ERRORS[code][0];
  response.writeHead(ERRORS[code][1], {
    'content-type': 'application/json; charset=utf-8',
    // What is left of the body is not read, so the connection cannot go on.
    ...(request.complete ? {} : { connection: 'close' }),
  });
  response.end(JSON.stringify({ errors: [responseError(code, { message })] }));
}
