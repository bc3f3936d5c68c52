import {
  runStage,
  skipped,
  type Stage,
  type StageResult,
} from '../../../onboarding/check/stage.ts';
import { showTasks, type ShownEnd } from './progress.ts';

/** Runs steps in turn; those after a failure are skipped. */
export async function runStages(
  stages: readonly Stage[],
): Promise<readonly StageResult[]> {
  const results: StageResult[] = [];
  await showTasks(
    stages.map((stage) => ({
      title: stage.title,
      async run(progress): Promise<ShownEnd> {
        const isUseless = results.some(({ status }) => status === 'failed');
        const result = isUseless
          ? skipped(stage)
          : await runStage(stage, progress);
        results.push(result);
        // What failed is told once, in the result.
        const { status, detail } = result;
        return { status, note: detail ?? '' };
      },
    })),
  );
  return results;
}
