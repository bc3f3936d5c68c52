import {
  type FileFollower,
  followFile,
  readConfiguration,
} from '../../follow-file.ts';
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

const WHAT = 'the partitions';

/** Rejects with a `StartupError` for a file that cannot be read or used. */
export async function readPartitionsFile(
  file: string,
): Promise<PartitionSettings> {
  return readPartitionSettings(await readConfiguration(file, WHAT), file);
}

/** Follows a file of endpoints. */
export function watchPartitions(options: PartitionWatchOptions): FileFollower {
  const { replace, ...following } = options;
  let known: string | undefined;
  return followFile({
    ...following,
    what: WHAT,
    use(text) {
      if (text === known) return false;
      replace(readPartitionSettings(text, options.file));
      known = text;
      return true;
    },
  });
}
