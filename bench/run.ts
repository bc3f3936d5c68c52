import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { isPinned, pinSelf } from './child.ts';
import { measure, type Outcome } from './measure.ts';
import { help, type Options, parseOptions } from './options.ts';
import { buildOwn } from './own-files.ts';
import { describeRun, printRow, printTables, type Row } from './report.ts';
import { type Scene, startScene } from './scene.ts';
import type { Workload } from './workload.ts';

const options = readOptions();
if (options === 'help') {
  process.stdout.write(help);
} else {
  const rows = await runAll(options);
  const run = describeRun(options, rows);
  const text = `${JSON.stringify(run, null, 2)}\n`;
  writeFileSync(resolve(options.output), text);
  process.stdout.write(options.json ? text : printTables(rows));
  if (rows.some(hasFailed)) process.exitCode = 1;
}

function readOptions(): Options | 'help' {
  try {
    return parseOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`bench: ${(error as Error).message}\n`);
    process.exit(2);
  }
}

interface GrowingRow extends Row {
  readonly outcomes: Outcome[];
}

/** Gateway after gateway on a workload, so that what drifts hits all alike. */
async function runAll(chosen: Options): Promise<readonly Row[]> {
  if (!isPinned()) note('No second core or no taskset: nothing is pinned.');
  pinSelf();
  buildOwn();
  const rows: GrowingRow[] = chosen.workloads.flatMap((workload) =>
    chosen.gateways.map((gateway) => ({ gateway, workload, outcomes: [] })),
  );
  const references = new Map<string, unknown>();
  for (let round = 0; round < chosen.rounds; round++) {
    for (const workload of chosen.workloads) {
      const own = rows.filter((row) => row.workload === workload);
      await withScene(workload, own, async (scene) => {
        for (const row of own) {
          const { gateway } = row;
          const { limits } = chosen;
          row.outcomes.push(
            await measure({ gateway, workload, scene, limits, references }),
          );
          note(printRow(row));
        }
      });
    }
  }
  return rows;
}

/** A scene that does not start skips the workload and not the run. */
async function withScene(
  workload: Workload,
  rows: readonly GrowingRow[],
  work: (scene: Scene) => Promise<void>,
): Promise<void> {
  let scene: Scene;
  try {
    scene = await startScene(workload.scene);
  } catch (error) {
    const { message: reason } = error as Error;
    for (const row of rows) row.outcomes.push({ kind: 'skipped', reason });
    note(`${workload.name}: skipped: ${reason}`);
    return;
  }
  try {
    await work(scene);
  } finally {
    await scene.stop();
  }
}

function hasFailed({ outcomes }: Row): boolean {
  return outcomes.some(({ kind }) => kind === 'failed');
}

/** Progress goes to stderr: stdout has the tables, or JSON. */
function note(line: string): void {
  process.stderr.write(`${line}\n`);
}
