import {
  coverageOf,
  orUnknown,
  withKnownTotal,
} from '../../kit/read/known-extent.ts';
import type { ListArguments } from '../../kit/read/loaders.ts';
import type { Stub } from '../../kit/values/stub.ts';
import type { ActivitiesContext } from '../context.ts';
import type { JointConferenceRow } from '../conference/joint-conference.ts';

type Context = ActivitiesContext;

/** What the activities subgraph adds to an alliance. */
export const allianceResolvers = {
  activities: ({ id }: Stub, args: ListArguments, context: Context) =>
    withKnownTotal(context.activities.of(id, args), () =>
      context.keepsLog.load(id),
    ),
  projects: ({ id }: Stub, args: ListArguments, context: Context) =>
    withKnownTotal(context.projects.of(id, args), () =>
      context.keepsLog.load(id),
    ),
  activityRecords: async ({ id }: Stub, _: unknown, context: Context) =>
    coverageOf(await context.keepsLog.load(id), () =>
      context.activities.of(id, {}).recordedCount(),
    ),
  conferences: async ({ id }: Stub, _: unknown, context: Context) =>
    orUnknown(
      newestFirst(await context.conferencesOfAlliance.load(id)),
      await context.keepsLog.load(id),
    ),
  trainingPlans: async ({ id }: Stub, _: unknown, context: Context) =>
    orUnknown(
      await context.trainingPlansOfAlliance.load(id),
      await context.keepsLog.load(id),
    ),
  facts12m: ({ id }: Stub, _: unknown, context: Context) =>
    context.facts12m(id),
};

/** Conferences of one day stay in id order. */
function newestFirst(rows: readonly JointConferenceRow[]) {
  return rows.toSorted((one, other) =>
    one.heldOn === other.heldOn ? 0 : one.heldOn < other.heldOn ? 1 : -1,
  );
}
