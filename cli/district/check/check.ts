import type { DistrictCheckOptions } from './options.ts';
import { checkMapping } from './check-mapping.ts';
import { briefly, failureOf, type CheckResult } from './result.ts';
import { checkText } from './text.ts';
import { checkServer } from './check-url.ts';
import { CommandFailure } from '../../shared/command-failure.ts';
import { exitCode } from '../../shared/exit-code.ts';
import { printJson } from '../../shared/run-command.ts';

/**
 * Checks a system and prints what was found. Throws the CommandFailure that
 * the command ends with; with `json` it is in the document and the exit code.
 */
export async function checkDistrict(
  options: DistrictCheckOptions,
): Promise<void> {
  process.once('SIGINT', () => process.exit(exitCode.interrupted));
  const result = await resultOf(options);
  const failure = failureOf(result, options);
  if (options.json) {
    printDocument(result, failure);
    return;
  }
  process.stdout.write(checkText(result, options));
  if (failure) throw briefly(result, failure);
}

function resultOf(options: DistrictCheckOptions): Promise<CheckResult> {
  const { mapping, url, header, output } = options;
  if ((mapping === undefined) === (url === undefined)) {
    const got = mapping === undefined ? 'neither' : 'both';
    throw wrongUsage(`either --mapping or --url, but got: ${got}`);
  }
  if (url === undefined) {
    if (Object.keys(header).length > 0) {
      throw wrongUsage('--header only with --url, but got: --mapping');
    }
    return checkMapping({ ...options, mapping: mapping ?? '' });
  }
  if (!/^https?:\/\/./u.test(url) || !URL.canParse(url)) {
    throw wrongUsage(`--url to be an http or https address, but got: ${url}`);
  }
  if (output !== undefined) {
    throw wrongUsage('--output only with --mapping, but got: --url');
  }
  return checkServer({ ...options, url });
}

function wrongUsage(expectation: string): CommandFailure {
  return new CommandFailure('USAGE', `Expected ${expectation}.`);
}

function printDocument(
  result: CheckResult,
  failure: CommandFailure | null,
): void {
  process.exitCode = failure?.exitCode ?? exitCode.ok;
  printJson({
    data: { success: failure === null, ...result },
    error: failure && {
      message: failure.message,
      code: failure.code,
      causes: failure.causes,
    },
  });
}
