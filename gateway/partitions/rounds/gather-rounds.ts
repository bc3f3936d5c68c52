import type { CallOutcome } from '../inspect/part-verdict.ts';
import type { PagePlan } from './page-plan.ts';
import type { Variables } from '../model/selected-fields.ts';
import { SharedPage } from './shared-page.ts';
import type { EndpointCall, FieldShare } from '../split/split-request.ts';

export interface RoundsOptions {
  readonly calls: readonly EndpointCall[];
  /** The pages to fetch in shares, by the index of the field. */
  readonly plans: ReadonlyMap<number, PagePlan>;
  readonly variables: Variables;
  /** Milliseconds until the first endpoint is given up. */
  readonly deadlineMs: number;
  readonly ask: (call: EndpointCall) => Promise<CallOutcome>;
}

/**
 * Shares of the deadline after which the others are asked again without waiting
 * for endpoints that have not answered: one that hangs must not use up the time
 * for the others' second answers.
 */
const PATIENCE: readonly number[] = [0.5, 0.75];

/**
 * Fetches pages in shares: first some rows of each endpoint; then the whole
 * page of those whose rows were used up; and others again if one of those fails
 * or has changed. A later answer replaces the earlier one, so the result is the
 * same as if all had been asked for the whole page.
 */
export async function askInRounds(
  options: RoundsOptions,
): Promise<CallOutcome[]> {
  const rounds = new Rounds(options);
  await rounds.run();
  return rounds.outcomes();
}

class Rounds {
  readonly #options: RoundsOptions;
  readonly #pages: ReadonlyMap<number, SharedPage>;
  readonly #firsts = new Map<EndpointCall, CallOutcome>();
  readonly #pending = new Set<Promise<void>>();
  readonly #begunAt = performance.now();

  constructor(options: RoundsOptions) {
    const { plans, variables } = options;
    this.#options = options;
    this.#pages = new Map(
      [...plans].map(([field, plan]) => [
        field,
        new SharedPage(field, plan, variables),
      ]),
    );
  }

  async run(): Promise<void> {
    for (const call of this.#options.calls) this.#begin(call);
    for (let look = 1; this.#pending.size > 0; look++) {
      await this.#wait(PATIENCE[look - 1]);
      this.#askAgain(look);
    }
  }

  /** The final outcomes, in the order of the calls. */
  outcomes(): CallOutcome[] {
    return this.#options.calls.flatMap((call) => {
      const first = this.#firsts.get(call);
      const last = [...this.#pages.values()].flatMap(
        (page) => page.last(call) ?? [],
      );
      if (!first || last.length === 0) return first ?? [];
      const parts = new Map(first.parts);
      for (const one of last) for (const field of one.parts.keys()) parts.delete(field); // prettier-ignore
      return [{ ...first, parts }, ...last];
    });
  }

  #begin(call: EndpointCall): void {
    const shares = new Map(call.shares);
    for (const [field, page] of this.#pages) {
      const share = page.begin(call);
      if (share) shares.set(field, share);
    }
    this.#send(call, shares, (outcome) => this.#firsts.set(call, outcome));
  }

  #askAgain(look: number): void {
    const again = new Map<EndpointCall, Map<number, FieldShare>>();
    for (const [field, page] of this.#pages) {
      for (const [call, share] of page.next(look)) {
        const shares = again.get(call) ?? new Map<number, FieldShare>();
        again.set(call, shares.set(field, share));
      }
    }
    for (const [call, shares] of again) this.#send(call, shares);
  }

  #send(
    call: EndpointCall,
    shares: Map<number, FieldShare>,
    keep?: (outcome: CallOutcome) => void,
  ): void {
    const { endpoint } = call;
    const answer = this.#options.ask({ endpoint, shares }).then((outcome) => {
      keep?.(outcome);
      for (const field of shares.keys()) this.#pages.get(field)?.take(call, outcome); // prettier-ignore
      this.#pending.delete(answer);
    });
    this.#pending.add(answer);
  }

  /** Waits until all have answered, or for this share of the deadline. */
  async #wait(patience: number | undefined): Promise<void> {
    const all = Promise.all(this.#pending);
    if (patience === undefined) {
      await all;
      return;
    }
    const end = this.#begunAt + patience * this.#options.deadlineMs;
    let timer: NodeJS.Timeout | undefined;
    const isOver = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, Math.max(0, end - performance.now()));
    });
    await Promise.race([all, isOver]);
    clearTimeout(timer);
  }
}
