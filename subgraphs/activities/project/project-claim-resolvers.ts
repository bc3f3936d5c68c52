import { stub, type Stub } from '../../kit/values/stub.ts';
import { isOverdue } from './claim-standing.ts';
import type { ActivitiesContext } from '../context.ts';
import type { ProjectClaimRow } from './project-claim.ts';

type Context = ActivitiesContext;

export const projectClaimResolvers = {
  __resolveReference: ({ id }: Stub, context: Context) =>
    context.claim.load(id),
  project: ({ projectId }: ProjectClaimRow, _: unknown, context: Context) =>
    context.project.load(projectId),
  unit: ({ unitId }: ProjectClaimRow) => stub(unitId),
  overdue: (claim: ProjectClaimRow, _: unknown, { today }: Context) =>
    isOverdue(claim, today),
};
