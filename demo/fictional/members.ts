import { demoUnits } from '../districts/unit-ids.ts';

/** How many members come from where: `{district}:{system}` of the unit ids. */
export type MemberMix = Readonly<Record<string, number>>;

/** Units on which the district systems play their tricks come first. */
const tricky = 100;

/**
 * Ids of invented units, by turns from each district, `skip` of each left out
 * so that alliances need not have the same members.
 */
export function chooseMembers(mix: MemberMix, skip = 0): string[] {
  const queues = Object.entries(mix).map(([prefix, count]) =>
    unitsOf(prefix, count, tricky + skip),
  );
  const longest = Math.max(...queues.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) =>
    queues.flatMap((queue) => queue.slice(turn, turn + 1)),
  ).flat();
}

function unitsOf(prefix: string, count: number, skip: number): string[] {
  const ids = demoUnits()
    .map(({ id }) => id)
    .filter((id) => id.startsWith(`${prefix}:`))
    .slice(skip, skip + count);
  if (ids.length < count) {
    throw new RangeError(
      `Expected ${skip + count} invented units of ${prefix}, but got: ${skip + ids.length}`,
    );
  }
  return ids;
}

/**
 * The first so many always come, and each of the others once: `guests` of them
 * to each event, by turns, until all have been there.
 */
export function regularsAndGuests(
  event: number,
  { regulars, guests, members }: Crowd,
): number[] {
  const first = regulars + event * guests;
  const last = Math.min(first + guests, members);
  return [
    ...rotating(0, regulars, members),
    ...rotating(first, Math.max(0, last - first), members),
  ];
}

export interface Crowd {
  readonly regulars: number;
  readonly guests: number;
  readonly members: number;
}

/** Members from `first`, so many, beginning again at 0 after the last. */
export function rotating(
  first: number,
  count: number,
  members: number,
): number[] {
  return Array.from({ length: count }, (_, index) => (first + index) % members);
}
