import { readFile, stat } from 'node:fs/promises';
import { StartupError } from './errors.ts';
import { fileReason } from './file-reason.ts';

export interface FollowOptions {
  readonly file: string;
  /** What the file holds, for messages, e.g. `the supergraph`. */
  readonly what: string;
  /**
   * Applies a new text; throws if it is not usable. Returns false if it was
   * already in use.
   */
  readonly use: (text: string) => boolean | Promise<boolean>;
  /** Milliseconds between two checks. Default 1,000. */
  readonly intervalMs?: number | undefined;
  /**
   * Milliseconds a file must stay unchanged before it is used. Default 2,000.
   */
  readonly settleMs?: number | undefined;
  /** The clock, in milliseconds. */
  readonly now?: (() => number) | undefined;
  readonly onReload?: (() => void) | undefined;
  /** Called when a new text was refused; the last good one stays in use. */
  readonly onRefused?: ((error: unknown) => void) | undefined;
}

export interface FileFollower {
  stop(): void;
}

/** What a check found: the file's text, or why it cannot be read. */
type Sight = { readonly text: string } | { readonly error: StartupError };

/**
 * Follows a configuration file by polling, because files that are mounted,
 * linked or renamed into place have no reliable change events. A change counts
 * only once the file has stayed the same for a while: it may be seen half
 * written, empty or missing while somebody replaces it.
 */
export function followFile(options: FollowOptions): FileFollower {
  const { file, what, use, settleMs = 2000, intervalMs = 1000 } = options;
  const now = options.now ?? (() => performance.now());
  let stamp = '';
  let seen: { readonly sight: Sight; readonly since: number } | undefined;
  let isSettled = false;
  let isStopped = false;

  async function look(): Promise<void> {
    const next = await stampOf(file);
    if (isSettled && next === stamp) return;
    const at = now();
    const sight = await see(file, what);
    if (isStopped) return;
    if (!seen || next !== stamp || keyOf(sight) !== keyOf(seen.sight)) {
      seen = { sight, since: at };
      stamp = next;
      isSettled = false;
    }
    if (at - seen.since < settleMs) return;
    isSettled = true;
    await apply(sight);
  }

  async function apply(sight: Sight): Promise<void> {
    try {
      if ('error' in sight) throw sight.error;
      if (await use(sight.text)) options.onReload?.();
    } catch (error) {
      options.onRefused?.(error);
    }
  }

  let timer: NodeJS.Timeout;
  const next = (): void => {
    timer = setTimeout(() => {
      void look().finally(() => {
        if (!isStopped) next();
      });
    }, intervalMs).unref();
  };
  next();
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/**
 * Reads a configuration file. Rejects with a `StartupError` if it cannot be
 * read or is empty (as `> file` leaves it for a moment).
 */
export async function readConfiguration(
  file: string,
  what: string,
): Promise<string> {
  const text = await read(file, what);
  if (text.trim() === '') {
    throw new StartupError('unreadable-file', `Expected ${what} in ${file}, but got an empty file.`); // prettier-ignore
  }
  return text;
}

async function read(file: string, what: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const message = `Cannot read ${what} ${file}: ${fileReason(error)}.`;
    throw new StartupError('unreadable-file', message, error);
  }
}

async function see(file: string, what: string): Promise<Sight> {
  try {
    return { text: await readConfiguration(file, what) };
  } catch (error) {
    return { error: error as StartupError };
  }
}

function keyOf(sight: Sight): string {
  return 'error' in sight ? `! ${sight.error.message}` : `= ${sight.text}`;
}

/** A text that changes with the file; empty if there is no file. */
async function stampOf(file: string): Promise<string> {
  try {
    const { ino, size, mtimeNs } = await stat(file, { bigint: true });
    return `${ino} ${size} ${mtimeNs}`;
  } catch {
    return '';
  }
}
