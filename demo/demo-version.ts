import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import { activitiesModel } from '../subgraphs/activities/model.ts';
import { alliancesModel } from '../subgraphs/alliances/model.ts';
import { organizationsModel } from '../subgraphs/organizations/model.ts';
import { resourcesModel } from '../subgraphs/resources/model.ts';

/** Written last: a directory that has it is complete. */
const marker = 'demo.json';

const markerSchema = z.object({ version: z.string() });

/**
 * A digest of the demo's sources and of the databases' migrations, so that
 * nobody has to raise a version number.
 */
export async function demoVersion(): Promise<string> {
  const hash = createHash('sha256');
  const folder = import.meta.dirname;
  const names = await readdir(folder, { recursive: true });
  for (const name of names.filter(isSource).sort()) {
    hash.update(`${name}\0`).update(await readFile(join(folder, name)));
  }
  const models = [
    organizationsModel,
    alliancesModel,
    activitiesModel,
    resourcesModel,
  ];
  for (const { migrations } of models) {
    for (const { name } of migrations) hash.update(`${name}\0`);
  }
  return hash.digest('hex').slice(0, 16);
}

/** The version of the demo in a directory; null if it holds no demo. */
export async function readDemoVersion(
  directory: string,
): Promise<string | null> {
  try {
    const text = await readFile(join(directory, marker), 'utf8');
    const { data } = markerSchema.safeParse(JSON.parse(text));
    return data?.version ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

export async function writeDemoVersion(
  directory: string,
  version: string,
): Promise<void> {
  await writeFile(
    join(directory, marker),
    `${JSON.stringify({ version }, null, 2)}\n`,
  );
}

function isSource(name: string): boolean {
  return /\.(ts|js|yaml)$/u.test(name) && !name.endsWith('.d.ts');
}
