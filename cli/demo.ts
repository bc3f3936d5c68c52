import { join, resolve } from 'node:path';

import { articlePublication } from '../demo/article/publication.ts';
import { articleSystem } from '../demo/article/units.ts';
import { demoClock } from '../demo/clock.ts';
import {
  readDemoMapping,
  type DemoSystem,
} from '../demo/districts/mappings.ts';
import { fillDemo } from '../demo/fill.ts';
import type { SubgraphName } from '../schema/contracts.ts';
import { publicationOwner } from '../subgraphs/kit/ids.ts';
import type {
  MappedConfiguration,
  SourceConfiguration,
} from '../subgraphs/organizations/open-source.ts';
import type { SubgraphSetting } from './open-subgraph.ts';

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
  readonly setting: SubgraphSetting;
}

/** Fills the demo if it is not there yet, telling each step on stderr. */
export async function openDemo(directory: string): Promise<Demo> {
  // A folder below: the directory itself may be mounted, and cannot be renamed.
  const files = await fillDemo({
    directory: resolve(directory, 'demo'),
    progress: (step) => process.stderr.write(`${step}\n`),
  });
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
        setting: settingWith(article),
      },
    ],
  };
}

async function source(
  system: DemoSystem,
  place: string,
): Promise<MappedConfiguration> {
  return { mapping: await readDemoMapping(system, place) };
}
