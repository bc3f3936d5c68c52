import {
  type FileFollower,
  followFile,
  readConfiguration,
} from '../base/follow-file.ts';

export interface WatchOptions {
  readonly file: string;
  /** The SDL in force, so that a mere touch of the file changes nothing. */
  readonly current: () => string;
  /** Puts an SDL in force; rejects when it is not usable. */
  readonly reload: (sdl: string) => Promise<void>;
  /** Milliseconds between looks. Default 1,000. */
  readonly intervalMs?: number;
  /** Milliseconds a file must stay as it is to count. Default 2,000. */
  readonly settleMs?: number;
  readonly onReload?: () => void;
  /** Told why a new file was refused; the last good one stays in force. */
  readonly onRefused?: (error: unknown) => void;
}

const WHAT = 'the supergraph';

/** Reads a supergraph file. Rejects with a `StartupError` when it cannot. */
export function readSupergraphFile(file: string): Promise<string> {
  return readConfiguration(file, WHAT);
}

/** Follows a supergraph file. */
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
