/**
 * Reads again when the last reading is older than `milliseconds`. Simultaneous
 * readers share one reading; a failed one is not kept.
 */
export function readAtMostEvery<Content>(
  milliseconds: number,
  read: () => Promise<Content>,
): () => Promise<Content> {
  let known: Promise<Content> | undefined;
  let freshUntil = Infinity;
  return () => {
    if (known && performance.now() < freshUntil) return known;
    const reading = read();
    known = reading;
    freshUntil = Infinity;
    reading.then(
      () => {
        if (known === reading) freshUntil = performance.now() + milliseconds;
      },
      () => {
        if (known === reading) known = undefined;
      },
    );
    return reading;
  };
}
