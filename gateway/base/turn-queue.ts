/**
 * The milliseconds of each turn of the event loop that all sliced work may
 * take.
 */
const TURN_MS = 4;

interface Work {
  /** Does one slice; returns whether it was the last. */
  readonly step: () => boolean;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

const waiting: Work[] = [];
let isRunning = false;

/**
 * Runs work slice by slice between turns of the event loop. All sliced work of
 * the thread shares the same time per turn: ten tasks at once do not block the
 * event loop longer than one.
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
