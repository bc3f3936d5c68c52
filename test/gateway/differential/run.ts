/**
 * `npm run test:differential -- --count 10000 [--seed 1] [--keep-going]
 * [--contradictions] [--all-planned]`: compares that many operations; prints the seed first and each difference in
 * full, and exits with 1 when there is one.
 */
import { parseArgs } from 'node:util';
import { describeDifference, search } from './search.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string' },
    'keep-going': { type: 'boolean', default: false },
    'all-planned': { type: 'boolean', default: false },
    contradictions: { type: 'boolean', default: false },
  },
});

const count = wholeNumber('--count', values.count);
const seed = wholeNumber('--seed', values.seed ?? String(Date.now() % 1e9));
const started = Date.now();
console.error(`seed ${seed}`);
let differences = 0;
const done = await search({
  seed,
  count,
  allPlanned: values['all-planned'],
  contradictions: values.contradictions,
  onProgress({ compared, supergraphs, refused, unplanned }) {
    if (supergraphs % 20 !== 0) return;
    const seconds = Math.round((Date.now() - started) / 1000);
    console.error(
      `${compared} operations on ${supergraphs} supergraphs (${refused} did not compose), ${unplanned} not planned, ${differences} differences, ${seconds} s`,
    );
  },
  onDifference(found) {
    differences += 1;
    console.log(describeDifference(found));
    return values['keep-going'];
  },
});
console.error(
  `${done.compared} operations compared, ${done.unplanned} not planned, ${differences} differences; seed ${seed}`,
);
process.exitCode = differences === 0 ? 0 : 1;

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  console.error(`Expected a whole number for ${name}, but got "${text}".`);
  process.exit(1);
}
