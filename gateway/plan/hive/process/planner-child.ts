/**
 * The process the planner runs in: see `planner-process.ts`. It plans what it
 * is told, one after the other, and ends when its parent is gone.
 */
import { QueryPlanner } from '@graphql-hive/router-query-planner';
import type {
  PlannerAnswer,
  PlannerAnswers,
  PlannerJob,
  PlannerMessage,
  PlannerReady,
} from './planner-process.ts';

const sdls = new Map<number, string>();
const planners = new Map<number, QueryPlanner>();

process.on('message', (message: PlannerMessage) => {
  switch (message.kind) {
    case 'open':
      sdls.set(message.planner, message.sdl);
      break;
    case 'close':
      sdls.delete(message.planner);
      planners.delete(message.planner);
      break;
    case 'plan':
      process.send?.(message.jobs.map(answer) satisfies PlannerAnswers);
      break;
  }
});
process.on('disconnect', () => process.exit());
process.send?.('ready' satisfies PlannerReady);

function answer(job: PlannerJob): PlannerAnswer {
  const { query, operationName, labels, percentage } = job;
  try {
    const planner = plannerOf(job.planner);
    return {
      plan: planner.plan(query, operationName, new Set(labels), percentage),
    };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

function plannerOf(number: number): QueryPlanner {
  const planner =
    planners.get(number) ?? new QueryPlanner(sdls.get(number) ?? '');
  planners.set(number, planner);
  return planner;
}
