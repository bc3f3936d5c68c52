import { stub, type Stub } from '../../kit/values/stub.ts';
import type { ActivitiesContext } from '../context.ts';
import type { AgendaItemRow } from './agenda-item.ts';
import type { JointConferenceRow } from './joint-conference.ts';

type Context = ActivitiesContext;

export const jointConferenceResolvers = {
  __resolveReference: ({ id }: Stub, context: Context) =>
    context.conference.load(id),
  alliance: ({ allianceId }: JointConferenceRow) => stub(allianceId),
  agenda: ({ id }: JointConferenceRow, _: unknown, context: Context) =>
    context.agendaOfConference.load(id),
  resolutions: ({ id }: JointConferenceRow, _: unknown, context: Context) =>
    context.resolutionsOfConference.load(id),
};

export const agendaItemResolvers = {
  __resolveReference: ({ id }: Stub, context: Context) =>
    context.agendaItem.load(id),
  proposedBy: ({ proposedById }: AgendaItemRow) => stub(proposedById),
};

export const resolutionResolvers = {
  __resolveReference: ({ id }: Stub, context: Context) =>
    context.resolution.load(id),
};
