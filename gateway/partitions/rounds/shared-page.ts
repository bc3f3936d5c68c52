import {
  type CallOutcome,
  isComplete,
  type PartVerdict,
} from '../inspect/part-verdict.ts';
import type { PartPage } from '../merge/merge-pages.ts';
import type { GatherPart } from '../merge/merger.ts';
import type { PagePlan } from './page-plan.ts';
import type { Variables } from '../model/selected-fields.ts';
import type { EndpointCall, FieldShare } from '../split/split-request.ts';
import { usedUp } from './used-up.ts';

/** From this round on, every endpoint that may have more rows is asked. */
const LAST_LOOK = 3;

/**
 * A page fetched in shares: what each endpoint was last asked and answered, and
 * which endpoints to ask again.
 */
export class SharedPage {
  readonly #field: number;
  readonly #plan: PagePlan;
  readonly #variables: Variables;
  readonly #states = new Map<EndpointCall, PageState>();

  constructor(field: number, plan: PagePlan, variables: Variables) {
    this.#field = field;
    this.#plan = plan;
    this.#variables = variables;
  }

  /** What to ask an endpoint first; undefined if nothing. */
  begin(call: EndpointCall): FieldShare | undefined {
    const whole = call.shares.get(this.#field);
    if (!whole) return undefined;
    const { leader, page, share: limit } = this.#plan;
    // A slow endpoint would have no time for a second answer.
    const isWhole = call === leader || call.endpoint.client.pace === 'slow';
    this.#states.set(call, {
      whole,
      asked: isWhole ? 'whole' : 'share',
      isAgain: false,
      isDoubtful: false,
      answer: undefined,
      share: undefined,
    });
    if (isWhole) return whole;
    const { argument } = page;
    return { ...whole, page: { kind: 'share', argument, limit } };
  }

  /** Takes an answer, replacing the endpoint's earlier one. */
  take(call: EndpointCall, outcome: CallOutcome): void {
    const state = this.#states.get(call);
    const verdict = outcome.parts.get(this.#field);
    if (!state || !verdict) return;
    const { share } = state;
    const answer = { outcome, verdict, asOf: outcome.asOf };
    if (state.asked !== 'rest' || !verdict.usable || !share) {
      state.answer = answer;
      return;
    }
    // Combines the counts of the first answer with the rows of the second, if
    // they fit.
    const usable = isComplete(verdict)
      ? this.#plan.paging.withCounts(verdict.usable, share.part, this.#variables) // prettier-ignore
      : undefined;
    if (usable)
      state.answer = { ...answer, verdict: { ...verdict, usable }, asOf: older(share.asOf, outcome.asOf) }; // prettier-ignore
    else state.isDoubtful = true;
  }

  /** Whom to ask again, and for what; nothing is asked twice. */
  next(look: number): ReadonlyMap<EndpointCall, FieldShare> {
    const asked = new Map<EndpointCall, FieldShare>();
    for (const call of this.#wanting(look)) {
      const state = this.#states.get(call);
      if (state) asked.set(call, askAgain(state));
    }
    return asked;
  }

  /** The final outcome of an endpoint, if it is not its first. */
  last(call: EndpointCall): CallOutcome | undefined {
    const { isAgain, answer } = this.#states.get(call) ?? {};
    if (!isAgain || !answer) return undefined;
    const { outcome, verdict, asOf } = answer;
    return { ...outcome, asOf, parts: new Map([[this.#field, verdict]]) };
  }

  #wanting(look: number): readonly EndpointCall[] {
    const states = [...this.#states];
    const isRefused = states.some(([, one]) => isAskedForAll(one) && one.answer?.verdict.refusal); // prettier-ignore
    // Such a page is not given: it must not depend on who has few rows.
    if (isRefused) return callsOf(states.filter(([, one]) => isGood(one) && one.asked !== 'whole')); // prettier-ignore
    const doubtful = callsOf(states.filter(([, one]) => one.isDoubtful));
    const used = this.#plan.page.showsRows ? this.#usedUp(states, look) : [];
    const again = [...doubtful, ...used];
    if (again.length > 0) return again;
    const isTold = states.some(([, one]) => isAskedForAll(one) && (!one.answer || isGood(one))); // prettier-ignore
    return isTold ? [] : callsOf(states.filter(([, one]) => isGood(one))).slice(0, 1); // prettier-ignore
  }

  #usedUp(states: readonly Entry[], look: number): readonly EndpointCall[] {
    const pages = states.flatMap(([, state], part): PartPage[] => {
      const page = state.answer?.verdict.usable?.page;
      if (!page) return [];
      const hasMore = page.hasMore && !isAskedForAll(state);
      return [{ ...page, hasMore, part }];
    });
    const used = usedUp(pages, this.#plan.page);
    const isLast = look >= LAST_LOOK && used.length > 0;
    const parts = isLast
      ? pages.filter(({ hasMore }) => hasMore).map(({ part }) => part)
      : used;
    return parts.flatMap((part) => states[part]?.[0] ?? []);
  }
}

interface PageState {
  /** What the client's request asks of the endpoint. */
  readonly whole: FieldShare;
  asked: 'share' | 'rest' | 'whole';
  /** Whether it was asked more than once. */
  isAgain: boolean;
  /** Whether its second answer contradicts the counts of its first. */
  isDoubtful: boolean;
  /** Undefined if there is no valid answer. */
  answer: PageAnswer | undefined;
  /** Of what was asked first, when the rest was asked for. */
  share: { readonly part: GatherPart; readonly asOf: string | undefined } | undefined; // prettier-ignore
}

interface PageAnswer {
  readonly outcome: CallOutcome;
  readonly verdict: PartVerdict;
  /** The oldest date of the answers that it is made of. */
  readonly asOf: string | undefined;
}

type Entry = readonly [EndpointCall, PageState];

function callsOf(states: readonly Entry[]): EndpointCall[] {
  return states.map(([call]) => call);
}

function isAskedForAll({ asked }: PageState): boolean {
  return asked !== 'share';
}

function isGood({ answer }: PageState): boolean {
  return answer?.verdict.usable !== undefined;
}

/** Asks for counts again only if something was wrong with the first ones. */
function askAgain(state: PageState): FieldShare {
  const { answer, asked } = state;
  const { usable: part } = answer?.verdict ?? {};
  const isRest =
    asked === 'share' && answer && part && isComplete(answer.verdict);
  state.share = isRest ? { part, asOf: answer.asOf } : undefined;
  state.asked = isRest ? 'rest' : 'whole';
  state.isAgain = true;
  state.isDoubtful = false;
  state.answer = undefined;
  return isRest ? { ...state.whole, page: { kind: 'rest' } } : state.whole;
}

function older(
  one: string | undefined,
  other: string | undefined,
): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}
