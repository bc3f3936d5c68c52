import type { Aggregate } from '../../kit/records/aggregate.ts';
import { activityAllianceEntity } from './activity-alliance.ts';
import { activityHostEntity } from './activity-host.ts';
import { activityResolvers } from './activity-resolvers.ts';
import { activityEntity } from './activity.ts';

export const activityAggregate: Aggregate = {
  records: [
    { type: 'Activity', entity: activityEntity },
    { entity: activityAllianceEntity },
    { entity: activityHostEntity },
  ],
  resolvers: activityResolvers,
};
