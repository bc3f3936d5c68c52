import type { IncomingMessage } from 'node:http';
import { GatewayError } from '../../base/errors.ts';
import { isDataObject } from '../../base/plain-data.ts';
import { essenceOf } from './prevent-csrf.ts';
import { searchOf } from './request-target.ts';

/** The parameters of a request (GraphQL over HTTP 5.1). */
export interface GraphqlParams {
  readonly query: string | undefined;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly extensions: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Reads the parameters from a POST body or a GET query string. Throws a
 * `GatewayError` with Apollo Server's messages if they are invalid.
 */
export function readParams(
  request: IncomingMessage,
  body: unknown,
): GraphqlParams {
  return request.method === 'POST' ? ofBody(body) : ofTarget(request);
}

function ofBody(body: unknown): GraphqlParams {
  if (Array.isArray(body)) throw badRequest('Operation batching disabled.');
  if (!isDataObject(body) || Object.keys(body).length === 0) {
    throw badRequest(
      'POST body missing, invalid Content-Type, or JSON object has no keys.',
    );
  }
  const { query, operationName } = body;
  if (query && typeof query !== 'string') {
    throw badRequest('GraphQL queries must be strings.');
  }
  const variables = objectOf(body, 'variables');
  const extensions = objectOf(body, 'extensions');
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw badRequest('`operationName` in a POST body must be a string if provided.');
  }
  return {
    query: typeof query === 'string' ? query : undefined,
    operationName: operationName ?? undefined,
    variables,
    extensions,
  };
} // prettier-ignore

function objectOf(
  body: Readonly<Record<string, unknown>>,
  name: 'variables' | 'extensions',
): Readonly<Record<string, unknown>> | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (isDataObject(value)) return value;
  throw badRequest(
    typeof value === 'string'
      ? `\`${name}\` in a POST body should be provided as an object, not a recursively JSON-encoded string.`
      : `\`${name}\` in a POST body must be an object if provided.`,
  );
}

function ofTarget(request: IncomingMessage): GraphqlParams {
  const type = request.headers['content-type'];
  if (type !== undefined && essenceOf(type) !== 'application/json') {
    throw new GatewayError(
      'BAD_REQUEST',
      'GET requests may not have a content-type header other than application/json.',
      415,
    );
  }
  const search = new URLSearchParams(searchOf(request));
  return {
    query: once(search, 'query'),
    operationName: once(search, 'operationName'),
    variables: jsonOf(search, 'variables'),
    extensions: jsonOf(search, 'extensions'),
  };
}

function once(search: URLSearchParams, name: string): string | undefined {
  const [value, ...more] = search.getAll(name);
  if (more.length === 0) return value;
  throw badRequest(`The '${name}' search parameter may only be specified once.`);
} // prettier-ignore

function jsonOf(
  search: URLSearchParams,
  name: string,
): Readonly<Record<string, unknown>> | undefined {
  const text = once(search, name);
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badRequest(`The ${name} search parameter contains invalid JSON.`);
  }
  if (isDataObject(value)) return value;
  throw badRequest(
    `The ${name} search parameter should contain a JSON-encoded object.`,
  );
}

function badRequest(message: string): GatewayError {
  return new GatewayError('BAD_REQUEST', message);
}
