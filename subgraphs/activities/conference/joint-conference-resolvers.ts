import { orUnknown } from '../../kit/read/known-extent.ts';
import { stub } from '../../kit/values/stub.ts';
import type { Resolvers } from '../contract/generated.ts';
import { keepsLog } from '../log/keeps-log.ts';
import { agendaOfConference, type AgendaItemRow } from './agenda-item.ts';
import {
  conferencesOfAlliance,
  type JointConferenceRow,
} from './joint-conference.ts';
import { resolutionsOfConference, type ResolutionRow } from './resolution.ts';

declare module '../contract/generated.ts' {
  interface Rows {
    JointConference: JointConferenceRow;
    AgendaItem: AgendaItemRow;
    Resolution: ResolutionRow;
  }
}

export const jointConferenceResolvers: Resolvers = {
  JointConference: {
    alliance: ({ allianceId }) => stub(allianceId),
    agenda: ({ id }, _, context) => context.once(agendaOfConference).load(id),
    resolutions: ({ id }, _, context) =>
      context.once(resolutionsOfConference).load(id),
  },
  AgendaItem: {
    proposedBy: ({ proposedById }) => stub(proposedById),
  },
  Alliance: {
    conferences: async ({ id }, _, context) =>
      orUnknown(
        newestFirst(await context.once(conferencesOfAlliance).load(id)),
        await context.once(keepsLog).load(id),
      ),
  },
};

/** Newest first; conferences of the same day stay in order of id. */
function newestFirst(rows: readonly JointConferenceRow[]) {
  return rows.toSorted((one, other) =>
    one.heldOn === other.heldOn ? 0 : one.heldOn < other.heldOn ? 1 : -1,
  );
}
