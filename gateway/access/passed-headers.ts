import type { GatewayRequest } from './gateway-request.ts';
import { COMPLETENESS_HEADER } from './completeness.ts';

/** Headers of the client's request that are sent on to subgraphs. */
const PASSED_ON = [
  'authorization',
  'accept-language',
  'x-request-id',
  'traceparent',
] as const;

/**
 * Additionally the headers that change the form of an answer. Another process
 * that answers the request needs these as well.
 */
const OF_ANSWERS = [
  ...PASSED_ON,
  'accept-encoding',
  COMPLETENESS_HEADER,
] as const;

type Headers = NonNullable<GatewayRequest['headers']>;

/** The client headers that are sent on to subgraphs. */
export function passedOn(headers: Headers): Record<string, string> {
  return pick(headers, PASSED_ON);
}

/** The client headers that an answer may depend on. */
export function ofAnswers(headers: Headers): Record<string, string> {
  return pick(headers, OF_ANSWERS);
}

function pick(
  headers: Headers,
  names: readonly string[],
): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of names) {
    const value = headers[name];
    if (typeof value === 'string') picked[name] = value;
  }
  return picked;
}
