import {
  coverageOf,
  orUnknown,
  withKnownTotal,
} from '../../kit/read/known-extent.ts';
import { isFromText } from '../../kit/values/provenance.ts';
import { stub } from '../../kit/values/stub.ts';
import type { Resolvers } from '../contract/generated.ts';
import { keepsLog } from '../log/keeps-log.ts';
import { alliancesOfActivity } from './activity-alliance.ts';
import { hostsOfActivity } from './activity-host.ts';
import { activityList } from './activity-list.ts';
import type { ActivityRow } from './activity.ts';

declare module '../contract/generated.ts' {
  interface Rows {
    Activity: ActivityRow;
  }
}

export const activityResolvers: Resolvers = {
  Query: {
    activity: (_, { id }, context) => context.byId('Activity').load(id),
    activities: (_, args, context) => context.list(activityList).all(args),
  },
  Activity: {
    alliances: async ({ id }, _, context) => {
      const links = await context.once(alliancesOfActivity).load(id);
      return links.map(({ allianceId }) => stub(allianceId));
    },
    hosts: async (activity, _, context) => {
      const links = await context.once(hostsOfActivity).load(activity.id);
      const hosts = links.map(({ unitId }) => stub(unitId));
      return orUnknown(hosts, !isFromText(activity));
    },
    need: ({ needKind, needRaisedOn, needReference }) =>
      needKind !== null && needRaisedOn !== null
        ? { kind: needKind, raisedOn: needRaisedOn, reference: needReference }
        : null,
  },
  Alliance: {
    activities: ({ id }, args, context) =>
      withKnownTotal(context.list(activityList).of(id, args), () =>
        context.once(keepsLog).load(id),
      ),
    activityRecords: async ({ id }, _, context) =>
      coverageOf(await context.once(keepsLog).load(id), () =>
        context.list(activityList).of(id, {}).recordedCount(),
      ),
  },
};
