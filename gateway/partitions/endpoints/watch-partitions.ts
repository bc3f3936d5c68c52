import {
  type FileFollower,
  followFile,
  readConfiguration,
} from '../../base/follow-file.ts';
import {
  checkLeaving,
  partitionChange,
  type PartitionChange,
} from './partition-change.ts';
import type { PartitionSettings } from '../model/partition-settings.ts';
import { readPartitionSettings } from '../model/read-partition-settings.ts';

export interface PartitionWatchOptions {
  readonly file: string;
  /** The settings in force: what leaves them must be meant. */
  readonly current: () => PartitionSettings;
  /** Puts settings in force; throws when they cannot be used. */
  readonly replace: (settings: PartitionSettings) => void;
  /** Milliseconds between looks. Default 1,000. */
  readonly intervalMs?: number;
  /** Milliseconds a file must stay as it is to count. Default 2,000. */
  readonly settleMs?: number;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
  readonly onReload?: (change: PartitionChange) => void;
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
  const { replace, current, onReload, ...following } = options;
  return followFile({
    ...following,
    what: WHAT,
    use(text) {
      const next = readPartitionSettings(text, options.file);
      if (JSON.stringify(next) === JSON.stringify(current())) return false;
      const change = partitionChange(current(), next);
      checkLeaving(next, change);
      replace(next);
      onReload?.(change);
      return true;
    },
  });
}
