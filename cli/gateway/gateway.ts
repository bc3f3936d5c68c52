import { Command } from 'commander';

import { addEdgeOptions } from '../shared/edge-options.ts';
import { hostOption, portOption } from '../shared/listen-options.ts';
import { runCommand } from '../shared/run-command.ts';
import type { GatewayOptions } from './options.ts';

/** `mengyue gateway`: any Federation 2 supergraph over HTTP subgraphs. */
export function gatewayCommand(): Command {
  const command = new Command('gateway')
    .description(
      'Serve a Federation 2 supergraph whose subgraphs answer over HTTP',
    )
    .option('--supergraph <file>', 'the supergraph', './supergraph.graphql')
    .option(
      '--partitions <file>',
      'endpoints of partitioned subgraphs, YAML or JSON (docs/partitions.md)',
    )
    .option('--no-watch', 'do not follow changes of the files')
    .option(
      '--introspection',
      'let clients read the schema, and serve the explorer',
      false,
    )
    .option(
      '--show-errors',
      'show clients whatever subgraphs say of their failures',
      false,
    )
    .addOption(portOption(4000))
    .addOption(hostOption());
  return addEdgeOptions(command, 64).action((options: GatewayOptions) =>
    runCommand(async () => {
      const { serveGateway } = await import('./serve-gateway.ts');
      await serveGateway(options);
    }),
  );
}
