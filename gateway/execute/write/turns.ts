/**
 * Queues long synchronous work. One slice of one operation runs in each turn of
 * the event loop; whatever is ready in between is answered, however many
 * operations have long work.
 */
const waiting: (() => void)[] = [];
let isScheduled = false;

/** Resolves when the caller may run its next slice. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    schedule();
  });
}

function schedule(): void {
  if (isScheduled || waiting.length === 0) return;
  isScheduled = true;
  // An immediate set inside an immediate runs in the next turn, after I/O.
  setImmediate(() => {
    isScheduled = false;
    waiting.shift()?.();
    schedule();
  });
}
