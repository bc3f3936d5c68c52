import type { IncomingMessage } from 'node:http';
import type { EncodedAnswer } from '../../base/encoded-answer.ts';
import {
  type ErrorCode,
  ERRORS,
  type ResponseError,
} from '../../base/errors.ts';
import type { Answer } from '../../execute/answer/answer.ts';
import type { MediaType } from '../read/media-type.ts';
import { answerText } from './answer-text.ts';
import { encodeAnswer } from './encode-answer.ts';

/** The head of a response, and a body that is complete or a stream. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: EncodedAnswer | AsyncIterable<Uint8Array>;
}

/** What the client accepts. */
export interface Wanted {
  readonly mediaType: MediaType;
  readonly headers: IncomingMessage['headers'];
}

/**
 * Converts an answer to a reply. A new kind of answer, or form of sending one,
 * is a further case here.
 */
export async function replyTo(answer: Answer, wanted: Wanted): Promise<Reply> {
  switch (answer.kind) {
    case 'refused':
      return refusal(answer.errors, wanted);
    case 'complete': {
      const body =
        'encoded' in answer
          ? answer.encoded
          : await encodeAnswer(answerText(answer.result), wanted.headers);
      return { status: 200, headers: typed(wanted), body };
    }
    case 'stream':
      return {
        status: 200,
        headers: { 'content-type': answer.contentType },
        body: answer.chunks,
      };
  }
}

/** Codes of errors in the document of a well-formed request. */
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
 * The reply to a request that was not run; the first error determines its
 * status.
 */
export async function refusal(
  errors: readonly ResponseError[],
  wanted: Wanted,
): Promise<Reply> {
  const code = errors[0]?.extensions['code'] as ErrorCode;
  const status = ERRORS[code][1];
  // GraphQL over HTTP 6.4.1: with `application/json` a well-formed request gets
  // status 200, since a 400 could also come from a proxy.
  const isPlain = wanted.mediaType === 'application/json';
  const isDocuments = status === 400 && DOCUMENT_ERRORS.has(code);
  const text = [JSON.stringify({ errors })];
  return {
    status: isPlain && isDocuments ? 200 : status,
    headers: typed(wanted),
    body: await encodeAnswer(text, wanted.headers),
  };
}

function typed({ mediaType }: Wanted): Reply['headers'] {
  return { 'content-type': `${mediaType}; charset=utf-8` };
}
