import { fixedClock } from '../../subgraphs/kit/values/clock.ts';

/** The day of the article, on which the demo stands still. */
export const demoToday = '2020-08-11';

export const demoClock = fixedClock(`${demoToday}T12:00:00+08:00`);
