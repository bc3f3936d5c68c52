import { Argument, Command, Option } from 'commander';

import { articleSystem } from '../../demo/article/units.ts';
import { demoSystems } from '../../demo/districts/demo-systems.ts';
import {
  subgraphNames,
  subgraphPorts,
  type SubgraphName,
} from '../../schema/contracts.ts';
import { dataOption } from '../shared/data-option.ts';
import { addLimitOptions } from '../shared/limit-options.ts';
import { hostOption, portOption } from '../shared/listen-options.ts';
import { runCommand } from '../shared/run-command.ts';
import type { SubgraphOptions } from './options.ts';

const portHelp = subgraphNames
  .map((name) => `${name} ${subgraphPorts[name]}`)
  .join(', ');

/** `mengyue subgraph NAME`: one subgraph alone, over HTTP. */
export function subgraphCommand(): Command {
  return addLimitOptions(new Command('subgraph'))
    .description('Serve one subgraph alone, over HTTP')
    .addArgument(
      new Argument('<name>', 'which subgraph').choices(subgraphNames),
    )
    .addOption(portOption(portHelp))
    .addOption(hostOption())
    .addOption(dataOption())
    .option(
      '--database <url>',
      'its own database instead of the demo: sqlite:PATH or mysql://user:password@host/name',
    )
    .addOption(
      new Option(
        '--system <name>',
        "organizations: one of the demo's district systems, as an endpoint of its own (default: all of them)",
      ).choices([...demoSystems, articleSystem]),
    )
    .action((name: SubgraphName, options: SubgraphOptions) =>
      runCommand(async () => {
        const { serveOne } = await import('./serve-one.ts');
        await serveOne(name, options);
      }),
    );
}
