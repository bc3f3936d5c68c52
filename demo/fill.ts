import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

import type { DataSource } from 'typeorm';

import { activitiesModel } from '../subgraphs/activities/model.ts';
import { alliancesModel } from '../subgraphs/alliances/model.ts';
import {
  openDatabase,
  type DatabaseModel,
} from '../subgraphs/kit/storage/database.ts';
import { organizationsModel } from '../subgraphs/organizations/model.ts';
import { resourcesModel } from '../subgraphs/resources/model.ts';
import {
  demoVersion,
  readDemoVersion,
  writeDemoVersion,
} from './demo-version.ts';
import {
  fillDistrictSystems,
  type DistrictSystemPaths,
} from './districts/fill.ts';
import { fillOrganizations } from './fill-organizations.ts';
import { fillPlatform } from './fill-platform.ts';

export interface DemoFilling {
  /** Where the demo's files are to be; its parent must be writable. */
  readonly directory: string;
  /** Told each step, in words for a human. */
  readonly progress?: (step: string) => void;
}

/** Where the demo's files are. */
export interface DemoFiles {
  /** Holds `{subgraph}.sqlite` of each of the four subgraphs. */
  readonly directory: string;
  readonly districtSystems: DistrictSystemPaths;
}

/** A directory that the demo must not be written to. */
export class DemoError extends Error {
  override readonly name = 'DemoError';
}

/**
 * Fills a directory with the demo, unless the same version is there already;
 * replaces another version. The files are made in a sibling directory that
 * takes its name when it is complete. Throws DemoError rather than replace
 * files that are no demo.
 */
export async function fillDemo({
  directory,
  progress = () => undefined,
}: DemoFilling): Promise<DemoFiles> {
  const target = resolve(directory);
  const version = await demoVersion();
  if ((await readDemoVersion(target)) === version) {
    progress('The demo is already there');
    return demoFiles(target);
  }
  await requireReplaceable(target);
  await mkdir(dirname(target), { recursive: true });
  await removeLeftovers(target);
  const filling = await mkdtemp(`${siblingPrefix(target)}${process.pid}-`);
  try {
    await fillFiles(filling, progress);
    await writeDemoVersion(filling, version);
    await replace(target, filling);
  } finally {
    await rm(filling, { recursive: true, force: true });
  }
  progress('The demo is complete');
  return demoFiles(target);
}

function demoFiles(directory: string): DemoFiles {
  return {
    directory,
    districtSystems: {
      lqydj: join(directory, 'lqy_dj.sqlite'),
      fzhlw: join(directory, 'fz_hlw.sqlite'),
      jszz: join(directory, 'jszz.sqlite'),
      hmtz: join(directory, 'hmtz.xlsx'),
    },
  };
}

async function requireReplaceable(target: string): Promise<void> {
  if ((await readDemoVersion(target)) !== null) return;
  const entries = await readDirectory(target);
  if (entries.length > 0) {
    throw new DemoError(
      `Expected ${target} to be empty, absent or an earlier demo, but got a directory with ${entries[0] ?? ''}; choose another directory.`,
    );
  }
}

async function fillFiles(
  directory: string,
  progress: (step: string) => void,
): Promise<void> {
  progress('Writing the four district systems');
  await fillDistrictSystems({ directory });
  progress('Writing the aliases of units');
  await withDatabase(
    directory,
    'organizations',
    organizationsModel,
  )(fillOrganizations);
  progress('Writing the facts of the article and the fictional alliances');
  await withDatabase(
    directory,
    'alliances',
    alliancesModel,
  )((alliances) =>
    withDatabase(
      directory,
      'activities',
      activitiesModel,
    )((activities) =>
      withDatabase(
        directory,
        'resources',
        resourcesModel,
      )((resources) => fillPlatform({ alliances, activities, resources })),
    ),
  );
}

/** Closes the database afterwards, so that its file is whole. */
function withDatabase(directory: string, name: string, model: DatabaseModel) {
  return async (fill: (dataSource: DataSource) => Promise<void>) => {
    const url = `sqlite:${join(directory, `${name}.sqlite`)}`;
    const dataSource = await openDatabase(url, model);
    try {
      await fill(dataSource);
    } finally {
      await dataSource.destroy();
    }
  };
}

/** What is at `target` is whole at every moment, or absent between renames. */
async function replace(target: string, filled: string): Promise<void> {
  const replaced = `${filled}-replaced`;
  const existed = await renameIfPresent(target, replaced);
  try {
    await rename(filled, target);
  } catch (error) {
    if (existed) await rename(replaced, target);
    throw error;
  }
  await rm(replaced, { recursive: true, force: true });
}

async function renameIfPresent(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** What an earlier process left that ended before it was done. */
async function removeLeftovers(target: string): Promise<void> {
  const parent = dirname(target);
  const prefix = basename(siblingPrefix(target));
  for (const name of await readDirectory(parent)) {
    if (!name.startsWith(prefix)) continue;
    if (isRunning(parseInt(name.slice(prefix.length), 10))) continue;
    await rm(join(parent, name), { recursive: true, force: true });
  }
}

function siblingPrefix(target: string): string {
  return `${target}.filling-`;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function readDirectory(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
