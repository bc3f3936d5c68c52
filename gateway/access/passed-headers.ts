import type { GatewayRequest } from './gateway-request.ts';
import { COMPLETENESS_HEADER } from './completeness.ts';

/** Headers of a client's request that subgraphs are sent. */
const PASSED_ON = [
  'authorization',
  'accept-language',
  'x-request-id',
  'traceparent',
] as const;

/** With those that say how an answer is to be: whoever answers must know them. */
const OF_ANSWERS = [
  ...PASSED_ON,
  'accept-encoding',
  COMPLETENESS_HEADER,
] as const;

type Headers = NonNullable<GatewayRequest['headers']>;

/** What subgraphs are sent of a client's headers. */
export function passedOn(headers: Headers): Record<string, string> {
  return pick(headers, PASSED_ON);
}

/** What an answer depends on of a client's headers. */
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
