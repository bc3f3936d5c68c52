import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { articlePublication } from '../../demo/article/publication.ts';
import { articleSystem } from '../../demo/article/units.ts';
import { demoClock } from '../../demo/shared/clock.ts';
import type { DemoSystem } from '../../demo/districts/demo-systems.ts';
import { readDemoMapping } from '../../demo/districts/mappings.ts';
import { fillDemo } from '../../demo/fill.ts';
import { subgraphNames, type SubgraphName } from '../../schema/contracts.ts';
import { fileVersion } from '../../subgraphs/organizations/adapters/files/file-version.ts';
import { publicationOwner } from '../../subgraphs/kit/values/ids.ts';
import type {
  MappedConfiguration,
  SourceConfiguration,
} from '../../subgraphs/organizations/open-source.ts';
import { unreadableReason } from '../../subgraphs/organizations/graph/unreadable-reason.ts';
import { CommandFailure } from '../shared/command-failure.ts';
import type { SubgraphSetting } from '../shared/open-subgraph.ts';

/** The filled demo, and what each subgraph needs to run on it. */
export interface Demo {
  /** Organizations read all four systems and the article, as one deployment. */
  settingOf(name: SubgraphName): SubgraphSetting;
  /** Organizations as they are held: one for each system, one of the article. */
  readonly endpoints: readonly DemoEndpoint[];
}

/** One district system, or the article, as an endpoint of organizations. */
export interface DemoEndpoint {
  readonly name: DemoSystem | typeof articleSystem;
  /** What the ids of its records begin with: codes of districts, or `article`. */
  readonly partitions: readonly string[];
  /** Values of arguments without which lists and statistics have none of it. */
  readonly only?: Readonly<Record<string, readonly string[]>>;
  readonly setting: SubgraphSetting;
}

/** Fills the demo if it is not there yet, telling each step on stderr. */
export async function openDemo(
  directory: string,
  progress: (step: string) => void = tellStep,
): Promise<Demo> {
  // A folder below: the directory itself may be mounted, and cannot be renamed.
  const files = await fillDemo({
    directory: resolve(directory, 'demo'),
    progress,
  });
  await requirePlatform(files.directory);
  const { lqydj, fzhlw, jszz, hmtz } = files.districtSystems;
  const systems = await Promise.all([
    source('lqydj', `sqlite:${lqydj}`),
    source('fzhlw', `sqlite:${fzhlw}`),
    source('jszz', `sqlite:${jszz}`),
    source('hmtz', hmtz),
  ]);
  const article = { publication: articlePublication };
  const settingOf = (name: SubgraphName): SubgraphSetting => ({
    database: `sqlite:${join(files.directory, `${name}.sqlite`)}`,
    clock: demoClock,
    sources: [...systems, article],
  });
  const settingWith = (own: SourceConfiguration): SubgraphSetting => ({
    ...settingOf('organizations'),
    sources: [own],
  });
  return {
    settingOf,
    endpoints: [
      ...systems.map((own) => ({
        name: own.mapping.settings.system as DemoSystem,
        partitions: own.mapping.settings.districts,
        setting: settingWith(own),
      })),
      {
        name: articleSystem,
        partitions: [publicationOwner],
        only: { provenance: ['ARTICLE'] },
        setting: settingWith(article),
      },
    ],
  };
}

function tellStep(step: string): void {
  process.stderr.write(`${step}\n`);
}

/**
 * The platform's own databases are there: an empty one in the place of one that
 * was lost would say that there is no alliance. A district's may be away.
 */
async function requirePlatform(directory: string): Promise<void> {
  for (const name of subgraphNames) {
    if (name === 'divisions') continue;
    const path = join(directory, `${name}.sqlite`);
    try {
      fileVersion(path, await stat(path));
    } catch (error) {
      const { english } = unreadableReason(error);
      throw new CommandFailure(
        'DATABASE_UNAVAILABLE',
        `Expected ${path} to hold the platform's own records, but ${english}; restore it, or delete ${directory} to have the demo written anew.`,
      );
    }
  }
}

async function source(
  system: DemoSystem,
  place: string,
): Promise<MappedConfiguration> {
  return { mapping: await readDemoMapping(system, place) };
}
