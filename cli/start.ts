import { Command } from 'commander';

import { dataOption } from './data-option.ts';
import {
  allowHostOption,
  allowOriginOption,
  drainOption,
  type EdgeOptions,
  maxRunningOption,
  preStopOption,
} from './edge-options.ts';
import {
  hostOption,
  portOption,
  type ListenOptions,
} from './listen-options.ts';
import { runCommand } from './run-command.ts';

export interface StartOptions extends ListenOptions, EdgeOptions {
  readonly data: string;
}

/** `mengyue start`: everything in one process, filled with the demo. */
export function startCommand(): Command {
  return new Command('start')
    .description(
      'Start the whole federation in one process, filled with the demo',
    )
    .addOption(portOption(4000))
    .addOption(hostOption())
    .addOption(dataOption())
    .addOption(allowHostOption())
    .addOption(allowOriginOption())
    .addOption(maxRunningOption(16))
    .addOption(preStopOption())
    .addOption(drainOption())
    .action((options: StartOptions) =>
      runCommand(async () => {
        const { startFederation } = await import('./start-federation.ts');
        await startFederation(options);
      }),
    );
}
