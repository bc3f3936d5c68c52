import { Command, Option } from 'commander';

import { checkCommand } from './check/command.ts';
import { addLimitOptions } from '../shared/limit-options.ts';
import { hostOption, portOption } from '../shared/listen-options.ts';
import { runCommand } from '../shared/run-command.ts';
import type {
  DistrictServeOptions,
  DistrictInitOptions,
  DistrictProveOptions,
} from './options.ts';

/** `mengyue district`: one district's system, by its mapping file. */
export function districtCommand(): Command {
  const command = new Command('district').description(
    "Put a district's own system into the federation, read-only, by a mapping file (docs/district-mapping.md)",
  );
  command.addCommand(serveCommand());
  command.addCommand(checkCommand());
  command.addCommand(initCommand());
  command.addCommand(proveCommand());
  return command;
}

function serveCommand(): Command {
  return addLimitOptions(new Command('serve'))
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
        const { serveDistrict } = await import('./serve.ts');
        await serveDistrict(options);
      }),
    );
}

function initCommand(): Command {
  return new Command('init')
    .description(
      'Draft the mapping file of a system from what is in it; each guess has its evidence',
    )
    .option(
      '--url <url>',
      'a database: sqlite:PATH or mysql://user:${env.NAME}@host/name',
    )
    .option('--file <file>', 'a workbook: .xlsx, .xls, .xlsb or .csv')
    .option('-o, --output <file>', 'the mapping file; stdout unless given')
    .option('--system <name>', 'the short name in ids, such as jszz')
    .option('--district <code>', 'whose system it is: six digits of GB/T 2260')
    .option('--yes', 'ask nothing; doubtful guesses are marked', false)
    .option('--force', 'replace a file that exists', false)
    .action((options: DistrictInitOptions) =>
      runCommand(async () => {
        const { initDistrict } = await import('./init.ts');
        await initDistrict(options);
      }),
    );
}

function proveCommand(): Command {
  return new Command('prove')
    .description(
      "Print one page for the database's administrator: grants, statements, a write refused, checksums",
    )
    .requiredOption('--mapping <file>', 'what the system holds where, as YAML')
    .addOption(
      new Option('--lang <language>', 'of the page')
        .choices(['zh', 'en'])
        .default('zh'),
    )
    .option(
      '--account <name@host>',
      "who is granted; the url's account from anywhere unless given",
    )
    .option('--json', 'one JSON document instead of a page', false)
    .action((options: DistrictProveOptions) =>
      runCommand(
        async () => {
          const { proveDistrict } = await import('./prove.ts');
          return proveDistrict(options);
        },
        options.json ? 'json' : 'plain',
      ),
    );
}
