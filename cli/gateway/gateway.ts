import { Command } from 'commander';

import {
  allowHostOption,
  allowOriginOption,
  drainOption,
  type EdgeOptions,
  maxRunningOption,
  preStopOption,
} from '../shared/edge-options.ts';
import {
  hostOption,
  portOption,
  type ListenOptions,
} from '../shared/listen-options.ts';
import { runCommand } from '../shared/run-command.ts';

export interface GatewayOptions extends ListenOptions, EdgeOptions {
  readonly supergraph: string;
  /** A file of the endpoints of partitioned subgraphs. */
  readonly partitions?: string;
  readonly watch: boolean;
  /** Whether clients may read the schema, and have the explorer. */
  readonly introspection: boolean;
  /** Whether clients see what subgraphs say of unexpected failures. */
  readonly showErrors: boolean;
}

/** `mengyue gateway`: any Federation 2 supergraph over HTTP subgraphs. */
export function gatewayCommand(): Command {
  return new Command('gateway')
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
    .addOption(hostOption())
    .addOption(allowHostOption())
    .addOption(allowOriginOption())
    .addOption(maxRunningOption(64))
    .addOption(preStopOption())
    .addOption(drainOption())
    .action((options: GatewayOptions) =>
      runCommand(async () => {
        const { serveGateway } = await import('./serve-gateway.ts');
        await serveGateway(options);
      }),
    );
}
