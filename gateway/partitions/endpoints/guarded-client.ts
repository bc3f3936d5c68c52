import {
  BrokenCircuitError,
  bulkhead,
  BulkheadRejectedError,
  type BulkheadPolicy,
  circuitBreaker,
  type CircuitBreakerPolicy,
  CircuitState,
  CountBreaker,
  handleWhenResult,
} from 'cockatiel';
import type { CancellationToken } from '../../../protocol/request-scope.ts';
import { type ErrorCode, ERRORS } from '../../base/errors.ts';
import { Cancellation } from '../../fetch/cancellation.ts';
import type {
  SubgraphFetcher,
  SubgraphRequest,
  SubgraphResponse,
} from '../../fetch/subgraph-fetcher.ts';
import type {
  EndpointAsk,
  EndpointClient,
  Judgement,
} from './endpoint-client.ts';
import { failed, failureOf, reasonIn } from './endpoint-failure.ts';
import type { EndpointPolicy } from '../model/partition-settings.ts';
import { RetryBudget } from './retry-budget.ts';
import { requestKey, type StaleAnswers } from './stale-answers.ts';

export interface GuardedClientOptions {
  readonly name: string;
  readonly fetcher: SubgraphFetcher;
  readonly policy: EndpointPolicy;
  /** Shared by the endpoints of a subgraph. */
  readonly stale: StaleAnswers | undefined;
}

/**
 * Milliseconds before the operation's deadline at which an endpoint is given
 * up, so that an answer can still be made of the others' rows.
 */
const MARGIN_MS = 50;

/**
 * The longest pause, in milliseconds, that an endpoint may request by
 * `Retry-After`.
 */
const MAX_PAUSE_MS = 30_000;

const PAUSED = 'The endpoint asked to be left alone for now.';

/**
 * Guards an endpoint, from the outside in, by: stale answers, a deadline for
 * everything, a limit on concurrency, a circuit breaker, retries. A failure
 * means that the client did not get this partition's rows.
 */
export class GuardedClient implements EndpointClient {
  readonly takes: 'text' | 'objects';
  readonly #options: GuardedClientOptions;
  readonly #bulkhead: BulkheadPolicy;
  readonly #breaker: CircuitBreakerPolicy;
  readonly #budget: RetryBudget;
  /** On the clock of `performance.now()`; 0 without a pause. */
  #pausedUntil = 0;
  /** The reason of its last failure. */
  #lastReason: string | undefined;
  /** The milliseconds that its last good answer took. */
  #lastMs = 0;

