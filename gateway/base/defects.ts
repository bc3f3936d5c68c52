import { reportOnce } from '../../protocol/report-once.ts';
import type { Report, Trace } from '../../protocol/request-scope.ts';

/** What must not happen: nobody expected it, and clients see it masked. */
export interface Defect {
  /** As it was thrown. */
  readonly cause: unknown;
  /** Where it was caught, in words: `a fetch of "alliances"`. */
  readonly at: string;
  /** Of the request that met it, where it was one of a request's. */
  readonly traceId?: string;
}

export type OnDefect = (defect: Defect) => void;

/** Where defects are told unless it is said: stderr, for whoever runs it. */
export const toStderr: OnDefect = ({ at, traceId = '-', cause }) =>
  console.error(
    `mengyue: a request failed unexpectedly in ${at} (trace ${traceId}):`,
    cause,
  );

/** Tells the defects of one request, each once. */
export function createReport(onDefect: OnDefect, trace: Trace): Report {
  return reportOnce((cause, at) => onDefect({ cause, at, traceId: trace.id }));
}
