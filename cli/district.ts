import { Command } from 'commander';

import {
  hostOption,
  portOption,
  type ListenOptions,
} from './listen-options.ts';
import { runCommand } from './run-command.ts';

export interface DistrictServeOptions extends ListenOptions {
  readonly mapping: string;
  readonly database: string;
}

/** `mengyue district`: one district's system, by its mapping file. */
export function districtCommand(): Command {
  const command = new Command('district').description(
    "Put a district's own system into the federation, read-only, by a mapping file (docs/district-mapping.md)",
  );
  command.addCommand(serveCommand());
  return command;
}

function serveCommand(): Command {
  return new Command('serve')
    .description(
      'Serve the organizations contract over one system, as a subgraph over HTTP',
    )
    .requiredOption('--mapping <file>', 'what the system holds where, as YAML')
    .addOption(portOption(4101))
    .addOption(hostOption())
    .option(
      '--database <url>',
      'where aliases of its units are kept: sqlite:PATH or mysql://user:password@host/name',
      'sqlite::memory:',
    )
    .action((options: DistrictServeOptions) =>
      runCommand(async () => {
        const { serveDistrict } = await import('./district-serve.ts');
        await serveDistrict(options);
      }),
    );
}
