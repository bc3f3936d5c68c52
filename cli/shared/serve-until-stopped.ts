import { exitCode } from './exit-code.ts';

/** A server that listens. */
export interface RunningServer {
  /** What to print once it can be used: its addresses. */
  readonly announcement: string;
  readonly stop: () => Promise<void>;
}

/**
 * Lets a server run until SIGTERM (ends with 0) or SIGINT (ends with 130),
 * then stops it; a second signal does not wait for requests under way.
 */
export async function serveUntilStopped({
  announcement,
  stop,
}: RunningServer): Promise<void> {
  const stopped = nextSignal();
  // Not earlier, since whoever reads it may send a signal at once.
  process.stdout.write(announcement);
  const signal = await stopped;
  const impatient = nextSignal().then(() => process.exit(exitCode.interrupted));
  process.exitCode = signal === 'SIGINT' ? exitCode.interrupted : exitCode.ok;
  await Promise.race([stop(), impatient]);
  // Work that nobody waits for must not keep the process alive.
  setTimeout(() => process.exit(), GRACE_MS).unref();
}

/** Milliseconds to close databases and to write what is still to be written. */
const GRACE_MS = 2000;

function nextSignal(): Promise<NodeJS.Signals> {
  const { promise, resolve } = Promise.withResolvers<NodeJS.Signals>();
  const listener = (signal: NodeJS.Signals) => {
    process.off('SIGINT', listener).off('SIGTERM', listener);
    resolve(signal);
  };
  process.on('SIGINT', listener).on('SIGTERM', listener);
  return promise;
}