  constructor(options: GuardedClientOptions) {
    const { concurrency, retry, breaker } = options.policy;
    this.#options = options;
    this.takes = options.fetcher.takes ?? 'objects';
    this.#bulkhead = bulkhead(
      concurrency?.limit ?? 64,
      concurrency?.queue ?? 256,
    );
    this.#breaker = circuitBreaker(handleWhenResult(isBreaking), {
      halfOpenAfter: breaker?.sleepMs ?? 5000,
      breaker: new CountBreaker({
        threshold: breaker?.threshold ?? 0.5,
        size: breaker?.size ?? 20,
        minimumNumberOfCalls: breaker?.minimum ?? 5,
      }),
    });
    this.#budget = new RetryBudget({
      share: retry?.budget ?? 0.1,
      minPerSecond: retry?.minPerSecond ?? 1,
      now: () => performance.now(),
    });
  }

  get deadlineMs(): number {
    return this.#options.policy.deadlineMs ?? 10_000;
  }

  get pace(): 'quick' | 'slow' | 'stopped' {
    const isStopped =
      this.#breaker.state !== CircuitState.Closed ||
      Date.now() < this.#pausedUntil;
    if (isStopped) return 'stopped';
    return this.#lastMs > this.deadlineMs / 4 ? 'slow' : 'quick';
  }

  async fetch<T extends Judgement>(ask: EndpointAsk<T>): Promise<T> {
    const { stale, name } = this.#options;
    const { request, holding } = ask;
    const judged = judgeOnce(ask);
    const begun = performance.now();
    const { startedAt = begun } = ask;
    const response = await this.#byDeadline({ request, judge: judged, startedAt }); // prettier-ignore
    const judgement = judged(response);
    if (!judgement.isFailure) this.#lastMs = performance.now() - begun;
    if (!stale || request.kind !== 'query') return judgement;
    const key = requestKey([name, holding], request);
    if (judgement.isWhole) stale.keep(key, response);
    if (!judgement.isFailure) return judgement;
    const { data, asOf } = stale.get(key) ?? {};
    return data && asOf !== undefined
      ? ask.judge({ response: { data }, asOf })
      : judgement;
  }

  async close(): Promise<void> {
    await this.#options.fetcher.close?.();
  }

  /** The endpoint's name, for reports of defects. */
  get #at(): string {
    return `a fetch of the endpoint "${this.#options.name}"`;
  }

  /** Answers by the deadline, even if the fetcher hangs. */
  #byDeadline(ask: GuardedAsk): Promise<SubgraphResponse> {
    const { request, judge } = ask;
    const deadlineAt = this.#deadlineOf(ask);
    const left = deadlineAt - performance.now();
    if (left <= 0) return Promise.resolve(failed('SUBREQUEST_TIMEOUT'));
    const cancellation = new Cancellation();
    return new Promise((resolve) => {
      const end = (response: SubgraphResponse): void => {
        clearTimeout(timer);
        request.scope.cancellation.forget(onGone);
        resolve(response);
      };
      const give = (code: 'SUBREQUEST_TIMEOUT' | 'REQUEST_CANCELLED'): void => {
        end(failed(code));
        cancellation.cancel();
      };
      const onGone = (): void => give('REQUEST_CANCELLED');
      const timer = setTimeout(() => give('SUBREQUEST_TIMEOUT'), left);
      request.scope.cancellation.onCancel(onGone);
      if (request.scope.cancellation.isCancelled) onGone();
      else
        void this.#guarded(
          { ...request, scope: { ...request.scope, cancellation, deadlineAt } },
          judge,
        ).then(end);
    });
  }

  #deadlineOf({ request: { scope }, startedAt }: GuardedAsk): number {
    return Math.min(startedAt + this.deadlineMs, scope.deadlineAt - MARGIN_MS);
  }

  async #guarded(
    request: SubgraphRequest,
    judge: Judge,
  ): Promise<SubgraphResponse> {
    if (Date.now() < this.#pausedUntil) return failed('PARTITION_BUSY', PAUSED);
    // A single request tries a broken endpoint again; others do not wait for
    // it.
    if (this.#breaker.state === CircuitState.HalfOpen) {
      return this.#leftAlone();
    }
    try {
      return await this.#bulkhead.execute(() => this.#broken(request, judge));
    } catch (error) {
      if (error instanceof BulkheadRejectedError)
        return failed('PARTITION_BUSY');
      if (error instanceof BrokenCircuitError) {
        return this.#leftAlone();
      }
      if (error instanceof NothingSaidError) return failed(error.code);
      request.scope.report(error, this.#at);
      return failed('INTERNAL_SERVER_ERROR');
    }
  }

  async #broken(
    request: SubgraphRequest,
    judge: Judge,
  ): Promise<SubgraphResponse> {
    // Cancelled while it waited: the endpoint was not asked, so it did not
    // fail.
    if (request.scope.cancellation.isCancelled) {
      return failed('REQUEST_CANCELLED');
    }
    if (this.#breaker.state === CircuitState.HalfOpen) {
      return this.#leftAlone();
    }
    const { response } = await this.#breaker.execute(async () => {
      const response = await this.#retried(request);
      this.#pause(response);
      const code = failureOf(response)?.code;
      // Neither a disconnected client nor a limit of this gateway says anything
      // about the endpoint. But a trial that ends so has not shown that it
      // works again.
      if (
        SAYS_NOTHING.has(code) &&
        this.#breaker.state === CircuitState.Closed
      ) {
        throw new NothingSaidError(code);
      }
      const { isFailure } = judge(response);
      if (isFailure) this.#lastReason = reasonIn(response);
      return { response, isFailure };
    });
    return response;
  }

  /**
   * The error while the breaker is open or paused; it has the last failure's
   * reason.
   */
  #leftAlone(): SubgraphResponse {
    const reason = this.#lastReason;
    const code = 'PARTITION_CIRCUIT_OPEN';
    if (reason === undefined) return failed(code);
    return failed(code, `${ERRORS[code][0]} It said: ${reason}`);
  }

  /** Pauses requests for as long as the endpoint asks, up to a maximum. */
  #pause({ retryAfterMs }: SubgraphResponse): void {
    if (retryAfterMs === undefined) return;
    const ms = Math.min(retryAfterMs, MAX_PAUSE_MS);
    this.#pausedUntil = Math.max(this.#pausedUntil, Date.now() + ms);
  }

  async #retried(request: SubgraphRequest): Promise<SubgraphResponse> {
    const { attempts = 2, backoffMs = 50 } = this.#options.policy.retry ?? {};
    this.#budget.countRequest();
    for (let attempt = 0; ; attempt++) {
      const response = await this.#attempt(request);
      const isOver =
        request.kind !== 'query' ||
        attempt >= attempts ||
        !isPassing(response) ||
        response.retryAfterMs !== undefined ||
        this.#breaker.state !== CircuitState.Closed;
      if (isOver) return response;
      // Full jitter, so that requests that failed together are not retried
      // together.
      const pauseMs = Math.random() * backoffMs * 2 ** attempt;
      const isTooLate = performance.now() + pauseMs >= request.scope.deadlineAt;
      if (isTooLate || !this.#budget.take()) return response;
      await pause(pauseMs, request.scope.cancellation);
      if (request.scope.cancellation.isCancelled) return response;
    }
  }

  /** One attempt, which ends at the deadline even if the fetcher does not. */
  #attempt(request: SubgraphRequest): Promise<SubgraphResponse> {
    return new Promise((resolve) => {
      const { cancellation, deadlineAt, report } = request.scope;
      const onCancel = (): void => {
        const isLate = performance.now() >= deadlineAt - 1;
        resolve(failed(isLate ? 'SUBREQUEST_TIMEOUT' : 'REQUEST_CANCELLED'));
      };
      cancellation.onCancel(onCancel);
      this.#options.fetcher
        .fetch(request)
        .catch((error: unknown) => {
          report(error, this.#at);
          return failed('INTERNAL_SERVER_ERROR');
        })
        .then((response) => {
          cancellation.forget(onCancel);
          resolve(response);
        }, onCancel);
    });
  }
}

