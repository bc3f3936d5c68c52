import http2, { type ServerHttp2Stream } from 'node:http2';
import { Socket } from 'node:net';
import { json } from 'node:stream/consumers';
import { Cancellation } from '../fetch/cancellation.ts';
import type { AnswerRequest } from '../access/gateway-request.ts';
import { toStderr } from '../base/defects.ts';
import { responseError } from '../base/errors.ts';
import { NOTHING_TAKEN, type Taken } from '../fetch/operation-budget.ts';
import { answerText } from '../http/send/answer-text.ts';
import { encodeAnswer } from '../http/send/encode-answer.ts';
import type { LaneState } from '../placement/heavy-lane.ts';
import {
  HEAD_HEADER,
  LANE_PIPE,
  type LaneBody,
  type LaneHead,
  type LaneReady,
  type LaneStart,
} from './lane-message.ts';

/** Creates the gateway that answers in this process. */
export type OpenLane = (
  setting: unknown,
  state: LaneState,
) => Promise<{ readonly answer: AnswerRequest }>;

/**
 * Runs in a lane's process (lane-process.ts): answers requests from the pipe
 * with the gateway that `open` creates, and ends with its parent.
 */
export function serveLane(open: OpenLane): void {
  // A terminal sends signals to all processes; the parent decides when this
  // ends.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => undefined);
  }
  process.on('disconnect', () => process.exit());
  process.once('message', ({ setting, state }: LaneStart) => {
    void begin(() => open(setting, state));
  });
}

async function begin(open: () => ReturnType<OpenLane>): Promise<void> {
  let message: LaneReady = 'ready';
  try {
    const gateway = await open();
    const server = http2.createServer({
      settings: { initialWindowSize: WINDOW },
    });
    server.on('stream', (stream) => void answer(stream, gateway.answer));
    server.emit('connection', new Socket({ fd: LANE_PIPE }));
  } catch (error) {
    message = {
      failure: error instanceof Error ? error.message : String(error),
    };
  }
  process.send?.(message);
}

/** The HTTP/2 window for requests, in bytes. */
const WINDOW = 2 * 1024 * 1024;

async function answer(stream: ServerHttp2Stream, ask: AnswerRequest) {
  const cancellation = new Cancellation();
  stream.on('error', () => undefined);
  stream.once('close', () => cancellation.cancel());
  try {
    const body = (await json(stream)) as LaneBody;
    send(stream, await encodedFor(body, { ask, cancellation }));
  } catch (cause) {
    if (stream.destroyed) return;
    toStderr({ cause, at: 'the process of heavy operations' });
    const text = JSON.stringify([responseError('INTERNAL_SERVER_ERROR')]);
    send(stream, {
      head: { ...UNREAD, bytes: Buffer.byteLength(text) },
      chunks: [Buffer.from(text)],
    });
  }
}

/** The head of an answer to a request that could not be read. */
const UNREAD = {
  kind: 'refused',
  taken: NOTHING_TAKEN,
  hasErrors: true,
  encoding: undefined,
} as const;

interface Encoded {
  readonly head: LaneHead;
  readonly chunks: readonly Buffer[];
}

async function encodedFor(
  body: LaneBody,
  of: { ask: AnswerRequest; cancellation: Cancellation },
): Promise<Encoded> {
  const { ask, cancellation } = of;
  let taken = NOTHING_TAKEN;
  const onTaken = (its: Taken): void => {
    taken = its;
  };
  const answered = await ask({ ...body, cancellation, onTaken });
  if (!('result' in answered)) {
    const errors = answered.kind === 'refused' ? answered.errors : [];
    const text = [JSON.stringify(errors)];
    return encode(text, {}, { kind: 'refused', taken, hasErrors: true });
  }
  const { result } = answered;
  const hasErrors = result.errors !== undefined;
  const head = { kind: 'answered', taken, hasErrors } as const;
  return encode(answerText(result), body.headers, head);
}

async function encode(
  text: readonly string[],
  headers: Readonly<Record<string, string>>,
  head: Omit<LaneHead, 'encoding' | 'bytes'>,
): Promise<Encoded> {
  const { chunks, encoding } = await encodeAnswer(text, headers);
  const bytes = chunks.reduce((sum, { length }) => sum + length, 0);
  return { head: { ...head, encoding, bytes }, chunks };
}

function send(stream: ServerHttp2Stream, { head, chunks }: Encoded): void {
  if (stream.destroyed) return;
  stream.respond({ [HEAD_HEADER]: JSON.stringify(head) });
  for (const chunk of chunks) stream.write(chunk);
  stream.end();
}
