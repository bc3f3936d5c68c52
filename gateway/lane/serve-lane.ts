import http2, { type ServerHttp2Stream } from 'node:http2';
import { Socket } from 'node:net';
import { json } from 'node:stream/consumers';
import { Cancellation } from '../fetch/cancellation.ts';
import { NOTHING_TAKEN } from '../fetch/operation-budget.ts';
import type { Gateway } from '../gateway.ts';
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

/** Makes the gateway that answers in this process. */
export type OpenLane = (
  setting: unknown,
  state: LaneState,
) => Promise<Pick<Gateway, 'execute'>>;

/**
 * What the process of a lane runs (lane-process.ts): answers what comes over the
 * pipe with the gateway that `open` makes, and ends with its parent.
 */
export function serveLane(open: OpenLane): void {
  // Signals of a terminal go to all; when this ends, the parent decides.
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
    server.on('stream', (stream) => void answer(stream, gateway));
    server.emit('connection', new Socket({ fd: LANE_PIPE }));
  } catch (error) {
    message = {
      failure: error instanceof Error ? error.message : String(error),
    };
  }
  process.send?.(message);
}

/** Bytes of a request that may be under way. */
const WINDOW = 2 * 1024 * 1024;

async function answer(
  stream: ServerHttp2Stream,
  gateway: Pick<Gateway, 'execute'>,
): Promise<void> {
  const cancellation = new Cancellation();
  stream.on('error', () => undefined);
  stream.once('close', () => cancellation.cancel());
  let taken = NOTHING_TAKEN;
  try {
    const { headers, ...body } = (await json(stream)) as LaneBody;
    const answered = await gateway.execute({
      ...body,
      headers,
      cancellation,
      report: (its) => (taken = its),
    });
    const isRefused = answered.data === undefined;
    const text = isRefused
      ? [JSON.stringify(answered.errors ?? [])]
      : answerText(answered);
    const kind = isRefused ? 'refused' : 'answered';
    const accepted = isRefused ? {} : headers;
    const { chunks, encoding } = await encodeAnswer(text, accepted);
    if (stream.destroyed) return;
    const bytes = chunks.reduce((sum, { length }) => sum + length, 0);
    const hasErrors = answered.errors !== undefined;
    const head: LaneHead = { kind, taken, hasErrors, encoding, bytes };
    stream.respond({ [HEAD_HEADER]: JSON.stringify(head) });
    for (const chunk of chunks) stream.write(chunk);
    stream.end();
  } catch (error) {
    if (!stream.destroyed) stream.destroy(error as Error);
  }
}
