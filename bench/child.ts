import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** A process to start; `core` pins it where the machine has more than one. */
export interface Command {
  readonly args: readonly string[];
  readonly core: Core;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it speaks with this process by messages. */
  readonly messages?: boolean;
}

/** The gateway has a core to itself; all others share the second one. */
export type Core = 'gateway' | 'load';

export interface Child {
  readonly process: ChildProcess;
  readonly pid: number;
  /** The line of its stderr that says most. */
  readonly complaint: () => string;
}

const TASKSET = '/usr/bin/taskset';
const canPin = existsSync(TASKSET) && availableParallelism() >= 2;
const living = new Set<ChildProcess>();

process.on('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => process.exit(130));
}

/** Whether gateway and load each have a core of their own in this run. */
export function isPinned(): boolean {
  return canPin;
}

/** Moves this process, which makes the load, off the gateway's core. */
export function pinSelf(): void {
  if (!canPin) return;
  const args = ['-a', '-c', '-p', coreNumber('load'), String(process.pid)];
  execFileSync(TASKSET, args, { stdio: 'ignore' });
}

/** Starts a node process; it ends with this one at the latest. */
export function startChild(command: Command): Child {
  const [file, ...args] = [
    ...(canPin ? [TASKSET, '-c', coreNumber(command.core)] : []),
    process.execPath,
    ...command.args,
  ] as [string, ...string[]];
  const channel = command.messages ? 'ipc' : 'ignore';
  const child: ChildProcess = spawn(file, args, {
    cwd: command.cwd ?? import.meta.dirname,
    env: { ...process.env, NODE_ENV: 'production', ...command.env },
    stdio: ['ignore', 'ignore', 'pipe', channel],
  });
  living.add(child);
  child.on('exit', () => living.delete(child));
  if (child.pid === undefined) throw new Error(`Cannot start ${file}`);
  return { process: child, pid: child.pid, complaint: collectStderr(child) };
}

/** Ends a process by its own pid: politely, and after 3 seconds by force. */
export async function stopChild({ process: child }: Child): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 3000);
  await ended;
  clearTimeout(force);
}

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function coreNumber(core: Core): string {
  return core === 'gateway' ? '0' : '1';
}

function collectStderr(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    if (text.length < 10_000) text += chunk.toString();
  });
  return () => {
    const lines = text.trim().split('\n');
    const line = lines.find((one) => /error/i.test(one)) ?? lines.at(-1) ?? '';
    return line.trim().slice(0, 300);
  };
}
