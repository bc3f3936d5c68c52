import { Command, Option } from 'commander';

import { runCommand } from '../shared/run-command.ts';
import type { CheckOptions, ComposeOptions } from './options.ts';

/** `mengyue schema compose|check`. */
export function schemaCommand(): Command {
  const command = new Command('schema').description(
    'Compose the contracts of subgraphs to a supergraph, and check them',
  );
  command.addCommand(composeCommand());
  command.addCommand(checkCommand());
  return command;
}

function composeCommand(): Command {
  return new Command('compose')
    .description('Compose contracts to a Federation 2 supergraph')
    .addOption(configOption())
    .option('-o, --output <file>', 'write it here instead of to stdout')
    .addOption(formatOption())
    .action((options: ComposeOptions) =>
      runCommand(async () => {
        const { composeSchema } = await import('./compose-schema.ts');
        return composeSchema(options);
      }, options.format),
    );
}

function checkCommand(): Command {
  return new Command('check')
    .description(
      'Check that contracts compose, and that a supergraph file is not stale',
    )
    .addOption(configOption())
    .option('--supergraph <file>', 'what the contracts must compose to')
    .addOption(formatOption())
    .action((options: CheckOptions) =>
      runCommand(async () => {
        const { checkSchema } = await import('./compose-schema.ts');
        return checkSchema(options);
      }, options.format),
    );
}

function configOption(): Option {
  return new Option(
    '--config <file>',
    'a supergraph.yaml of rover or wgc; else the contracts of this package',
  );
}

function formatOption(): Option {
  return new Option('--format <format>', 'how the result is printed')
    .choices(['plain', 'json'])
    .default('plain');
}
