import { orUnknown, withKnownTotal } from '../../kit/read/known-extent.ts';
import { isFromText } from '../../kit/values/provenance.ts';
import { stub } from '../../kit/values/stub.ts';
import type { Resolvers } from '../contract/generated.ts';
import { keepsLog } from '../log/keeps-log.ts';
import { isInLogs } from '../participation/is-in-logs.ts';
import { isOverdue } from './claim-standing.ts';
import {
  claimsOfProject,
  claimsOfUnit,
  type ProjectClaimRow,
} from './project-claim.ts';
import { projectList } from './project-list.ts';
import type { ProjectRow } from './project.ts';

declare module '../contract/generated.ts' {
  interface Rows {
    Project: ProjectRow;
    ProjectClaim: ProjectClaimRow;
  }
}

export const projectResolvers: Resolvers = {
  Query: {
    project: (_, { id }, context) => context.byId('Project').load(id),
    projects: (_, args, context) => context.list(projectList).all(args),
  },
  Project: {
    alliance: ({ allianceId }) => stub(allianceId),
    claims: async (project, _, context) =>
      orUnknown(
        await context.once(claimsOfProject).load(project.id),
        !isFromText(project),
      ),
  },
  ProjectClaim: {
    project: ({ projectId }, _, context) =>
      context.referred('Project', projectId),
    unit: ({ unitId }) => stub(unitId),
    overdue: (claim, _, { today }) => isOverdue(claim, today),
  },
  Alliance: {
    projects: ({ id }, args, context) =>
      withKnownTotal(context.list(projectList).of(id, args), () =>
        context.once(keepsLog).load(id),
      ),
  },
  Unit: {
    claims: async ({ id }, _, context) =>
      orUnknown(
        await context.once(claimsOfUnit).load(id),
        await context.once(isInLogs).load(id),
      ),
  },
};
