import { StartupError } from '../../base/errors.ts';
import type { PartitionSettings } from '../model/partition-settings.ts';

/** What a new file of endpoints changes; partitions as `subgraph/partition`. */
export interface PartitionChange {
  readonly joining: readonly string[];
  readonly leaving: readonly string[];
  /** Partitions held by an endpoint of another name or URL than before. */
  readonly moving: readonly string[];
}

export function partitionChange(
  old: PartitionSettings,
  next: PartitionSettings,
): PartitionChange {
  const before = holders(old);
  const after = holders(next);
  return {
    joining: [...after.keys()].filter((name) => !before.has(name)),
    leaving: [...before.keys()].filter((name) => !after.has(name)),
    moving: [...after.keys()].filter(
      (name) => before.has(name) && before.get(name) !== after.get(name),
    ),
  };
}

/**
 * Throws a `StartupError` for partitions that disappear without being listed as
 * `retired`, since a file that is half written looks the same.
 */
export function checkLeaving(
  next: PartitionSettings,
  { leaving }: PartitionChange,
): void {
  const retired = new Set(
    Object.entries(next).flatMap(([subgraph, { retired: names = [] }]) =>
      names.map((name) => `${subgraph}/${name}`),
    ),
  );
  const held = [...holders(next).keys()].find((name) => retired.has(name));
  if (held !== undefined) {
    throw new StartupError('invalid-option', `Expected ${held} to be held or retired, but got both.`); // prettier-ignore
  }
  const unmeant = leaving.filter((name) => !retired.has(name));
  if (unmeant.length === 0) return;
  const names = unmeant.slice(0, SHOWN).join(', ');
  const more = unmeant.length > SHOWN ? ` and ${unmeant.length - SHOWN} more` : ''; // prettier-ignore
  throw new StartupError(
    'invalid-option',
    `Expected every partition that is in force, but got a file without ${names}${more}. Those that are to leave are listed beside "endpoints" of their subgraph: retired: ${JSON.stringify(unmeant.slice(0, SHOWN).map(partitionOf))}.`,
  );
}

const SHOWN = 10;

function partitionOf(name: string): string {
  return name.slice(name.indexOf('/') + 1);
}

function holders(settings: PartitionSettings): Map<string, string> {
  return new Map(
    Object.entries(settings).flatMap(([subgraph, { endpoints }]) =>
      endpoints.flatMap(({ name, url = '', partitions }) =>
        partitions.map((partition): [string, string] => [
          `${subgraph}/${partition}`,
          JSON.stringify([name, url]),
        ]),
      ),
    ),
  );
}
