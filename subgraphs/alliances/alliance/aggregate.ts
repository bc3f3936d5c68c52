import type { Aggregate } from '../../kit/records/aggregate.ts';
import { allianceDistrictEntity } from './alliance-district.ts';
import { allianceResolvers } from './alliance-resolvers.ts';
import { allianceEntity } from './alliance.ts';
import { suspensionEntity } from './suspension.ts';

export const allianceAggregate: Aggregate = {
  records: [
    { type: 'Alliance', entity: allianceEntity },
    { entity: allianceDistrictEntity },
    { type: 'Suspension', entity: suspensionEntity },
  ],
  resolvers: allianceResolvers,
};
