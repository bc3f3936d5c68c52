import type { ListArguments } from '../../kit/loaders.ts';
import type { Stub } from '../../kit/stub.ts';
import type { ActivitiesContext } from '../context.ts';
import type { JointConferenceRow } from '../entities/joint-conference.ts';

type Context = ActivitiesContext;

/** What the activities subgraph adds to an alliance. */
export const allianceResolvers = {
  activities: ({ id }: Stub, args: ListArguments, context: Context) =>
    context.activities.of(id, args),
  projects: ({ id }: Stub, args: ListArguments, context: Context) =>
    context.projects.of(id, args),
  conferences: async ({ id }: Stub, _: unknown, context: Context) =>
    newestFirst(await context.conferencesOfAlliance.load(id)),
  trainingPlans: ({ id }: Stub, _: unknown, context: Context) =>
    context.trainingPlansOfAlliance.load(id),
  facts12m: ({ id }: Stub, _: unknown, context: Context) =>
    context.facts12m(id),
};

/** Conferences of one day stay in id order. */
function newestFirst(rows: readonly JointConferenceRow[]) {
  return rows.toSorted((one, other) =>
    one.heldOn === other.heldOn ? 0 : one.heldOn < other.heldOn ? 1 : -1,
  );
}