/** Failures that say nothing about the endpoint. */
const SAYS_NOTHING: ReadonlySet<ErrorCode | undefined> = new Set<ErrorCode>([
  'REQUEST_CANCELLED',
  'SUBREQUEST_BUSY',
]);

/** Thrown through the breaker, which does not count it. */
class NothingSaidError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode = 'INTERNAL_SERVER_ERROR') {
    super(code);
    this.code = code;
  }
}

type Judge = (response: SubgraphResponse) => Judgement;

interface GuardedAsk {
  readonly request: SubgraphRequest;
  readonly judge: Judge;
  readonly startedAt: number;
}

/** Judges once, so that breaker and caller see the same judgement. */
function judgeOnce<T extends Judgement>({
  judge,
}: EndpointAsk<T>): (response: SubgraphResponse) => T {
  let last: { response: SubgraphResponse; judgement: T } | undefined;
  return (response) => {
    if (last?.response !== response) {
      last = { response, judgement: judge({ response }) };
    }
    return last.judgement;
  };
}

function isBreaking(result: unknown): boolean {
  return (result as Judgement).isFailure;
}

/**
 * Whether a retry may help: not reached, connection broken, or server trouble.
 */
function isPassing(response: SubgraphResponse): boolean {
  if (failureOf(response)?.code !== 'SUBREQUEST_HTTP_ERROR') return false;
  const extensions = response.errors?.[0]?.extensions as
    { readonly http?: { readonly status?: number } } | undefined;
  const status = extensions?.http?.status ?? 500;
  return status >= 500;
}

async function pause(
  ms: number,
  cancellation: CancellationToken,
): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      cancellation.forget(end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    cancellation.onCancel(end);
  });
}
