import { column, truth } from '../../kit/read/filter.ts';
import type { ListOf } from '../../kit/read/list-shape.ts';
import type { QueryAlliancesArgs } from '../contract/generated.ts';
import { allianceEntity, type AllianceRow } from './alliance.ts';
import { crossesDistricts, takesPartIn, takingPart } from './taking-part.ts';

/**
 * Alliances in order of id; as a field of a district, those that take part in
 * it.
 */
export const allianceList: ListOf<AllianceRow, QueryAlliancesArgs> = {
  entity: allianceEntity,
  order: ['id'],
  link: takingPart,
  filters: {
    id: column('row.id', 'id'),
    name: column('row.name', 'text'),
    type: column('row.type', 'enum'),
    state: column('row.state', 'enum'),
    district: takesPartIn(),
    crossDistrict: truth(crossesDistricts),
    memberRecords: column('row.memberRecords', 'enum'),
    provenance: column('row.provenance', 'enum'),
  },
};
