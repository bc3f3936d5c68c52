import { readFile } from 'node:fs/promises';
import { unwatchFile, watchFile } from 'node:fs';
import { StartupError } from '../errors.ts';

export interface WatchOptions {
  readonly file: string;
  /** The SDL in force, so that a mere touch of the file changes nothing. */
  readonly current: () => string;
  /** Puts an SDL in force; throws when it is not usable. */
  readonly reload: (sdl: string) => void;
  /** Milliseconds between looks. Default 1,000. */
  readonly intervalMs?: number;
  readonly onReload?: () => void;
  /** Told why a new file was refused; the last good one stays in force. */
  readonly onRefused?: (error: unknown) => void;
}

export interface SupergraphWatch {
  stop(): void;
}

/** Reads a supergraph file. Rejects with a `StartupError` when it cannot. */
export async function readSupergraphFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupError(
      'unreadable-file',
      `Cannot read the supergraph: ${reason}`,
      error,
    );
  }
}

/**
 * Follows a supergraph file. It looks instead of listening: a file that is
 * mounted, linked or renamed into place has no reliable events.
 */
export function watchSupergraph(options: WatchOptions): SupergraphWatch {
  const { file } = options;
  const interval = options.intervalMs ?? 1000;
  let isStopped = false;

  async function look(): Promise<void> {
    try {
      const sdl = await readSupergraphFile(file);
      if (isStopped || sdl === options.current()) return;
      options.reload(sdl);
      options.onReload?.();
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
