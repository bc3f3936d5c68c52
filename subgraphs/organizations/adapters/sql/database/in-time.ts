/** A server has not answered a statement in time; it may still be at it. */
export class StatementTimeout extends Error {
  override readonly name = 'StatementTimeout';

  constructor(milliseconds: number) {
    super(
      `Expected the statement to end in ${milliseconds / 1_000} s, but got a timeout.`,
    );
  }
}

/**
 * What `work` gives, or a StatementTimeout. The driver's own timers outlive a
 * connection that breaks; this one does not.
 */
export async function inTime<Result>(
  work: Promise<Result>,
  milliseconds: number,
): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new StatementTimeout(milliseconds)),
    milliseconds,
  );
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
