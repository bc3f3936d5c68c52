import { CommandFailure } from './command-failure.ts';
import { startupFailure } from './startup-failure.ts';

/** How results are printed: for people, or as one JSON document. */
export type OutputFormat = 'plain' | 'json';

/**
 * Runs a command's body, reports a failure in one line on stderr (or, with
 * `json`, as `{json_version, error}` on stdout) and sets the exit code.
 */
export async function runCommand(
  body: () => Promise<unknown>,
  format: OutputFormat = 'plain',
): Promise<void> {
  try {
    const data = await body();
    if (format === 'json' && data !== undefined) {
      printJson({ data: { success: true, ...(data as object) }, error: null });
    }
  } catch (error) {
    const failure = asFailure(error);
    process.exitCode = failure.exitCode;
    if (format === 'json') {
      const { message, causes, code } = failure;
      printJson({
        data: { success: false },
        error: { message, code, causes },
      });
      return;
    }
    process.stderr.write(`mengyue: ${failure.message}\n`);
    for (const cause of failure.causes) process.stderr.write(`  ${cause}\n`);
  }
}

function asFailure(error: unknown): CommandFailure {
  const known = startupFailure(error);
  if (known) return known;
  const [message = 'unknown failure'] = (
    error instanceof Error ? error.message : String(error)
  ).split('\n', 1);
  if (process.env['MENGYUE_DEBUG'] !== undefined) console.error(error);
  return new CommandFailure(
    'INTERNAL_ERROR',
    `Unexpected: ${message} (set MENGYUE_DEBUG=1 for the details)`,
  );
}

/** One JSON document on stdout, in the envelope of every command. */
export function printJson(result: object): void {
  process.stdout.write(
    `${JSON.stringify({ json_version: '1', ...result }, null, 2)}\n`,
  );
}
