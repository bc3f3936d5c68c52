import { reportOnce } from '../../protocol/report-once.ts';
import type { Report, Trace } from '../../protocol/request-scope.ts';

/** An error that nobody expected. Clients see only a masked one. */
export interface Defect {
  /** The value that was thrown. */
  readonly cause: unknown;
  /** Where it was caught, in words, e.g. `a fetch of "alliances"`. */
  readonly at: string;
  /** The trace of the request that met it; absent outside of requests. */
  readonly traceId?: string;
}

export type OnDefect = (defect: Defect) => void;

/** The default: defects are written to stderr. */
export const toStderr: OnDefect = ({ at, traceId = '-', cause }) =>
  console.error(
    `mengyue: a request failed unexpectedly in ${at} (trace ${traceId}):`,
    cause,
  );

/** A report for one request that tells each of its defects once. */
export function createReport(onDefect: OnDefect, trace: Trace): Report {
  return reportOnce((cause, at) => onDefect({ cause, at, traceId: trace.id }));
}
