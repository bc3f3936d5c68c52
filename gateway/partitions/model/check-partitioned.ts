import { StartupError } from '../../base/errors.ts';
import type { PartitionModel } from './partition-model.ts';
import type { PartitionSettings } from './partition-settings.ts';

/**
 * Throws a `StartupError` if endpoints are configured for a subgraph whose
 * schema has no partition directives.
 */
export function checkPartitioned(
  settings: PartitionSettings,
  partitions: ReadonlyMap<string, PartitionModel>,
): void {
  for (const subgraph of Object.keys(settings)) {
    if (partitions.has(subgraph)) continue;
    const known = [...partitions.keys()];
    throw new StartupError(
      'invalid-option',
      `Partitions of "${subgraph}": expected a subgraph with @route or @gather (${known.join(', ') || 'there is none'}), but got another.`,
    );
  }
}
