import { stub, type Stub } from '../../kit/values/stub.ts';
import type { ActivitiesContext } from '../context.ts';
import type { ParticipationRow } from './participation.ts';

export const participationResolvers = {
  __resolveReference: ({ id }: Stub, context: ActivitiesContext) =>
    context.participation.load(id),
  activity: (
    { activityId }: ParticipationRow,
    _: unknown,
    context: ActivitiesContext,
  ) => context.activity.load(activityId),
  unit: ({ unitId }: ParticipationRow) => stub(unitId),
};
