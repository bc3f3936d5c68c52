import { Command } from 'commander';

import { dataOption } from '../shared/data-option.ts';
import { addEdgeOptions } from '../shared/edge-options.ts';
import { hostOption, portOption } from '../shared/listen-options.ts';
import { runCommand } from '../shared/run-command.ts';
import type { StartOptions } from './options.ts';

/** `mengyue start`: everything in one process, filled with the demo. */
export function startCommand(): Command {
  const command = new Command('start')
    .description(
      'Start the whole federation in one process, filled with the demo',
    )
    .addOption(portOption(4000))
    .addOption(hostOption())
    .addOption(dataOption());
  return addEdgeOptions(command, 16).action((options: StartOptions) =>
    runCommand(async () => {
      const { startFederation } = await import('./start-federation.ts');
      await startFederation(options);
    }),
  );
}
