import {
  type FileFollower,
  followFile,
  readConfiguration,
} from '../base/follow-file.ts';

export interface WatchOptions {
  readonly file: string;
  /** The current SDL; a file with the same text changes nothing. */
  readonly current: () => string;
  /** Applies an SDL; rejects if it is not usable. */
  readonly reload: (sdl: string) => Promise<void>;
  /** Milliseconds between two checks. Default 1,000. */
  readonly intervalMs?: number;
  /**
   * Milliseconds a file must stay unchanged before it is used. Default 2,000.
   */
  readonly settleMs?: number;
  readonly onReload?: () => void;
  /** Called when a new file was refused; the last good one stays in use. */
  readonly onRefused?: (error: unknown) => void;
}

const WHAT = 'the supergraph';

/**
 * Reads a supergraph file. Rejects with a `StartupError` if it cannot be read.
 */
export function readSupergraphFile(file: string): Promise<string> {
  return readConfiguration(file, WHAT);
}

/** Follows a supergraph file and applies its changes. */
export function watchSupergraph(options: WatchOptions): FileFollower {
  const { current, reload, ...following } = options;
  return followFile({
    ...following,
    what: WHAT,
    async use(sdl) {
      if (sdl === current()) return false;
      await reload(sdl);
      return true;
    },
  });
}
