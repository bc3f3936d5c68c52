import { fileURLToPath } from 'node:url';

import {
  readMapping,
  type DistrictMapping,
} from '../../subgraphs/organizations/mapping/read-mapping.ts';
import type { DemoSystem } from './demo-systems.ts';

/** The mapping file of a demo system. */
export function demoMappingFile(system: DemoSystem): string {
  return fileURLToPath(new URL(`${system}/mapping.yaml`, import.meta.url));
}

/**
 * The mapping of a demo system that is at `place`: `sqlite:PATH` or `mysql://…`,
 * and a file for the ledger.
 */
export function readDemoMapping(
  system: DemoSystem,
  place: string,
): Promise<DistrictMapping> {
  const variable = `MENGYUE_DEMO_${system.toUpperCase()}`;
  return readMapping(demoMappingFile(system), { [variable]: place });
}
