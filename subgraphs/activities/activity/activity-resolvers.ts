import { orUnknown, withKnownTotal } from '../../kit/read/known-extent.ts';
import { isFromText } from '../../kit/values/provenance.ts';
import type { ListArguments } from '../../kit/read/loaders.ts';
import { stub, type Stub } from '../../kit/values/stub.ts';
import type { ActivitiesContext } from '../context.ts';
import type { ActivityRow } from './activity.ts';

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
  hosts: async (activity: ActivityRow, _: unknown, context: Context) => {
    const links = await context.hostsOfActivity.load(activity.id);
    const hosts = links.map(({ unitId }) => stub(unitId));
    return orUnknown(hosts, !isFromText(activity));
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
    activity: ActivityRow,
    args: ListArguments,
    context: Context,
  ) =>
    withKnownTotal(
      context.participationsOfActivity.of(activity.id, args),
      () => !isFromText(activity),
    ),
  outcomes: async (activity: ActivityRow, _: unknown, context: Context) =>
    orUnknown(
      await context.outcomesOfActivity.load(activity.id),
      !isFromText(activity),
    ),
};
