import os from 'node:os';

/** Fit V8 to servers whose requests live long enough to be copied. */
export const NODE_FLAGS: readonly string[] = [
  // Most objects of a request outlive one scavenge under load, so that V8 would
  // allocate their kind as old; what an old object points at is copied by each
  // scavenge until the next full collection.
  '--no-allocation-site-pretenuring',
  // Response writers are generated, never twice: the cache of what `Function`
  // compiled only keeps those of operations and schemas that are gone.
  '--no-compilation-cache',
];

/** Of a server that hands heavy operations to another process (decision 22). */
const LEAN_FLAGS: readonly string[] = [
  // Half of what V8 gives the young generation where there is memory for it.
  '--max-semi-space-size=32',
  // V8 begins with a limit of hundreds: requests that were promoted before the
  // first full collection are garbage, and it takes that for what is in use.
  '--initial-old-space-size=64',
];

/** Bytes of memory below which V8 begins with no more than these by itself. */
const ROOMY = 8 * 2 ** 30;

/** What a process was started with. */
export interface StartedWith {
  readonly execArgv: readonly string[];
  readonly nodeOptions: string;
  /** Bytes of memory that there are for it. */
  readonly memory: number;
}

/**
 * The flags that a server lacks, except those that its user has set either way.
 */
export function missingFlags({
  execArgv,
  nodeOptions,
  memory,
}: StartedWith): readonly string[] {
  const given = new Set([...execArgv, ...nodeOptions.split(/\s+/)].map(nameOf));
  const wanted = memory < ROOMY ? NODE_FLAGS : [...NODE_FLAGS, ...LEAN_FLAGS];
  return wanted.filter((flag) => !given.has(nameOf(flag)));
}

/** `--no-compilation_cache` and `--compilation-cache` are one. */
function nameOf(flag: string): string {
  const [name = ''] = flag.replaceAll('_', '-').split('=');
  return name.replace(/^--(no-?)?/, '');
}

/** Commands that go on until they are stopped. */
const SERVERS = new Set(['start', 'gateway', 'subgraph', 'district']);

/**
 * Replaces this process by one with the flags of a server, if it is to be one:
 * V8 must not be given them once it runs. It stays as it is where a process
 * cannot be replaced, and where its parent has a channel to it.
 */
export function restartAsServer(): void {
  const [, script = '', command = '', ...rest] = process.argv;
  const isReplaceable = process.platform !== 'win32' && !process.connected;
  if (!SERVERS.has(command) || !isReplaceable) return;
  const { execArgv, execPath, env } = process;
  const flags = missingFlags({
    execArgv,
    nodeOptions: env['NODE_OPTIONS'] ?? '',
    memory: memoryOfProcess(),
  });
  if (flags.length === 0) return;
  const args = [execPath, ...flags, ...execArgv, script, command, ...rest];
  try {
    process.execve?.(execPath, args, env);
  } catch {
    // This system, or what this process may do, has no such thing.
  }
}

/** Of the container, where there is one. */
function memoryOfProcess(): number {
  const constrained = process.constrainedMemory();
  const total = os.totalmem();
  return constrained > 0 ? Math.min(constrained, total) : total;
}
