import { exitCode } from './exit-code.ts';

/**
 * Lets a server run until SIGTERM (ends with 0) or SIGINT (ends with 130),
 * then stops it; a second signal does not wait for requests under way.
 */
export async function serveUntilStopped(
  stop: () => Promise<void>,
): Promise<void> {
  const signal = await nextSignal();
  const impatient = nextSignal().then(() => process.exit(exitCode.interrupted));
  process.exitCode = signal === 'SIGINT' ? exitCode.interrupted : exitCode.ok;
  await Promise.race([stop(), impatient]);
}

function nextSignal(): Promise<NodeJS.Signals> {
  const { promise, resolve } = Promise.withResolvers<NodeJS.Signals>();
  const listener = (signal: NodeJS.Signals) => {
    process.off('SIGINT', listener).off('SIGTERM', listener);
    resolve(signal);
  };
  process.on('SIGINT', listener).on('SIGTERM', listener);
  return promise;
}
