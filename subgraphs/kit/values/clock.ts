/** The source of the current time; algorithms never read the system's clock. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/**
 * A clock that stands still at `moment` (RFC 3339), for the demo and for tests.
 */
export function fixedClock(moment: string): Clock {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) {
    throw new TypeError(
      `A clock needs an RFC 3339 moment, e.g. 2020-08-11T12:00:00+08:00, but got: ${moment}`,
    );
  }
  return { now: () => new Date(date) };
}
