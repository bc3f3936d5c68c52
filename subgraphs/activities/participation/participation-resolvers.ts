import { withKnownTotal } from '../../kit/read/known-extent.ts';
import { isFromText } from '../../kit/values/provenance.ts';
import { stub } from '../../kit/values/stub.ts';
import type { Resolvers } from '../contract/generated.ts';
import { isInLogs } from './is-in-logs.ts';
import {
  participationsOfActivityList,
  participationsOfUnitList,
} from './participation-lists.ts';
import type { ParticipationRow } from './participation.ts';

declare module '../contract/generated.ts' {
  interface Rows {
    Participation: ParticipationRow;
  }
}

export const participationResolvers: Resolvers = {
  Participation: {
    activity: ({ activityId }, _, context) =>
      context.referred('Activity', activityId),
    unit: ({ unitId }) => stub(unitId),
  },
  Activity: {
    participations: (activity, args, context) =>
      withKnownTotal(
        context.list(participationsOfActivityList).of(activity.id, args),
        () => !isFromText(activity),
      ),
  },
  Unit: {
    participations: ({ id }, args, context) =>
      withKnownTotal(context.list(participationsOfUnitList).of(id, args), () =>
        context.once(isInLogs).load(id),
      ),
  },
};
