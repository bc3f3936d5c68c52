import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Metafile } from 'esbuild';

/** The licence text of each package whose code is in the bundles. */
export async function collectLicences(
  root: string,
  metafiles: readonly Metafile[],
): Promise<string> {
  const inputs = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const folders = new Set(
    inputs.flatMap((input) => packageFolder(input) ?? []),
  );
  const notices = await Promise.all(
    [...folders].sort().map((folder) => readNotice(join(root, folder))),
  );
  return notices.join(`\n${'-'.repeat(80)}\n\n`);
}

/**
 * The package's folder: `a/node_modules/@b/c/d.js` -> `a/node_modules/@b/c`.
 */
function packageFolder(input: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input)?.[0];
}

async function readNotice(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  ) as { name: string; version: string; license?: string };
  const files = (await readdir(folder)).filter((file) =>
    /^(?:licen[cs]e|notice|thirdpartynotices)/i.test(file),
  );
  const texts = await Promise.all(
    files.map((file) => readFile(join(folder, file), 'utf8')),
  );
  return [`${name} ${version} (${license ?? 'see below'})`, ...texts].join(
    '\n\n',
  );
}
