/**
 * The entry of the planner's process; see `planner-process.ts`. It handles one
 * job after the other and ends when its parent has gone.
 */
import { flushCompileCache } from 'node:module';
import { QueryPlanner } from '@graphql-hive/router-query-planner';
import type {
  PlannerAnswer,
  PlannerAnswers,
  PlannerJob,
  PlannerMessage,
  PlannerReady,
} from './planner-message.ts';

const sdls = new Map<number, string>();
const planners = new Map<number, QueryPlanner>();
/** Why supergraphs were refused; trying again would take just as long. */
const refusals = new Map<number, string>();

process.on('message', (message: PlannerMessage) => {
  switch (message.kind) {
    case 'open':
      sdls.set(message.planner, message.sdl);
      break;
    case 'close':
      sdls.delete(message.planner);
      planners.delete(message.planner);
      refusals.delete(message.planner);
      break;
    case 'work':
      process.send?.(message.jobs.map(answer) satisfies PlannerAnswers);
      break;
  }
});
process.on('disconnect', () => process.exit());
process.send?.('ready' satisfies PlannerReady);
// Written now, because the process ends by being killed.
flushCompileCache();

function answer(job: PlannerJob): PlannerAnswer {
  try {
    const planner = plannerOf(job.planner);
    if (job.kind === 'build') return { built: true };
    const { query, operationName, labels, percentage } = job;
    return {
      plan: planner.plan(query, operationName, new Set(labels), percentage),
    };
  } catch (error) {
    return { failure: messageOf(error) };
  }
}

function plannerOf(number: number): QueryPlanner {
  const known = planners.get(number);
  if (known) return known;
  const refusal = refusals.get(number);
  if (refusal !== undefined) throw new Error(refusal);
  try {
    const planner = new QueryPlanner(sdls.get(number) ?? '');
    planners.set(number, planner);
    return planner;
  } catch (error) {
    refusals.set(number, messageOf(error));
    throw error;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
