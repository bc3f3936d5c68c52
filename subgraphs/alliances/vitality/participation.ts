import type {
  Observed,
  ObservedActivity,
  ObservedExchange,
} from './observe.ts';

/** What the settled members did in the window. */
export interface Participation {
  /** Joint events attended, per settled member, in the members' order. */
  readonly attendances: readonly number[];
  /** Settled members with two attendances, an exchange or a confirmed claim. */
  readonly active: number;
  /** Members for at least a year without any recorded trace in the window. */
  readonly silent: number;
}

/** Null when the facts of either subgraph are unknown. */
export function participationOf(observed: Observed): Participation | null {
  const { activity, exchange, members } = observed;
  if (activity === null || exchange === null) return null;
  const counts = attendanceCounts(activity);
  const helpers = helpersOf(activity, exchange);
  const count = (unitId: string) => counts.get(unitId) ?? 0;
  return {
    attendances: members.settled.map(count),
    active: members.settled.filter(
      (unitId) => count(unitId) >= 2 || helpers.has(unitId),
    ).length,
    silent: members.yearLong.filter(
      (unitId) => count(unitId) === 0 && !helpers.has(unitId),
    ).length,
  };
}

export function attendanceCounts({
  jointEvents,
}: ObservedActivity): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { attendees } of jointEvents) {
    for (const unitId of attendees) {
      counts.set(unitId, (counts.get(unitId) ?? 0) + 1);
    }
  }
  return counts;
}

/** Units of a confirmed exchange, on either side, or of a confirmed claim. */
function helpersOf(
  activity: ObservedActivity,
  exchange: ObservedExchange,
): Set<string> {
  const claimants = activity.claims.filter(({ confirmed }) => confirmed);
  return new Set([
    ...claimants.map(({ unitId }) => unitId),
    ...exchange.exchanges.flatMap(({ partyIds }) => partyIds),
  ]);
}
