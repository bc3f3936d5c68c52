import { type Day, dayNumber } from './day.ts';
import type {
  ActivityFacts,
  EventFact,
  ExchangeFacts,
  VitalityInput,
} from './input.ts';
import { isWithin, type JointEvent, jointEventsOf } from './joint-events.ts';
import { type Members, membersOf } from './members.ts';
import type { IndicatorPolicy } from './policy.ts';
import { type Window, windowOf } from './window.ts';

/** The input as the indicators read it: days as numbers, cut to the window. */
export interface Observed {
  readonly input: VitalityInput;
  readonly policy: IndicatorPolicy;
  readonly asOf: Day;
  readonly window: Window;
  readonly members: Members;
  /** Null when activities could not be asked, or no log of them is kept. */
  readonly activity: ObservedActivity | null;
  /** Null when resources could not be asked, or no log of them is kept. */
  readonly exchange: ObservedExchange | null;
}

export interface ObservedActivity {
  /** Joint events (E), oldest first. */
  readonly jointEvents: readonly JointEvent[];
  /** All activities that ended in the window, whoever attended. */
  readonly recorded: readonly EventFact[];
  readonly conferences: readonly ObservedConference[];
  /** Due in the window. */
  readonly resolutions: readonly { readonly closed: boolean }[];
  /** Due in the window, or confirmed early. */
  readonly claims: readonly ObservedClaim[];
  readonly projects: readonly ObservedProject[];
}

export interface ObservedConference {
  readonly heldOn: Day;
  readonly superiorAttended: boolean;
}

export interface ObservedClaim {
  readonly unitId: string;
  readonly dueOn: Day;
  readonly confirmed: boolean;
}

export interface ObservedProject {
  readonly publishedOn: Day;
  readonly claimed: boolean;
}

export interface ObservedExchange {
  /** Between two different units. */
  readonly exchanges: readonly ConfirmedExchange[];
  /** Opened in the window. */
  readonly requests: readonly ObservedRequest[];
}

export interface ConfirmedExchange {
  /** Null, like the receiver, where the source does not say which unit gave. */
  readonly providerId: string | null;
  readonly receiverId: string | null;
  /** Both sides. */
  readonly partyIds: readonly string[];
  readonly confirmedOn: Day;
}

export interface ObservedRequest {
  readonly raisedOn: Day;
  readonly matchedOn: Day | null;
  readonly confirmed: boolean;
  /** Not met, with the reason given. */
  readonly unmet: boolean;
}

export function observe(input: VitalityInput): Observed {
  const asOf = dayNumber(input.asOf);
  const window = windowOf(input, knownUntil(input));
  const members = membersOf(input);
  const activity = input.activityFacts;
  const exchange = input.exchangeFacts;
  return {
    input,
    policy: input.policy,
    asOf,
    window,
    members,
    activity: activity?.hasLog
      ? observeActivity(activity, members, window)
      : null,
    exchange: exchange?.hasLog ? observeExchange(exchange, window) : null,
  };
}

/**
 * The day up to which facts are known: days after the facts' own date do not
 * count, since nothing is known of them.
 */
function knownUntil({ asOf, activityFacts }: VitalityInput): Day {
  const day = dayNumber(asOf);
  return activityFacts ? Math.min(day, dayNumber(activityFacts.asOf)) : day;
}

function observeActivity(
  facts: ActivityFacts,
  members: Members,
  window: Window,
): ObservedActivity {
  const by = (text: string | null) => isBy(window, text);
  return {
    jointEvents: jointEventsOf(facts.events, members, window),
    recorded: facts.events.filter(({ endedOn }) =>
      isWithin(window, dayNumber(endedOn)),
    ),
    conferences: facts.conferences
      .map(({ heldOn, superiorAttended }) => ({
        heldOn: dayNumber(heldOn),
        superiorAttended,
      }))
      .filter(({ heldOn }) => isWithin(window, heldOn)),
    resolutions: facts.resolutions
      .filter(({ dueOn }) => isWithin(window, dayNumber(dueOn)))
      .map(({ closedOn }) => ({ closed: by(closedOn) })),
    claims: facts.claims
      .map(({ unitId, dueOn, confirmedOn }) => ({
        unitId,
        dueOn: dayNumber(dueOn),
        confirmed: by(confirmedOn),
      }))
      .filter(({ dueOn, confirmed }) => isWithin(window, dueOn) || confirmed),
    projects: facts.publishedProjects
      .filter(({ publishedOn }) => by(publishedOn))
      .map(({ publishedOn, claimedOn }) => ({
        publishedOn: dayNumber(publishedOn),
        claimed: by(claimedOn),
      })),
  };
}

function observeExchange(
  facts: ExchangeFacts,
  window: Window,
): ObservedExchange {
  return {
    exchanges: facts.exchanges
      .map((exchange) => ({
        ...exchange,
        confirmedOn: dayNumber(exchange.confirmedOn),
      }))
      .filter(
        ({ partyIds, confirmedOn }) =>
          new Set(partyIds).size > 1 && isWithin(window, confirmedOn),
      ),
    requests: facts.requests
      .filter(({ raisedOn }) => isWithin(window, dayNumber(raisedOn)))
      .map((request) => ({
        raisedOn: dayNumber(request.raisedOn),
        matchedOn:
          request.matchedOn === null ? null : dayNumber(request.matchedOn),
        confirmed: isBy(window, request.confirmedOn),
        unmet: request.unmetReason !== null && request.confirmedOn === null,
      })),
  };
}

/** Whether it happened, by the window's end. */
function isBy(window: Window, text: string | null): boolean {
  return text !== null && dayNumber(text) <= window.end;
}
