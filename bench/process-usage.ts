import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What the operating system says of a process, its threads and children. */
export interface ProcessUsage {
  /** User and system time of /proc/PID/stat, in milliseconds. */
  readonly cpuMs: number;
  /**
   * VmHWM of /proc/PID/status, added up; what children have mapped of files
   * is left out: they run the same node, whose pages are there once.
   */
  readonly peakMiB: number;
  /** RssFile of the process itself. */
  readonly fileMiB: number;
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
        peakMiB: sum.peakMiB + child.peakMiB - child.fileMiB,
        fileMiB: sum.fileMiB,
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
  const status = read(pid, 'status');
  return {
    cpuMs: (ticks * 1000) / ticksPerSecond,
    peakMiB: mebibytes(status, 'VmHWM'),
    fileMiB: mebibytes(status, 'RssFile'),
  };
}

function mebibytes(status: string, name: string): number {
  const size = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status);
  return Number(size?.[1]) / 1024;
}

function read(pid: number, name: string): string {
  return readFileSync(`/proc/${pid}/${name}`, 'utf8');
}
