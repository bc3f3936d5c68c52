import { constants, type ClientHttp2Session } from 'node:http2';
import type { ClientHttp2Stream, IncomingHttpHeaders } from 'node:http2';
import { responseError, type ResponseError } from '../base/errors.ts';
import { refused } from '../execute/answer/answer.ts';
import { Cancellation } from '../fetch/cancellation.ts';
import { NOTHING_TAKEN } from '../fetch/operation-budget.ts';
import type { LaneAnswer, LaneRequest } from '../placement/heavy-lane.ts';
import { HEAD_HEADER, type LaneBody, type LaneHead } from './lane-message.ts';

/** How long to wait for an answer, as a multiple of the operation's time. */
const LATE = 1.2;

/**
 * Sends a request to a lane's process and reads its answer as bytes. Undefined
 * if the process broke off.
 */
export async function askLane(
  session: ClientHttp2Session,
  { scope, ...asked }: LaneRequest,
): Promise<LaneAnswer | undefined> {
  if (session.closed || session.destroyed) return undefined;
  const { principal, cancellation: client, report } = scope;
  const body: LaneBody = { ...asked, principal };
  const stream = session.request({ ':method': 'POST' });
  const late = new Cancellation();
  const timer = setTimeout(() => late.cancel(), body.deadlineMs * LATE);
  const cancel = (): void => stream.close(constants.NGHTTP2_CANCEL);
  late.onCancel(cancel);
  client.onCancel(cancel);
  if (client.isCancelled) cancel();
  try {
    stream.end(JSON.stringify(body));
    return await readAnswer(stream);
  } catch (error) {
    if (client.isCancelled) return ended('REQUEST_CANCELLED');
    if (late.isCancelled) return ended('REQUEST_TIMEOUT');
    // The end of the process is reported where its exit is observed.
    if (!(error instanceof BrokenOff) && !isOfStream(error)) {
      report(error, 'asking the process of heavy operations');
    }
    return undefined;
  } finally {
    clearTimeout(timer);
    client.forget(cancel);
  }
}

/** The stream ended before the whole answer had come. */
class BrokenOff extends Error {
  override readonly name = 'BrokenOff';
}

/** Errors of Node's streams and sockets have a code; defects have none. */
function isOfStream(error: unknown): boolean {
  return (
    typeof (error as { readonly code?: unknown } | null)?.code === 'string'
  );
}

async function readAnswer(stream: ClientHttp2Stream): Promise<LaneAnswer> {
  const heads: IncomingHttpHeaders[] = [];
  stream.once('response', (headers: IncomingHttpHeaders) =>
    heads.push(headers),
  );
  const chunks = (await stream.toArray()) as Buffer[];
  const head = readHead(heads[0]);
  const bytes = chunks.reduce((sum, { length }) => sum + length, 0);
  // A stream that is cut off may look like one that ended normally.
  if (head?.bytes !== bytes) throw new BrokenOff();
  const { kind, taken, hasErrors, encoding } = head;
  if (kind === 'answered') {
    const encoded = { chunks, encoding };
    return { answer: { kind: 'complete', encoded }, taken, hasErrors };
  }
  const errors = JSON.parse(
    Buffer.concat(chunks).toString(),
  ) as ResponseError[];
  return { answer: refused(errors), taken, hasErrors };
}

function readHead(headers: IncomingHttpHeaders = {}): LaneHead | undefined {
  const text = headers[HEAD_HEADER];
  return typeof text === 'string' ? (JSON.parse(text) as LaneHead) : undefined;
}

function ended(code: 'REQUEST_CANCELLED' | 'REQUEST_TIMEOUT'): LaneAnswer {
  const errors = [responseError(code)];
  return {
    answer: { kind: 'complete', result: { data: ['null'], errors } },
    taken: NOTHING_TAKEN,
    hasErrors: true,
  };
}
