import { Command } from 'commander';

import {
  hostOption,
  portOption,
  type ListenOptions,
} from './listen-options.ts';
import { runCommand } from './run-command.ts';

export interface GatewayOptions extends ListenOptions {
  readonly supergraph: string;
  /** A file of the endpoints of partitioned subgraphs. */
  readonly partitions?: string;
  readonly watch: boolean;
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
    .addOption(portOption(4000))
    .addOption(hostOption())
    .action((options: GatewayOptions) =>
      runCommand(async () => {
        const { serveGateway } = await import('./serve-gateway.ts');
        await serveGateway(options);
      }),
    );
}
