/** `npm run build`: the sources to dist/, with the data files beside them. */
import { execFileSync } from 'node:child_process';
import { cp, glob, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';

const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const dataFiles = [
  'schema/*.graphql',
  'demo/**/*.yaml',
  'subgraphs/**/*.json',
  'console/dist/**/*.*',
];

await rm('dist', { recursive: true, force: true });
execFileSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
for await (const file of glob(dataFiles)) {
  await cp(file, `dist/${file}`);
}
