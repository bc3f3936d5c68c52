/**
 * Long synchronous work is done in slices, one of all of them in a turn of the
 * event loop: between two slices whatever is ready is answered, however many
 * operations have long work.
 */
const waiting: (() => void)[] = [];
let isScheduled = false;

/** Resolves when it is this caller's turn to do a slice. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    schedule();
  });
}

function schedule(): void {
  if (isScheduled || waiting.length === 0) return;
  isScheduled = true;
  // An immediate that an immediate sets runs in the next turn, after I/O.
  setImmediate(() => {
    isScheduled = false;
    waiting.shift()?.();
    schedule();
  });
}
