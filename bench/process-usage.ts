import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What the operating system says of a process, all of its threads. */
export interface ProcessUsage {
  /** utime + stime of /proc/PID/stat, in milliseconds. */
  readonly cpuMs: number;
  /** VmHWM of /proc/PID/status. */
  readonly peakMiB: number;
}

const ticksPerSecond = Number(
  execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }),
);

/** Throws if the process has children: their time would not be counted. */
export function readUsage(pid: number): ProcessUsage {
  const children = read(pid, `task/${pid}/children`).trim();
  if (children !== '') {
    throw new Error(`Process ${pid} has children (${children})`);
  }
  // The name in the second field may hold spaces: count from its end.
  const stat = read(pid, 'stat');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(read(pid, 'status'));
  return {
    cpuMs: (ticks * 1000) / ticksPerSecond,
    peakMiB: Number(peak?.[1]) / 1024,
  };
}

function read(pid: number, name: string): string {
  return readFileSync(`/proc/${pid}/${name}`, 'utf8');
}
