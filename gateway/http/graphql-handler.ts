import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OnDefect } from '../base/defects.ts';
import { GatewayError } from '../base/errors.ts';
import { Cancellation } from '../fetch/cancellation.ts';
import type { Admission, Leave } from './admission.ts';
import type { Ask } from './ask/ask.ts';
import type { MemoryWatch } from './memory-watch.ts';
import { acceptedType } from './read/media-type.ts';
import type { RequestBodies } from './read/request-bodies.ts';
import { readJsonBody } from './read/request-body.ts';
import { refuse } from './send/refuse.ts';
import type { Reply } from './send/reply.ts';
import { sendReply } from './send/send-reply.ts';
import type { UnreadAnswers } from './send/unread-answers.ts';

export interface GraphqlHandlerOptions {
  readonly ask: Ask;
  readonly maxBodyBytes: number;
  readonly bodies: RequestBodies;
  readonly admission: Admission;
  readonly memory: MemoryWatch;
  readonly unread: UnreadAnswers;
  /** Called for each request that is refused because there is no room. */
  readonly onBusy: () => void;
  readonly onDefect: OnDefect;
}

/**
 * Handles one GraphQL request over HTTP, from its headers to the last byte of
 * its answer. Refuses as much as possible before reading the body, and
 * everything else before running. Never rejects.
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
    const mediaType = acceptedType(request);
    requireRoom(options);
    const { body, leave } = await admit(request, cancellation, options);
    let reply: Reply;
    try {
      reply = await options.ask({ request, body, mediaType, cancellation });
    } finally {
      leave();
    }
    await sendReply(response, reply, options.unread);
  } catch (cause) {
    const isGone = cancellation.isCancelled;
    if (!(cause instanceof GatewayError) && !(isGone && isOfStream(cause))) {
      options.onDefect({ cause, at: 'the HTTP handler' });
    }
    if (!isGone) refuse(request, response, cause);
  }
}

/** Errors that reading or writing throws when a connection breaks off. */
const BROKEN_OFF: ReadonlySet<unknown> = new Set([
  'ABORT_ERR',
  'ECONNRESET',
  'EPIPE',
  'ERR_HTTP_REQUEST_TIMEOUT',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_PREMATURE_CLOSE',
]);

function isOfStream(cause: unknown): boolean {
  return BROKEN_OFF.has((cause as { readonly code?: unknown } | null)?.code);
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

/**
 * Reads the body. Its bytes count against the room for all bodies until the
 * operation runs.
 */
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
