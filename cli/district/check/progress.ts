import {
  Listr,
  ListrLogger,
  ProcessOutput,
  type ListrDefaultRendererLogLevels,
  type ListrLogLevels,
} from 'listr2';

import type { Bilingual } from '../../../onboarding/check/bilingual.ts';

/** How a step that is shown ended, and what to say beside its title. */
export interface ShownEnd {
  readonly status: 'passed' | 'warned' | 'failed' | 'skipped';
  readonly note: string;
}

/** A step whose progress is shown on stderr. */
export interface ShownTask {
  readonly title: Bilingual;
  readonly run: (progress: (text: string) => void) => Promise<ShownEnd>;
}

/** Beside the title of a step that failed; the result says why. */
const failedMark = '见结果 see the result';

/** How often a long step says how far it is, in milliseconds. */
const progressEvery = 1_000;

/** Runs steps one after another; plain lines where stderr is no terminal. */
export async function showTasks(tasks: readonly ShownTask[]): Promise<void> {
  const list = new Listr(
    tasks.map(({ title, run }) => ({
      title: `${title.zh} ${title.en}`,
      task: async (_: unknown, shown: ShownLine) => {
        const end = await run(seldom((text) => (shown.output = text)));
        if (end.status === 'failed') throw new Error(failedMark);
        if (end.status === 'skipped') shown.skip();
        const mark = end.status === 'warned' ? ' ⚠' : '';
        if (end.note !== '') shown.title = `${shown.title}${mark}: ${end.note}`;
      },
    })),
    {
      exitOnError: false,
      registerSignalListeners: false,
      renderer: 'default',
      rendererOptions: {
        logger: loggerOnStderr<ListrDefaultRendererLogLevels>(),
      },
      fallbackRenderer: 'simple',
      fallbackRendererOptions: { logger: loggerOnStderr<ListrLogLevels>() },
      // Listr asks stdout, which has the result only.
      fallbackRendererCondition: !process.stderr.isTTY,
    },
  );
  await list.run();
}

function loggerOnStderr<Levels extends string>(): ListrLogger<Levels> {
  const processOutput = new ProcessOutput(process.stderr, process.stderr);
  return new ListrLogger<Levels>({ processOutput });
}

/** The part of listr's task that is used. */
interface ShownLine {
  title: string;
  output: string;
  skip(message?: string): void;
}

function seldom(show: (text: string) => void): (text: string) => void {
  let last = performance.now();
  return (text) => {
    const now = performance.now();
    if (now - last < progressEvery) return;
    last = now;
    show(text);
  };
}
