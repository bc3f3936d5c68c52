import { join, resolve } from 'node:path';

import { demoClock } from '../demo/clock.ts';
import {
  readDemoMapping,
  type DemoSystem,
} from '../demo/districts/mappings.ts';
import { fillDemo } from '../demo/fill.ts';
import type { SubgraphName } from '../schema/contracts.ts';
import type { SourceConfiguration } from '../subgraphs/organizations/open-source.ts';
import type { SubgraphSetting } from './open-subgraph.ts';

/** The filled demo, and what each subgraph needs to run on it. */
export interface Demo {
  /** Organizations read all four systems, as one deployment. */
  settingOf(name: SubgraphName): SubgraphSetting;
  /** Organizations as the districts have them: one for each system. */
  readonly districtSystems: readonly DemoEndpoint[];
}

/** One district system as an endpoint of organizations. */
export interface DemoEndpoint {
  readonly name: DemoSystem;
  /** Codes of the districts whose records it holds. */
  readonly districts: readonly string[];
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
  const sources = await Promise.all([
    source('lqydj', `sqlite:${lqydj}`),
    source('fzhlw', `sqlite:${fzhlw}`),
    source('jszz', `sqlite:${jszz}`),
    source('hmtz', hmtz),
  ]);
  const settingOf = (name: SubgraphName): SubgraphSetting => ({
    database: `sqlite:${join(files.directory, `${name}.sqlite`)}`,
    clock: demoClock,
    sources,
  });
  return {
    settingOf,
    districtSystems: sources.map((own) => ({
      name: own.mapping.settings.system as DemoSystem,
      districts: own.mapping.settings.districts,
      setting: { ...settingOf('organizations'), sources: [own] },
    })),
  };
}

async function source(
  system: DemoSystem,
  place: string,
): Promise<SourceConfiguration> {
  return { mapping: await readDemoMapping(system, place) };
}
