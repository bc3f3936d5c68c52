import type { Aggregate } from '../../kit/records/aggregate.ts';
import { projectClaimEntity } from './project-claim.ts';
import { projectResolvers } from './project-resolvers.ts';
import { projectEntity } from './project.ts';

export const projectAggregate: Aggregate = {
  records: [
    { type: 'Project', entity: projectEntity },
    { type: 'ProjectClaim', entity: projectClaimEntity },
  ],
  resolvers: projectResolvers,
};
