import { reportOnce } from '../../../../protocol/report-once.ts';
import {
  ANONYMOUS,
  type CancellationToken,
  type Report,
  type RequestScope,
} from '../../../../protocol/request-scope.ts';
import { RequestTrace } from '../../../../protocol/request-trace.ts';

/** The scope of a request that the process makes itself; it has no deadline. */
export function ownScope(report: Report): RequestScope {
  return scopeOf({ headers: {}, cancellation: NEVER, deadlineAt: Infinity, report }); // prettier-ignore
}

/** The scope of a request that came over a connection. */
export function scopeOf(
  asked: Pick<
    RequestScope,
    'headers' | 'cancellation' | 'deadlineAt' | 'report'
  >,
): RequestScope {
  return {
    ...asked,
    principal: ANONYMOUS,
    report: reportOnce(asked.report),
    trace: new RequestTrace(asked.headers['traceparent']),
  };
}

/** A cancellation token that follows an AbortSignal. */
export class SignalToken implements CancellationToken {
  readonly signal: AbortSignal;

  constructor(signal: AbortSignal) {
    this.signal = signal;
  }

  get isCancelled(): boolean {
    return this.signal.aborted;
  }

  onCancel(listener: () => void): void {
    this.signal.addEventListener('abort', listener, { once: true });
  }

  forget(listener: () => void): void {
    this.signal.removeEventListener('abort', listener);
  }
}

const NEVER = new SignalToken(new AbortController().signal);
