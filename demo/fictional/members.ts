import { demoUnits } from '../districts/unit-ids.ts';

/** How many members come from where: `{district}:{system}` of the unit ids. */
export type MemberMix = Readonly<Record<string, number>>;

/**
 * The first units of each system are those with deliberate faults in their
 * data.
 */
const tricky = 100;

/**
 * Ids of invented units, taken from the districts in turn. The first `skip` of
 * each are left out, so that alliances have different members.
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
 * Attendance in which the first members always come, and of the others `guests`
 * come to each event in turn, until each has come once.
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

/**
 * A number of members beginning with `first`, starting again at 0 after the
 * last.
 */
export function rotating(
  first: number,
  count: number,
  members: number,
): number[] {
  return Array.from({ length: count }, (_, index) => (first + index) % members);
}
