import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../../bin/mengyue.js', import.meta.url));

/** A `mengyue` process that was run to its end. */
export interface FinishedProcess {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A `mengyue` server process. */
export interface ServerProcess {
  readonly pid: number;
  /** The first match of `pattern` in what it prints; throws when it ends. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  /** Sends the signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<FinishedProcess>;
}

/** Runs `mengyue` with these arguments to its end. */
export async function runMengyue(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<FinishedProcess> {
  const { child, finished } = spawnMengyue([entry, ...args], environment);
  child.stdin.end();
  return finished;
}

/** Starts a `mengyue` server, of a copy of the source too; stop it in any case. */
export function startMengyue(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  file = entry,
): ServerProcess {
  const started = spawnMengyue([file, ...args], environment);
  const { child, finished, output } = started;
  return {
    pid: child.pid ?? 0,
    async printed(pattern) {
      for (;;) {
        const match = pattern.exec(output.stdout);
        if (match) return match;
        if (child.exitCode !== null || child.signalCode !== null) {
          throw new Error(`mengyue ended: ${output.stderr || output.stdout}`);
        }
        await Promise.race([once(child.stdout, 'data'), finished]);
      }
    },
    stop(signal = 'SIGTERM') {
      if (child.exitCode === null) child.kill(signal);
      return finished;
    },
  };
}

function spawnMengyue(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
) {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_OPTIONS: '', ...environment },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  return { child, output, finished: end(child, output) };
}

async function end(
  child: ChildProcess,
  output: { readonly stdout: string; readonly stderr: string },
): Promise<FinishedProcess> {
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode, ...output };
}
