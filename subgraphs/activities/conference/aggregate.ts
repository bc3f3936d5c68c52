import type { Aggregate } from '../../kit/records/aggregate.ts';
import { agendaItemEntity } from './agenda-item.ts';
import { jointConferenceResolvers } from './joint-conference-resolvers.ts';
import { jointConferenceEntity } from './joint-conference.ts';
import { resolutionEntity } from './resolution.ts';

export const conferenceAggregate: Aggregate = {
  records: [
    { type: 'JointConference', entity: jointConferenceEntity },
    { type: 'AgendaItem', entity: agendaItemEntity },
    { type: 'Resolution', entity: resolutionEntity },
  ],
  resolvers: jointConferenceResolvers,
};
