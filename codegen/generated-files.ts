import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { subgraphNames, type SubgraphName } from '../schema/contracts.ts';
import { aggregateList } from './aggregate-list.ts';
import { contractTypes } from './contract-types.ts';
import { sharedEnumerations } from './shared-enumerations.ts';

/**
 * What `npm run codegen` writes below `root`, by path from there: of each
 * subgraph the types of its contract and the list of its aggregates.
 */
export async function generatedFiles(
  root: string,
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const kept: string[] = [];
  for (const name of subgraphNames) {
    const folders = aggregateFolders(root, name);
    const source = `schema/${name}.graphql`;
    const sdl = readFileSync(join(root, source), 'utf8');
    const ofAggregates = folders.length > 0;
    files.set(
      `subgraphs/${name}/contract/generated.ts`,
      await contractTypes({ sdl, source, ofAggregates }),
    );
    if (!ofAggregates) continue;
    files.set(`subgraphs/${name}/aggregates.ts`, aggregateList(folders));
    kept.push(sdl);
  }
  files.set('subgraphs/kit/contract/generated.ts', await kitTypes(kept));
  for (const [path, text] of files) {
    files.set(path, await formatted(join(root, path), text));
  }
  return files;
}

function aggregateFolders(root: string, name: SubgraphName): string[] {
  const folder = join(root, 'subgraphs', name);
  return readdirSync(folder)
    .filter((entry) => existsSync(join(folder, entry, 'aggregate.ts')))
    .sort();
}

/** What the contracts of all subgraphs that keep records have in common. */
function kitTypes(contracts: readonly string[]): Promise<string> {
  return contractTypes({
    sdl: sharedEnumerations(contracts),
    source: 'what alliances, activities and resources share',
    ofAggregates: false,
  });
}

async function formatted(path: string, text: string): Promise<string> {
  const options = await resolveConfig(path);
  return format(text, { ...options, filepath: path });
}
