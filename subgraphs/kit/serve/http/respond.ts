import type { IncomingMessage, ServerResponse } from 'node:http';

import { bulkhead, BulkheadRejectedError } from 'cockatiel';
import {
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
} from 'graphql';
import { parseRequestParams, type RequestParams } from 'graphql-http';
import Negotiator from 'negotiator';

import { expectedError, limitExceeded } from '../../errors.ts';
import { scopeOf, SignalToken } from '../execute/own-scope.ts';
import type { Subgraph } from '../subgraph.ts';
import { type AnswerHead, type MediaType, send, statusOf } from './answer.ts';
import { type Caller, watchCaller } from './caller.ts';
import { nestsBeyond } from './json-depth.ts';
import { BodyReader, busy } from './read-body.ts';
import type { ServingLimits } from './serving-limits.ts';
import { writeJson } from './write-json.ts';

const types: MediaType[] = [
  'application/json',
  'application/graphql-response+json',
];

/**
 * Makes the HTTP handler. Health is answered at any time; GraphQL requests wait
 * for a free place, or are refused with SERVER_BUSY when the queue is full.
 */
export function createResponder(
  subgraph: Subgraph,
  limits: ServingLimits,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const room = bulkhead(limits.concurrent, limits.queued);
  const exchange: ExchangeOptions = {
    subgraph,
    limits,
    bodies: new BodyReader(limits),
  };

  return async (request, response) => {
    const url = request.url ?? '/';
    if (url.startsWith('/health')) {
      return sendJson(response, { status: 200 }, { status: 'UP' });
    }
    if (!/^\/graphql([?#]|$)/u.test(url)) {
      const error = expectedError('NOT_FOUND', 'Expected the path /graphql.');
      return refuse(response, error, 404);
    }
    const caller = watchCaller(response, limits.deadlineMs);
    try {
      const body = await exchange.bodies.read(request);
      await room.execute(() =>
        answer(exchange, { request, response, caller, body }),
      );
    } catch (error) {
      await refuse(response, refusalOf(error));
    }
  };
}

interface ExchangeOptions {
  readonly subgraph: Subgraph;
  readonly limits: ServingLimits;
  readonly bodies: BodyReader;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly caller: Caller;
  readonly body: string;
}

/**
 * The error to show to the client; rethrows what is not an expected refusal.
 */
function refusalOf(error: unknown): GraphQLError {
  if (error instanceof BulkheadRejectedError) return busy();
  if (error instanceof GraphQLError) return error;
  throw error;
}

async function answer(
  { subgraph, limits }: ExchangeOptions,
  { request, response, caller, body }: Exchange,
): Promise<void> {
  const type = new Negotiator(request).mediaType(types) as
    MediaType | undefined;
  if (!type) {
    await send(
      response,
      { status: 406, headers: { accept: types.join() } },
      [],
    );
    return;
  }
  if (nestsBeyond(limits.maxBodyDepth, body)) {
    const levels = `at most ${limits.maxBodyDepth} levels of lists and objects in a body`;
    throw limitExceeded(levels, 'more');
  }
  const params = await readParams(request, body);
  if ('status' in params) {
    await send(response, params, []);
    return;
  }
  const result = await subgraph.execute({
    query: params.query,
    operationName: params.operationName ?? null,
    variables: params.variables ?? null,
    scope: scopeOf({
      headers: singleHeaders(request),
      cancellation: new SignalToken(caller.signal),
      deadlineAt: caller.deadlineAt,
      report: subgraph.report,
    }),
    isReadOnly: request.method === 'GET',
    isFromOutside: true,
    ...(limits.maxObjects && { maxObjects: limits.maxObjects }),
  });
  if (response.destroyed) return;
  const chunks = await writeJson(result, limits.maxAnswerCharacters);
  const head = headOf(statusOf(result, type), type);
  await send(response, head, chunks);
}

/**
 * The request's parameters, or status and headers of an answer that refuses it.
 */
async function readParams(
  request: IncomingMessage,
  body: string,
): Promise<RequestParams | AnswerHead> {
  try {
    const { method = 'GET', url = '/', headers } = request;
    const read = await parseRequestParams({
      method,
      url,
      headers,
      body,
      raw: request,
      context: undefined,
    });
    if (!Array.isArray(read)) return read as RequestParams;
    const [, init] = read as [unknown, AnswerHead];
    return init;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw expectedError(
      'BAD_REQUEST',
      `Expected a GraphQL request: ${reason}.`,
    );
  }
}

function headOf(status: number, type: MediaType): AnswerHead {
  return {
    status,
    headers: {
      'content-type': `${type}; charset=utf-8`,
      ...(status === 405 ? { allow: 'POST' } : {}),
      ...(status === 503 ? { 'retry-after': '1' } : {}),
    },
  };
}

function refuse(
  response: ServerResponse,
  error: GraphQLError,
  known?: number,
): Promise<void> {
  const result: FormattedExecutionResult = { errors: [error.toJSON()] };
  const status = known ?? statusOf(result, 'application/graphql-response+json');
  return sendJson(response, headOf(status, 'application/json'), result);
}

function sendJson(
  response: ServerResponse,
  head: AnswerHead,
  body:
    | { readonly status: string }
    | { readonly errors?: readonly GraphQLFormattedError[] },
): Promise<void> {
  const { status, headers } = head;
  const type = { 'content-type': 'application/json', ...headers };
  return send(response, { status, headers: type }, [JSON.stringify(body)]);
}

function singleHeaders({
  headers,
}: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
}
