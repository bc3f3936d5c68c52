import {
  type ApolloServer,
  HeaderMap,
  type HTTPGraphQLResponse,
} from '@apollo/server';
import Negotiator from 'negotiator';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { EncodedAnswer } from '../base/encoded-answer.ts';
import { type ErrorCode, GatewayError } from '../base/errors.ts';
import { Cancellation } from '../fetch/cancellation.ts';
import type { Admission, Leave } from './admission.ts';
import { answerText } from './send/answer-text.ts';
import type { HttpContext, Reply } from './apollo/apollo-gateway.ts';
import { encodeAnswer } from './send/encode-answer.ts';
import type { MemoryWatch } from './memory-watch.ts';
import { refuse, RETRY_AFTER } from './send/refuse.ts';
import type { RequestBodies } from './read/request-bodies.ts';
import { readJsonBody } from './read/request-body.ts';
import { searchOf } from './read/request-target.ts';
import type { UnreadAnswers } from './send/unread-answers.ts';

export interface GraphqlHandlerOptions {
  readonly apollo: ApolloServer<HttpContext>;
  readonly maxBodyBytes: number;
  readonly bodies: RequestBodies;
  readonly admission: Admission;
  readonly memory: MemoryWatch;
  readonly unread: UnreadAnswers;
  /** Told of each request that is refused for want of room. */
  readonly onBusy: () => void;
  readonly onDefect: (error: unknown) => void;
}

/**
 * One GraphQL request over HTTP: bytes to Apollo Server, which negotiates, and
 * its answer to bytes. What can be refused is refused before its body is read,
 * and everything before anything runs. Never rejects.
 */
export async function answerGraphql(
  request: IncomingMessage,
  response: ServerResponse,
  options: GraphqlHandlerOptions,
): Promise<void> {
  const cancellation = new Cancellation();
  response.once('close', () => {
    if (!response.writableFinished) cancellation.cancel();
  });
  try {
    requireMethod(request, response);
    requireAcceptable(request);
    requireRoom(options);
    const { body, leave } = await admit(request, cancellation, options);
    let answer: EncodedAnswer;
    try {
      answer = await run({ request, response, body, cancellation }, options);
    } finally {
      leave();
    }
    send(response, answer, options.unread);
  } catch (error) {
    if (cancellation.isCancelled) return;
    refuse(request, response, error);
    if (!(error instanceof GatewayError)) options.onDefect(error);
  }
}

function requireMethod(
  { method = '' }: IncomingMessage,
  response: ServerResponse,
): void {
  if (method === 'POST' || method === 'GET' || method === 'HEAD') return;
  response.setHeader('allow', 'GET, HEAD, POST, OPTIONS');
  throw new GatewayError(
    'METHOD_NOT_ALLOWED',
    `Expected GET or POST, but got ${method}.`,
  );
}

/** Apollo Server negotiates, but only when all is done. */
function requireAcceptable(request: IncomingMessage): void {
  const { accept } = request.headers;
  if (accept === undefined || accept === '' || ACCEPTABLE.has(accept)) return;
  if (new Negotiator(request).mediaType([...MEDIA_TYPES])) {
    ACCEPTABLE.set(accept, true);
    return;
  }
  throw new GatewayError(
    'NOT_ACCEPTABLE',
    `Expected a client that accepts ${MEDIA_TYPES.join(' or ')}, but got one that accepts ${JSON.stringify(accept.slice(0, 200))}.`,
  );
}

/** Values of `Accept` that were good; most clients send one of a few. */
const ACCEPTABLE = new LRUCache<string, true>({ max: 100 });

const MEDIA_TYPES = [
  'application/json',
  'application/graphql-response+json',
] as const;

function requireRoom({
  admission,
  memory,
  unread,
  onBusy,
}: GraphqlHandlerOptions): void {
  if (!admission.isFull && !unread.isFull && !memory.isShort) return;
  onBusy();
  throw new GatewayError('SERVER_BUSY');
}

interface Admitted {
  readonly body: unknown;
  readonly leave: Leave;
}

/** Reads the body, which takes of the room of all until its operation runs. */
async function admit(
  request: IncomingMessage,
  client: Cancellation,
  { admission, bodies, maxBodyBytes: maxBytes }: GraphqlHandlerOptions,
): Promise<Admitted> {
  const share = bodies.begin(() => request.destroy());
  try {
    const isPost = request.method === 'POST';
    const body = isPost
      ? await readJsonBody(request, { maxBytes, share })
      : undefined;
    share.settle();
    const leave = await admission.enter(client);
    if (!leave) throw new GatewayError('SERVER_BUSY');
    return { body, leave };
  } finally {
    share.release();
  }
}

interface GraphqlRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: unknown;
  readonly cancellation: Cancellation;
}

/** Runs it and writes the head; what is returned is all that is kept of it. */
async function run(
  { request, response, body, cancellation }: GraphqlRequest,
  { apollo }: GraphqlHandlerOptions,
): Promise<EncodedAnswer> {
  const reply: Reply = {};
  const { method = '', headers } = request;
  const answer = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      // HEAD is GET without a body, which Node leaves out.
      method: method === 'HEAD' ? 'GET' : method,
      headers: headerMap(request),
      search: searchOf(request),
      body,
    },
    context: () => Promise.resolve({ headers, cancellation, reply }),
  });
  writeHead(response, answer);
  const own = reply.answer;
  if (own && 'encoded' in own) return own.encoded;
  const text = own ? answerText(own.result) : textOf(answer);
  return encodeAnswer(text, headers);
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

function writeHead(
  response: ServerResponse,
  answer: HTTPGraphQLResponse,
): void {
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  const status = answer.status ?? 200;
  response.statusCode = isRefusedInJson(answer) ? 200 : status;
  response.setHeader('cache-control', 'no-store');
  if (status === 503) response.setHeader('retry-after', RETRY_AFTER);
}

/** Incremental delivery is refused before it could begin. */
function textOf({ body }: HTTPGraphQLResponse): readonly string[] {
  return body.kind === 'complete' ? [body.string] : [];
}

function send(
  response: ServerResponse,
  { chunks, encoding }: EncodedAnswer,
  unread: UnreadAnswers,
): void {
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  response.setHeader('content-length', length);
  response.appendHeader('vary', 'accept-encoding');
  if (encoding) response.setHeader('content-encoding', encoding);
  unread.send(response, chunks);
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
