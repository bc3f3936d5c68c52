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
  /** The current settings, with which new ones are compared. */
  readonly current: () => PartitionSettings;
  /** Applies settings; throws if they are not usable. */
  readonly replace: (settings: PartitionSettings) => void;
  /** Milliseconds between two checks. Default 1,000. */
  readonly intervalMs?: number;
  /**
   * Milliseconds a file must stay unchanged before it is used. Default 2,000.
   */
  readonly settleMs?: number;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
  readonly onReload?: (change: PartitionChange) => void;
  /** Called when a new file was refused; the last good one stays in use. */
  readonly onRefused?: (error: unknown) => void;
}

const WHAT = 'the partitions';

/**
 * Reads a file of endpoints. Rejects with a `StartupError` if it cannot be
 * used.
 */
export async function readPartitionsFile(
  file: string,
): Promise<PartitionSettings> {
  return readPartitionSettings(await readConfiguration(file, WHAT), file);
}

/** Follows a file of endpoints and applies its changes. */
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
