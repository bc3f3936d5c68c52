import type { ListArguments } from '../../kit/loaders.ts';
import { stub, type Stub } from '../../kit/stub.ts';
import type { ActivitiesContext } from '../context.ts';
import type { ActivityRow } from '../entities/activity.ts';

type Context = ActivitiesContext;

export const activityQueries = {
  activity: (_: unknown, { id }: Stub, context: Context) =>
    context.activity.load(id),
  activities: (_: unknown, args: ListArguments, context: Context) =>
    context.activities.all(args),
};

export const activityResolvers = {
  __resolveReference: ({ id }: Stub, context: Context) =>
    context.activity.load(id),
  alliances: async ({ id }: ActivityRow, _: unknown, context: Context) => {
    const links = await context.alliancesOfActivity.load(id);
    return links.map(({ allianceId }) => stub(allianceId));
  },
  hosts: async ({ id }: ActivityRow, _: unknown, context: Context) => {
    const links = await context.hostsOfActivity.load(id);
    return links.map(({ unitId }) => stub(unitId));
  },
  need: (activity: ActivityRow) =>
    activity.needKind !== null && activity.needRaisedOn !== null
      ? {
          kind: activity.needKind,
          raisedOn: activity.needRaisedOn,
          reference: activity.needReference,
        }
      : null,
  participations: (
    { id }: ActivityRow,
    args: ListArguments,
    context: Context,
  ) => context.participationsOfActivity.of(id, args),
  outcomes: ({ id }: ActivityRow, _: unknown, context: Context) =>
    context.outcomesOfActivity.load(id),
};
