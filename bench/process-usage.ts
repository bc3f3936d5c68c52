import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What the operating system says of a process, its threads and children. */
export interface ProcessUsage {
  /** User and system time of /proc/PID/stat, in milliseconds. */
  readonly cpuMs: number;
  /** VmHWM of /proc/PID/status, added up. */
  readonly peakMiB: number;
}

const ticksPerSecond = Number(
  execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }),
);

/** A gateway may plan in a child process: its work is the gateway's. */
export function readUsage(pid: number): ProcessUsage {
  const own = readOwnUsage(pid);
  const children = read(pid, `task/${pid}/children`).trim();
  return children
    .split(' ')
    .filter((child) => child !== '')
    .map((child) => readUsage(Number(child)))
    .reduce(
      (sum, child) => ({
        cpuMs: sum.cpuMs + child.cpuMs,
        peakMiB: sum.peakMiB + child.peakMiB,
      }),
      own,
    );
}

function readOwnUsage(pid: number): ProcessUsage {
  // The name in the second field may hold spaces: count from its end.
  const stat = read(pid, 'stat');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // utime, stime, and those of children that have ended.
  const ticks = fields.slice(11, 15).reduce((sum, n) => sum + Number(n), 0);
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(read(pid, 'status'));
  return {
    cpuMs: (ticks * 1000) / ticksPerSecond,
    peakMiB: Number(peak?.[1]) / 1024,
  };
}

function read(pid: number, name: string): string {
  return readFileSync(`/proc/${pid}/${name}`, 'utf8');
}
