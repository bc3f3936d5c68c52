import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { StartupError } from '../../errors.ts';
import type { PartitionSettings } from './partition-settings.ts';
import { readPartitionSettings } from './read-partition-settings.ts';

export interface PartitionWatchOptions {
  readonly file: string;
  /** Puts settings in force; throws when they cannot be used. */
  readonly replace: (settings: PartitionSettings) => void;
  /** Milliseconds between looks. Default 1,000. */
  readonly intervalMs?: number;
  readonly onReload?: () => void;
  /** Told why a new file was refused; the last good one stays in force. */
  readonly onRefused?: (error: unknown) => void;
}

/** Rejects with a `StartupError` for a file that cannot be read or used. */
export async function readPartitionsFile(
  file: string,
): Promise<PartitionSettings> {
  return readPartitionSettings(await readText(file), file);
}

/** Follows a file of endpoints, by looking at it (as watch-supergraph.ts). */
export function watchPartitions(options: PartitionWatchOptions): {
  stop(): void;
} {
  const { file } = options;
  const interval = options.intervalMs ?? 1000;
  let isStopped = false;
  let known: string | undefined;

  async function look(): Promise<void> {
    try {
      const text = await readText(file);
      if (isStopped || text === known) return;
      const settings = readPartitionSettings(text, file);
      options.replace(settings);
      known = text;
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

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupError(
      'unreadable-file',
      `Cannot read the partitions: ${reason}`,
      error,
    );
  }
}
