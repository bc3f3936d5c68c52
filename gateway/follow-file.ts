import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { StartupError } from './errors.ts';

export interface FollowOptions {
  readonly file: string;
  /** For messages: `the supergraph`. */
  readonly what: string;
  /** Puts a text in force; throws when it is not usable. False: it was before. */
  readonly use: (text: string) => boolean;
  /** Milliseconds between looks. Default 1,000. */
  readonly intervalMs?: number | undefined;
  readonly onReload?: (() => void) | undefined;
  /** Told why a new text was refused; the last good one stays in force. */
  readonly onRefused?: ((error: unknown) => void) | undefined;
}

export interface FileFollower {
  stop(): void;
}

/**
 * Follows a file of configuration. It looks instead of listening: a file that
 * is mounted, linked or renamed into place has no reliable events.
 */
export function followFile(options: FollowOptions): FileFollower {
  const { file, what, use } = options;
  const interval = options.intervalMs ?? 1000;
  let isStopped = false;

  async function look(): Promise<void> {
    try {
      const text = await readConfiguration(file, what);
      if (!isStopped && use(text)) options.onReload?.();
    } catch (error) {
      if (!isStopped) options.onRefused?.(error);
    }
  }

  const listener = (): void => {
    void look();
  };
  watchFile(file, { interval, persistent: false }, listener);
  return {
    stop() {
      isStopped = true;
      unwatchFile(file, listener);
    },
  };
}

/** Rejects with a `StartupError` when the file cannot be read. */
export async function readConfiguration(
  file: string,
  what: string,
): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `Cannot read ${what}: ${reason}`;
    throw new StartupError('unreadable-file', message, error);
  }
}
