import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { RETRY_AFTER } from './refuse.ts';
import type { Reply } from './reply.ts';
import type { UnreadAnswers } from './unread-answers.ts';

/** Sends a reply; a streamed body is sent as fast as the client reads. */
export async function sendReply(
  response: ServerResponse,
  { status, headers, body }: Reply,
  unread: UnreadAnswers,
): Promise<void> {
  for (const [name, value] of Object.entries(headers)) {
    response.setHeader(name, value);
  }
  response.statusCode = status;
  response.setHeader('cache-control', 'no-store');
  if (status === 503) response.setHeader('retry-after', RETRY_AFTER);
  if (!('chunks' in body)) {
    await pipeline(body, response);
    return;
  }
  const { chunks, encoding } = body;
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  response.setHeader('content-length', length);
  response.appendHeader('vary', 'accept-encoding');
  if (encoding) response.setHeader('content-encoding', encoding);
  unread.send(response, chunks);
}
