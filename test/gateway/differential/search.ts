import { NOT_PLANNED } from './compare.ts';
import { generateOperation, type Operation } from './generate-operation.ts';
import { createRandom } from './random.ts';
import { shrink } from './shrink.ts';
import { createUniverse, type Difference, type Universe } from './universe.ts';

export interface SearchOptions {
  /** The first seed; each supergraph has the next. */
  readonly seed: number;
  /** Operations to compare. */
  readonly count: number;
  /**
   * Whether an operation that is not planned (never a wrong answer) counts as
   * a difference where the supergraph has @requires or an @interfaceObject:
   * the planner fails on some chains of requirements and on some fields asked
   * twice, one of them for a requirement. Elsewhere it always counts.
   */
  readonly allPlanned?: boolean;
  /** See `OperationOptions`. */
  readonly contradictions?: boolean;
  readonly onProgress?: (progress: Progress) => void;
  /** Told of each difference; returns whether to go on. */
  readonly onDifference: (found: Found) => boolean;
}

export interface Progress {
  readonly compared: number;
  readonly supergraphs: number;
  /** Supergraphs that did not compose. */
  readonly refused: number;
  /** Operations that were not planned and do not count as differences. */
  readonly unplanned: number;
}

/** A difference, and all it takes to see it again. */
export interface Found {
  readonly seed: number;
  readonly sdls: Readonly<Record<string, string>>;
  readonly operation: Operation;
  readonly difference: Difference;
}

/** Operations asked of one supergraph. */
const OPERATIONS = 10;

/** One in so many supergraphs has its subgraphs behind HTTP. */
const OVER_HTTP = 6;

/** Compares random operations on random supergraphs, and tells how many. */
export async function search(options: SearchOptions): Promise<Progress> {
  const progress = { compared: 0, supergraphs: 0, refused: 0, unplanned: 0 };
  for (let seed = options.seed; progress.compared < options.count; seed++) {
    const universe = await createUniverse({
      seed,
      transport: seed % OVER_HTTP === 0 ? 'over HTTP' : 'in process',
      interfaceObjects: true,
      requires: true,
      overridesInInterfaces: options.allPlanned === true,
    });
    if (!universe) {
      progress.refused += 1;
      continue;
    }
    progress.supergraphs += 1;
    try {
      const goesOn = await searchUniverse(universe, { ...options, seed }, progress); // prettier-ignore
      if (!goesOn) break;
    } finally {
      await universe.stop();
    }
    options.onProgress?.(progress);
  }
  return progress;
}

async function searchUniverse(
  universe: Universe,
  options: SearchOptions,
  progress: { compared: number; unplanned: number },
): Promise<boolean> {
  const random = createRandom(options.seed * 7919);
  for (let n = 0; n < OPERATIONS; n++) {
    const operation = generateOperation(random, universe.schema, {
      contradictions: options.contradictions ?? false,
    });
    progress.compared += 1;
    const difference = await universe.compare(operation);
    if (!difference) continue;
    const isKnown = universe.hasGaps && options.allPlanned !== true;
    if (isKnown && difference.rule === NOT_PLANNED) {
      progress.unplanned += 1;
      continue;
    }
    const { seed } = options;
    const { sdls } = universe;
    const smallest = await shrink(universe, operation, difference);
    if (!options.onDifference({ seed, sdls, ...smallest })) return false;
  }
  return true;
}

/** A difference as text for a person. */
export function describeDifference(found: Found): string {
  const { difference, operation } = found;
  return [
    `seed ${found.seed}: ${difference.rule} ${difference.detail}`,
    ...Object.entries(found.sdls).map(([name, sdl]) => `--- subgraph ${name}\n${sdl}`),
    `--- operation\n${operation.query}`,
    `--- variables\n${JSON.stringify(operation.variables)}`,
    `--- gateway\n${difference.actual}`,
    `--- graphql-js\n${difference.expected}`,
  ].join('\n'); // prettier-ignore
}
