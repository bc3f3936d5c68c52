/**
 * A server did not answer a statement in time; it may still be working on it.
 */
export class StatementTimeout extends Error {
  override readonly name = 'StatementTimeout';

  constructor(milliseconds: number) {
    super(
      `Expected the statement to end in ${milliseconds / 1_000} s, but got a timeout.`,
    );
  }
}

/**
 * The result of `work`, or a StatementTimeout. The driver's own timers keep
 * running after a connection breaks; this timer does not.
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
