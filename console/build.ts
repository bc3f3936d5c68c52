/**
 * Bundles the console's pages into console/dist, or into the folder given as
 * the first argument. It is npm's `prepare`: quick, and silent when all is well.
 */
import {
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { BuildOptions, Metafile, Plugin } from 'esbuild';

import { compressAssets } from './compress-assets.ts';
import { collectLicences } from './licences.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const pages = ['home', 'explorer'] as const;

/** The web workers of GraphiQL's editor (Monaco), by the label it asks for. */
const workers = {
  editor: 'monaco-editor/esm/vs/editor/editor.worker.js',
  graphql: 'monaco-graphql/esm/graphql.worker.js',
  json: 'monaco-editor/esm/vs/language/json/json.worker.js',
} as const;

/**
 * Monaco bundles an old DOMPurify with known vulnerabilities; this resolves it
 * to the current package instead.
 */
const currentPurifier: Plugin = {
  name: 'current-dompurify',
  setup(build) {
    build.onResolve({ filter: /\/dompurify\/dompurify\.js$/ }, () => ({
      path: join(here, 'explorer/dompurify.ts'),
    }));
  },
};

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  plugins: [currentPurifier],
  keepNames: true, // GraphiQL names its icons after their functions
  metafile: true,
  target: ['chrome109', 'firefox115', 'safari16'],
  jsx: 'automatic',
  legalComments: 'none', // dist/licences.txt has them whole
  logLevel: 'warning',
  // GraphiQL imports these packages by old names that resolve to CommonJS. In a
  // lazy import esbuild gives those no named exports, which fails at run time
  // with "Couldn't resolve parser".
  alias: {
    'prettier/parser-babel': 'prettier/plugins/babel',
    'prettier/parser-graphql': 'prettier/plugins/graphql',
  },
  loader: { '.ttf': 'file', '.svg': 'file' },
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  publicPath: '/assets',
  define: { 'process.env.NODE_ENV': '"production"' },
} satisfies BuildOptions;

await main(resolve(process.argv[2] ?? join(here, 'dist')));

async function main(outdir: string): Promise<void> {
  const esbuild = await findEsbuild();
  if (esbuild === undefined) {
    console.error('console: not built, esbuild is not installed');
    return;
  }
  // Built in a temporary folder and then renamed, so that a running server
  // never reads half a build.
  const staging = `${outdir}.${process.pid}`;
  try {
    const assets = join(staging, 'assets');
    const built = await esbuild.build({
      ...common,
      entryPoints: workers,
      outdir: assets,
      format: 'iife',
    });
    const { metafile } = await esbuild.build({
      ...common,
      entryPoints: pages.map((page) => ({
        in: join(here, page, 'main.tsx'),
        out: page,
      })),
      outdir: assets,
      format: 'esm',
      splitting: true,
      define: { ...common.define, WORKERS: workerUrls(built.metafile) },
    });
    for (const page of pages) await writePage(staging, page, metafile);
    await dropStrayStyles(assets, metafile);
    await compressAssets(assets);
    await writeFile(
      join(staging, 'licences.txt'),
      await collectLicences(root, [built.metafile, metafile]),
    );
    await rm(outdir, { recursive: true, force: true });
    await rename(staging, outdir);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/**
 * Undefined if esbuild is not installed: npm runs `prepare` also in an install
 * without development dependencies.
 */
async function findEsbuild(): Promise<typeof import('esbuild') | undefined> {
  try {
    return await import('esbuild');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

function workerUrls({ outputs }: Metafile): string {
  const urls = Object.fromEntries(
    Object.entries(outputs).flatMap(([file, { entryPoint }]) => {
      const label = Object.keys(workers).find((name) =>
        basename(file).startsWith(`${name}-`),
      );
      return entryPoint === undefined || label === undefined
        ? []
        : [[label, assetUrl(file)]];
    }),
  );
  return JSON.stringify(urls);
}

/** Writes <page>/index.html: the template with the hashed names filled in. */
async function writePage(
  folder: string,
  page: string,
  { outputs }: Metafile,
): Promise<void> {
  const entry = Object.entries(outputs).find(
    ([, { entryPoint }]) => entryPoint === `console/${page}/main.tsx`,
  );
  if (entry === undefined)
    throw new Error(`esbuild made no script for ${page}`);
  const [script, { cssBundle, imports }] = entry;
  const icon = Object.keys(outputs).find((file) => file.endsWith('.svg')) ?? '';
  const head = [
    `<link rel="icon" type="image/svg+xml" href="${assetUrl(icon)}" />`,
    ...(cssBundle === undefined
      ? []
      : [`<link rel="stylesheet" href="${assetUrl(cssBundle)}" />`]),
    ...imports
      .filter(({ kind }) => kind === 'import-statement')
      .map(
        ({ path }) => `<link rel="modulepreload" href="${assetUrl(path)}" />`,
      ),
    `<script type="module" src="${assetUrl(script)}"></script>`,
  ];
  const template = await readFile(join(here, page, 'index.html'), 'utf8');
  await mkdir(join(folder, page), { recursive: true });
  await writeFile(
    join(folder, page, 'index.html'),
    template.replace('<!-- assets -->', () => head.join('\n    ')),
  );
}

/**
 * Deletes the stylesheets that esbuild writes for lazy imports. Nothing loads
 * them: each page's own stylesheet already contains their rules.
 */
async function dropStrayStyles(
  assets: string,
  { outputs }: Metafile,
): Promise<void> {
  const linked = new Set(
    Object.values(outputs).flatMap(({ entryPoint = '', cssBundle = '' }) =>
      entryPoint.startsWith('console/') ? [basename(cssBundle)] : [],
    ),
  );
  const styles = (await readdir(assets)).filter((file) =>
    file.endsWith('.css'),
  );
  for (const file of styles) {
    if (!linked.has(file)) await rm(join(assets, file));
  }
}

function assetUrl(file: string): string {
  return `/assets/${basename(file)}`;
}
