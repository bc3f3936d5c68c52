import { readFileSync } from 'node:fs';

import { Command, CommanderError } from 'commander';

import { districtCommand } from './district/district.ts';
import { exitCode, exitCodeHelp } from './shared/exit-code.ts';
import { gatewayCommand } from './gateway/gateway.ts';
import { schemaCommand } from './schema/schema.ts';
import { startCommand } from './start/start.ts';
import { subgraphCommand } from './subgraph/subgraph.ts';

const description =
  'Mengyue (盟约): a GraphQL federation gateway over party-affairs systems; it never changes an affiliation';

/** Runs the command line and sets the exit code. */
export async function runProgram(): Promise<void> {
  const program = withConventions(
    new Command('mengyue').description(description).version(packageVersion()),
  );
  for (const command of [
    startCommand(),
    gatewayCommand(),
    subgraphCommand(),
    districtCommand(),
    schemaCommand(),
  ]) {
    program.addCommand(withConventions(command));
  }
  process.stdout.on('error', endWithReader);
  process.stderr.on('error', endWithReader);
  try {
    await program.parseAsync();
  } catch (error) {
    // Commander has printed its message; help and version end with 0.
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? exitCode.ok : exitCode.usage;
  }
}

/** A reader such as `head` may close the pipe early; that is not a failure. */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}

/** The same help, exit codes and way of ending for a command and its own. */
function withConventions(command: Command): Command {
  command
    .exitOverride()
    .showHelpAfterError('(add --help for what is expected)')
    .addHelpText('after', exitCodeHelp);
  command.commands.forEach(withConventions);
  return command;
}

/** package.json lies above cli/ and above dist/cli/ alike. */
function packageVersion(): string {
  for (const place of ['../package.json', '../../package.json']) {
    try {
      const text = readFileSync(new URL(place, import.meta.url), 'utf8');
      return (JSON.parse(text) as { version: string }).version;
    } catch {
      continue;
    }
  }
  return 'unknown';
}
