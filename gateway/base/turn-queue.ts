/** Milliseconds of each turn of the event loop that sliced work may take. */
const TURN_MS = 4;

interface Work {
  /** Does a slice; returns whether it was the last. */
  readonly step: () => boolean;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

const waiting: Work[] = [];
let isRunning = false;

/**
 * Does work slice by slice, so that the event loop turns in between. All work
 * of the thread takes turns: ten at a time stop the loop no longer than one.
 */
export function inTurns(step: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    waiting.push({ step, resolve, reject });
    if (isRunning) return;
    isRunning = true;
    setImmediate(turn);
  });
}

function turn(): void {
  const end = performance.now() + TURN_MS;
  do {
    const work = waiting.shift();
    if (!work) break;
    if (!isDone(work)) waiting.push(work);
  } while (performance.now() < end);
  isRunning = waiting.length > 0;
  if (isRunning) setImmediate(turn);
}

function isDone({ step, resolve, reject }: Work): boolean {
  try {
    if (!step()) return false;
    resolve();
  } catch (error) {
    reject(error);
  }
  return true;
}
