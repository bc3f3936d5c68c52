import { orUnknown } from '../../kit/read/known-extent.ts';
import { isFromText } from '../../kit/values/provenance.ts';
import type { ListArguments } from '../../kit/read/loaders.ts';
import { stub, type Stub } from '../../kit/values/stub.ts';
import type { ActivitiesContext } from '../context.ts';
import type { ProjectRow } from './project.ts';

type Context = ActivitiesContext;

export const projectQueries = {
  project: (_: unknown, { id }: Stub, context: Context) =>
    context.project.load(id),
  projects: (_: unknown, args: ListArguments, context: Context) =>
    context.projects.all(args),
};

export const projectResolvers = {
  __resolveReference: ({ id }: Stub, context: Context) =>
    context.project.load(id),
  alliance: ({ allianceId }: ProjectRow) => stub(allianceId),
  claims: async (project: ProjectRow, _: unknown, context: Context) =>
    orUnknown(
      await context.claimsOfProject.load(project.id),
      !isFromText(project),
    ),
};
