import { readFile, stat } from 'node:fs/promises';
import { StartupError } from './errors.ts';
import { fileReason } from './file-reason.ts';

export interface FollowOptions {
  readonly file: string;
  /** For messages: `the supergraph`. */
  readonly what: string;
  /** Puts a text in force; throws when it is not usable. False: it was before. */
  readonly use: (text: string) => boolean | Promise<boolean>;
  /** Milliseconds between looks. Default 1,000. */
  readonly intervalMs?: number | undefined;
  /** Milliseconds a file must stay as it is to count. Default 2,000. */
  readonly settleMs?: number | undefined;
  /** The clock, in milliseconds. */
  readonly now?: (() => number) | undefined;
  readonly onReload?: (() => void) | undefined;
  /** Told why a new text was refused; the last good one stays in force. */
  readonly onRefused?: ((error: unknown) => void) | undefined;
}

export interface FileFollower {
  stop(): void;
}

/** What a look at a file found: its text, or why there is none. */
type Sight = { readonly text: string } | { readonly error: StartupError };

/**
 * Follows a file of configuration. It looks instead of listening: a file that
 * is mounted, linked or renamed into place has no reliable events. Whatever it
 * finds counts once it has stayed as it is: a file may be seen half written,
 * empty or gone while somebody replaces it.
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
 * Reads a file of configuration. Rejects with a `StartupError` when it cannot
 * be read or holds nothing, as `> file` leaves it.
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

/** Changes with the file; empty for one that is not there. */
async function stampOf(file: string): Promise<string> {
  try {
    const { ino, size, mtimeNs } = await stat(file, { bigint: true });
    return `${ino} ${size} ${mtimeNs}`;
  } catch {
    return '';
  }
}
